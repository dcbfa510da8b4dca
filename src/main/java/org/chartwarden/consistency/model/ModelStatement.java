package org.chartwarden.consistency.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.llm.ModelJson;

/**
 * A statement that a model says a note makes; nothing of it is believed yet. All members are text,
 * empty when the model left them out.
 *
 * @param kind lab, vital, medication, condition, procedure or input-output
 * @param about stay, history, plan or other
 * @param quote words that should stand in the note
 * @param name what is named, as it should stand in the quote
 * @param means its usual name
 * @param value a number, a pair of numbers or a result in words
 * @param unit unit of value or dose, as it should stand in the quote
 * @param route as it should stand in the quote
 * @param frequency as it should stand in the quote
 * @param status what is done with a drug
 * @param statusWords the words that say so
 * @param when words of time
 * @param side left, right or bilateral
 * @param absent whether the note says that it is not there
 */
record ModelStatement(
    String kind,
    String about,
    String quote,
    String name,
    String means,
    String value,
    String unit,
    String route,
    String frequency,
    String status,
    String statusWords,
    String when,
    String side,
    boolean absent) {

  private static final int MOST = 300;
  private static final int LONGEST = 400;

  /**
   * The statements of a reply.
   *
   * @param malformed how many entries have not the form of one
   */
  record Reply(List<ModelStatement> statements, int malformed) {
    Reply {
      statements = List.copyOf(statements);
    }
  }

  /** Reads a reply that is a JSON array; empty when it is none. */
  static Optional<Reply> read(String text) {
    if (!(ModelJson.read(text).orElse(null) instanceof ArrayNode entries)
        || entries.size() > MOST) {
      return Optional.empty();
    }
    List<ModelStatement> statements = new ArrayList<>();
    int malformed = 0;
    for (JsonNode entry : entries) {
      boolean form =
          entry.path("kind").isTextual()
              && entry.path("quote").isTextual()
              && entry.path("name").isTextual()
              && !entry.path("quote").asText().isBlank()
              && !entry.path("name").asText().isBlank()
              && entry.properties().stream().allMatch(member -> plain(member.getValue()));
      if (form) {
        statements.add(of(entry));
      } else {
        malformed++;
      }
    }
    return Optional.of(new Reply(statements, malformed));
  }

  private static boolean plain(JsonNode value) {
    return value.isValueNode() && value.asText().length() <= LONGEST;
  }

  private static ModelStatement of(JsonNode entry) {
    return new ModelStatement(
        text(entry, "kind"),
        text(entry, "about"),
        text(entry, "quote"),
        text(entry, "name"),
        text(entry, "means"),
        text(entry, "value"),
        text(entry, "unit"),
        text(entry, "route"),
        text(entry, "frequency"),
        text(entry, "status"),
        text(entry, "statusWords"),
        text(entry, "when"),
        text(entry, "side"),
        entry.path("absent").asBoolean(false));
  }

  private static String text(JsonNode entry, String member) {
    JsonNode value = entry.path(member);
    return value.isNull() ? "" : value.asText("").strip();
  }
}
