package org.chartwarden.consistency.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.records.NoteCase;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.platform.Json;

/** What came of a note in plain JSON. */
public final class ReportJson {

  private ReportJson() {}

  /**
   * The report with note, stay, what was looked at, counts, findings and omissions; places are
   * Unicode code points.
   */
  public static ObjectNode of(CheckedNote checked) {
    NoteCase given = checked.of();
    FindingJson findings = new FindingJson(checked);
    ObjectNode node = Json.object();
    ObjectNode note = node.putObject("note");
    given
        .note()
        .document()
        .map(ChartResource::source)
        .map(RecordPointer::reference)
        .ifPresent(reference -> note.put("reference", reference));
    if (!given.note().title().isEmpty()) {
      note.put("title", given.note().title());
    }
    note.put("written", findings.text(given.moment().written()));
    note.put("zone", checked.of().moment().zone().getId());
    note.put("characters", given.note().text().codePointCount(0, given.note().text().length()));
    node.put("patient", "Patient/" + given.patient().source().id());
    given
        .encounter()
        .ifPresent(encounter -> node.put("encounter", "Encounter/" + encounter.source().id()));
    given
        .window()
        .ifPresent(
            window ->
                node.putObject("window")
                    .put("from", findings.text(window.from()))
                    .put("to", findings.text(window.to())));
    ObjectNode rows = node.putObject("rows");
    rows(given).forEach(rows::put);
    ArrayNode remarks = node.putArray("remarks");
    given.remarks().forEach(remarks::add);
    node.set("counts", counts(checked));
    ArrayNode list = node.putArray("findings");
    checked.report().statements().forEach(finding -> list.add(findings.of(finding)));
    ArrayNode omissions = node.putArray("omissions");
    checked.report().omissions().forEach(finding -> omissions.add(findings.of(finding)));
    return node;
  }

  /** How many findings came to each verdict, and how many rows the note leaves out. */
  public static ObjectNode counts(CheckedNote checked) {
    ObjectNode counts = Json.object();
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict.code(), checked.report().count(verdict));
    }
    counts.put("omissions", checked.report().omissions().size());
    return counts;
  }

  /** How many resources of each type were looked at. */
  static Map<String, Integer> rows(NoteCase given) {
    Map<String, Integer> rows = new TreeMap<>();
    given.resources().forEach(resource -> rows.merge(resource.source().type(), 1, Integer::sum));
    return rows;
  }
}
