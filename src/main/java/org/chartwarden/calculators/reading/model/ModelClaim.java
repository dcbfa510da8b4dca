package org.chartwarden.calculators.reading.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.llm.ModelJson;

/**
 * What a model says that a note says; nothing of it is believed yet.
 *
 * @param input name, possibly of no input
 * @param value a number, text, true or false
 * @param unit as the model writes it, or empty
 * @param quote words that should stand in the note
 */
record ModelClaim(String input, JsonNode value, String unit, String quote) {

  private static final int MOST = 300;

  /**
   * The claims of a reply.
   *
   * @param claims those that have the form of one
   * @param malformed how many entries have not
   */
  record Reply(List<ModelClaim> claims, int malformed) {
    Reply {
      claims = List.copyOf(claims);
    }
  }

  /** Reads a reply that is a JSON array, also in a code fence; empty when it is none. */
  static Optional<Reply> read(String text) {
    JsonNode tree = ModelJson.read(text).orElse(null);
    if (!(tree instanceof ArrayNode entries) || entries.size() > MOST) {
      return Optional.empty();
    }
    List<ModelClaim> claims = new ArrayList<>();
    int malformed = 0;
    for (JsonNode entry : entries) {
      JsonNode unit = entry.path("unit");
      boolean unitFits = unit.isMissingNode() || unit.isNull() || unit.isTextual();
      if (entry.path("input").isTextual()
          && entry.path("value").isValueNode()
          && !entry.path("value").isNull()
          && entry.path("quote").isTextual()
          && unitFits) {
        claims.add(
            new ModelClaim(
                entry.get("input").textValue(),
                entry.get("value"),
                unit.isTextual() ? unit.textValue().strip() : "",
                entry.get("quote").textValue()));
      } else {
        malformed++;
      }
    }
    return Optional.of(new Reply(claims, malformed));
  }
}
