package org.chartwarden.cli;

import static org.chartwarden.cli.TerminalText.cut;
import static org.chartwarden.cli.TerminalText.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Prints what came of a note for a person at a terminal. */
final class CheckTable {

  private static final Map<String, String> WORDS =
      Map.of(
          "inconsistent", "CONTRADICTS",
          "not_in_table", "not in chart",
          "consistent", "agrees",
          "cannot_judge", "open");
  private static final int SAID = 34;
  private static final int WIDTH = 100;

  private CheckTable() {}

  static void print(JsonNode report, PrintWriter out) {
    for (JsonNode finding : report.path("findings")) {
      line(
          out,
          WORDS.getOrDefault(finding.path("verdict").asText(), "open"),
          finding,
          finding.path("verdict").asText().equals("consistent"));
    }
    for (JsonNode finding : report.path("omissions")) {
      line(out, "left out", finding, false);
    }
    report.path("remarks").forEach(remark -> out.println(plain(remark.asText())));
    JsonNode counts = report.path("counts");
    out.printf(
        "%d contradict the chart, %d are not in it, %d agree, %d are open, %d rows are left out%n",
        counts.path("inconsistent").asInt(),
        counts.path("not_in_table").asInt(),
        counts.path("consistent").asInt(),
        counts.path("cannot_judge").asInt(),
        counts.path("omissions").asInt());
  }

  private static void line(PrintWriter out, String verdict, JsonNode finding, boolean brief) {
    String words = finding.at("/span/text").asText("");
    String name = finding.path("name").asText("");
    String said = words.contains(name) ? words : name + " " + words;
    String row = plain(finding.at("/rows/0/text").asText(""));
    out.printf("%-12s  %-" + SAID + "s  %s%n", verdict, cut(plain(said), SAID), cut(row, WIDTH));
    if (brief) {
      return;
    }
    String severity = finding.path("severity").asText("");
    for (String part :
        List.of(
            (severity.isEmpty() ? "" : "[" + severity + "] ") + finding.path("reason").asText(""),
            finding.path("advice").asText(""))) {
      if (!part.isBlank()) {
        out.printf("%-12s  %s%n", "", plain(part));
      }
    }
  }
}
