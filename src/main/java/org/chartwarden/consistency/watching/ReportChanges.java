package org.chartwarden.consistency.watching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.platform.Json;

/** Tells what two reports of one note differ in. Pure. */
final class ReportChanges {

  private static final List<String> LISTS = List.of("findings", "omissions");
  private static final List<String> DECIDED = List.of("verdict", "field", "severity");
  private static final List<String> TOLD = List.of("verdict", "field", "severity", "reason");

  private ReportChanges() {}

  /**
   * What changed, by statement: {@code new}, {@code gone} or {@code changed}, with what was and
   * what is.
   */
  static ArrayNode between(JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = byStatement(before);
    Map<String, JsonNode> now = byStatement(after);
    Set<String> all = new LinkedHashSet<>(now.keySet());
    all.addAll(old.keySet());
    ArrayNode changes = Json.array();
    for (String key : all) {
      JsonNode was = old.get(key);
      JsonNode is = now.get(key);
      if (was == null) {
        told(changes.addObject().put("change", "new"), null, is);
      } else if (is == null) {
        told(changes.addObject().put("change", "gone"), was, null);
      } else if (DECIDED.stream().anyMatch(m -> !was.path(m).equals(is.path(m)))) {
        told(changes.addObject().put("change", "changed"), was, is);
      }
    }
    return changes;
  }

  private static void told(ObjectNode change, JsonNode was, JsonNode is) {
    JsonNode either = is == null ? was : is;
    for (String member : List.of("kind", "name")) {
      if (either.has(member)) {
        change.set(member, either.get(member));
      }
    }
    if (either.has("span")) {
      change.set("text", either.at("/span/text"));
    }
    side(change, "was", was);
    side(change, "is", is);
  }

  private static void side(ObjectNode change, String member, JsonNode finding) {
    if (finding != null) {
      ObjectNode side = change.putObject(member);
      TOLD.stream().filter(finding::has).forEach(name -> side.set(name, finding.get(name)));
    }
  }

  /** Findings by what they are about; a note may say the same several times. */
  private static Map<String, JsonNode> byStatement(JsonNode report) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    for (String list : LISTS) {
      for (JsonNode finding : report.path(list)) {
        String about =
            list.equals("omissions")
                ? finding.path("rule").asText() + finding.at("/rows/0/resource").asText()
                : finding.path("name").asText() + "\n" + finding.at("/span/text").asText();
        String key = list + "\n" + finding.path("kind").asText() + "\n" + about + "\n";
        int times = 0;
        while (found.containsKey(key + times)) {
          times++;
        }
        found.put(key + times, finding);
      }
    }
    return found;
  }
}
