package org.chartwarden.trials.screening;

import java.util.List;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.Standing;
import org.chartwarden.trials.parsing.ParsedCriterion;

/**
 * Lines of the result, one for each patient, written by hand since a run has millions of pairs. The
 * states of criteria are a letter each, in the order of the trial: {@code m} met, {@code n} not
 * met, {@code u} unknown, {@code c} conflicting, {@code a} not applicable, {@code -} not looked at.
 */
final class ScreeningLine {

  private static final char UNSEEN = '-';

  private final StringBuilder text;
  private boolean first = true;

  private ScreeningLine(String patient) {
    text = new StringBuilder("{\"patient\":").append(Json.writeValue(patient));
  }

  /** A patient who was matched. */
  static String matched(String patient, String day, List<ParsedTrial> trials, List<Standing> all) {
    ScreeningLine line = new ScreeningLine(patient);
    line.text.append(",\"asOf\":\"").append(day).append("\",\"trials\":[");
    for (int i = 0; i < trials.size(); i++) {
      List<ParsedCriterion> criteria = trials.get(i).criteria();
      Standing standing = all.get(i);
      line.trial(trials.get(i), standing.status(), standing.score().total());
      for (CriterionState state : standing.states()) {
        line.text.append(letter(state));
      }
      line.by(criteria, standing.deciding(criteria));
    }
    return line.text.append("]}\n").toString();
  }

  /** A patient whom the search index settled for every trial, whose chart was not read. */
  static String settled(String patient, List<ParsedTrial> trials, IndexScreen screen) {
    ScreeningLine line = new ScreeningLine("Patient/" + patient);
    line.text.append(",\"settledBy\":\"index\",\"trials\":[");
    for (int i = 0; i < trials.size(); i++) {
      List<ParsedCriterion> criteria = trials.get(i).criteria();
      int by = screen.settledBy(i, patient);
      line.trial(trials.get(i), MatchStatus.NOT_RELEVANT, 0);
      for (int place = 0; place < criteria.size(); place++) {
        line.text.append(place == by ? letter(CriterionState.NOT_MET) : UNSEEN);
      }
      line.by(criteria, List.of(by));
    }
    return line.text.append("]}\n").toString();
  }

  /** A patient who could not be matched. */
  static String problem(String patient, String code, String reason) {
    ScreeningLine line = new ScreeningLine("Patient/" + patient);
    line.text.append(",\"problem\":").append(Json.writeValue(code));
    line.text.append(",\"reason\":").append(Json.writeValue(reason));
    return line.text.append("}\n").toString();
  }

  private void trial(ParsedTrial trial, MatchStatus status, double score) {
    text.append(first ? "{\"trial\":" : ",{\"trial\":").append(Json.writeValue(trial.id()));
    first = false;
    long rounded = Math.round(score * 10_000);
    text.append(",\"status\":\"").append(status.code()).append("\",\"score\":");
    text.append(rounded / 10_000).append('.');
    text.append(Long.toString(10_000 + rounded % 10_000), 1, 5).append(",\"criteria\":\"");
  }

  private void by(List<ParsedCriterion> criteria, List<Integer> places) {
    text.append('"');
    String before = ",\"by\":[\"";
    for (int place : places) {
      text.append(before).append(criteria.get(place).criterion().id());
      before = "\",\"";
    }
    text.append(places.isEmpty() ? "}" : "\"]}");
  }

  private static char letter(CriterionState state) {
    return switch (state) {
      case MET -> 'm';
      case NOT_MET -> 'n';
      case UNKNOWN -> 'u';
      case CONFLICTING -> 'c';
      case NOT_APPLICABLE -> 'a';
    };
  }
}
