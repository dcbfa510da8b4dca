package org.chartwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.TrailEntry;
import org.chartwarden.platform.Json;

/** Entries of the audit trail as a table for people. */
final class TrailTable {

  private static final List<String> HEADS =
      List.of("time", "who", "did", "outcome", "what", "more");
  private static final int WIDEST = 60;
  private static final Set<String> LEFT_OUT = Set.of("server", "request", "token");

  private TrailTable() {}

  /**
   * Prints a table.
   *
   * @param withPatient whether each row names its patient
   */
  static void print(List<TrailEntry> entries, boolean withPatient, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADS);
    entries.forEach(entry -> rows.add(row(entry, withPatient)));
    int[] widths = new int[HEADS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
    out.println(entries.size() + (entries.size() == 1 ? " entry" : " entries"));
  }

  private static List<String> row(TrailEntry stored, boolean withPatient) {
    AuditEntry entry = stored.entry();
    String who =
        entry.person().isEmpty()
            ? entry.actor()
            : entry.person() + " by " + entry.actor().replaceFirst("^client/", "");
    String patient = withPatient && entry.patient() != null ? "Patient/" + entry.patient() : "";
    return List.of(
        stored.at().truncatedTo(ChronoUnit.MILLIS).toString(),
        shown(who),
        entry.action(),
        entry.outcome(),
        shown(entry.subject() == null ? "" : entry.subject()),
        shown((patient + " " + more(Json.parseOwn(entry.detail()))).strip()));
  }

  private static String more(JsonNode detail) {
    List<String> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : detail.properties()) {
      if (!LEFT_OUT.contains(member.getKey())) {
        String value =
            member.getValue().isValueNode()
                ? member.getValue().asText()
                : member.getValue().toString();
        members.add(member.getKey().equals("query") ? value : member.getKey() + "=" + value);
      }
    }
    return String.join(" ", members);
  }

  private static String shown(String text) {
    return TerminalText.cut(TerminalText.plain(text), WIDEST);
  }
}
