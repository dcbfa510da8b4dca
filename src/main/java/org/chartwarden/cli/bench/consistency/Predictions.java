package org.chartwarden.cli.bench.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.platform.Json;

/** The findings of a note as lines of a predictions file. */
final class Predictions {

  private static final Set<String> VERDICTS = Set.of("consistent", "inconsistent", "not_in_table");

  /** Kinds that the file knows; a statement of another kind is written without its kind. */
  private static final Set<String> TYPES =
      Set.of("lab", "vital", "medication", "condition", "procedure", "input-output");

  private Predictions() {}

  /**
   * The lines of a report, in the order of the note; statements that could not be judged have none.
   *
   * @param report answer of {@code /consistency/check}; its places are code points already
   */
  static List<ObjectNode> of(String id, JsonNode report, LoadedChart chart) {
    List<ObjectNode> lines = new ArrayList<>();
    for (JsonNode finding : report.path("findings")) {
      String verdict = finding.path("verdict").asText();
      if (!VERDICTS.contains(verdict)) {
        continue;
      }
      ObjectNode line = Json.object().put("case", id);
      line.set("start", finding.at("/span/start"));
      line.set("end", finding.at("/span/end"));
      line.put("verdict", verdict);
      String kind = finding.path("kind").asText();
      if (TYPES.contains(kind)) {
        line.put("type", kind);
      }
      for (JsonNode row : finding.path("rows")) {
        if (row.path("role").asText().equals("judged-by")) {
          line.put("resource", chart.name(row.path("resource").asText()));
          break;
        }
      }
      if (finding.has("field")) {
        line.set("field", finding.get("field"));
      }
      lines.add(line);
    }
    return lines;
  }
}
