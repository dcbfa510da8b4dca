package org.chartwarden.consistency.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.platform.Json;

/**
 * What a run does with what it finds.
 *
 * @param propose whether contradictions are filed as changes that wait for a person
 */
public record CheckOptions(boolean propose) {

  /** Nothing but telling it. */
  public static final CheckOptions NONE = new CheckOptions(false);

  ObjectNode json() {
    return Json.object().put("propose", propose);
  }

  static CheckOptions of(JsonNode node) {
    return new CheckOptions(node.path("propose").asBoolean(false));
  }
}
