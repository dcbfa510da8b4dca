package org.chartwarden.trials.screening;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.platform.Json;

/**
 * Goes through the lines of a run, which are as many as there are patients and hold a match for
 * every trial each: no tree is made of them.
 */
final class TallyReader {

  private final JsonParser parser;
  private final Map<String, TrialTally> tallies;
  private String patient = "";

  private TallyReader(JsonParser parser, Map<String, TrialTally> tallies) {
    this.parser = parser;
    this.tallies = tallies;
  }

  /**
   * Adds all lines to the tallies of their trials.
   *
   * @param tallies by trial
   * @param each called before each line
   */
  static void read(Reader lines, Map<String, TrialTally> tallies, Runnable each)
      throws IOException {
    try (JsonParser parser = Json.mapper().createParser(lines)) {
      TallyReader reader = new TallyReader(parser, tallies);
      while (parser.nextToken() != null) {
        each.run();
        reader.line();
      }
    }
  }

  private void line() throws IOException {
    patient = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("patient")) {
        patient = parser.getText();
      } else if (name.equals("trials")) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          match();
        }
      } else if (value.isStructStart()) {
        parser.skipChildren();
      }
    }
  }

  private void match() throws IOException {
    String trial = "";
    String status = "";
    double score = 0;
    String criteria = "";
    List<String> by = List.of();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "trial" -> trial = parser.getText();
        case "status" -> status = parser.getText();
        case "score" -> score = parser.getDoubleValue();
        case "criteria" -> criteria = parser.getText();
        case "by" -> by = texts();
        default -> {
          if (value.isStructStart()) {
            parser.skipChildren();
          }
        }
      }
    }
    tallies.get(trial).add(patient, new TrialTally.Match(status, score, criteria, by));
  }

  private List<String> texts() throws IOException {
    List<String> all = new ArrayList<>();
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      all.add(parser.getText());
    }
    return all;
  }
}
