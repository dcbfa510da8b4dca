package org.chartwarden.consistency.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Objects;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.consistency.checking.ChartTable;
import org.chartwarden.consistency.checking.ChartTableReader;
import org.chartwarden.consistency.checking.ConsistencyChecker;
import org.chartwarden.consistency.checking.ConsistencyReport;
import org.chartwarden.consistency.checking.ContextReader;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.times.NoteContext;

/**
 * What came of a note, with what it was held against.
 *
 * @param of the note and the chart
 * @param report the findings
 */
public record CheckedNote(NoteCase of, ConsistencyReport report) {

  public CheckedNote {
    Objects.requireNonNull(of, "of");
    Objects.requireNonNull(report, "report");
  }

  /** Reads the note by rules and holds it against its chart. Pure. */
  public static CheckedNote of(NoteCase given) {
    return of(given, StatementReader.RULES.first(ConsistencyChecker.MAX_STATEMENTS));
  }

  /** Holds what a reader finds in the note against its chart. */
  public static CheckedNote of(NoteCase given, StatementReader reader) {
    return of(given, NoteReader.read(given.note().text()), reader);
  }

  /**
   * The same where the note was read already.
   *
   * @param note the text of the given note as it was read
   */
  static CheckedNote of(NoteCase given, ClinicalNote note, StatementReader reader) {
    ChartTable table = ChartTableReader.read(given.resources(), given.moment().zone());
    JsonNode stay = given.encounter().map(ChartResource::tree).orElse(MissingNode.getInstance());
    NoteContext context =
        ContextReader.of(given.moment().written(), stay, table, given.moment().zone());
    StatementReader.Statements statements =
        reader.read(ConsistencyChecker.withChartDrugs(note, table), context);
    return new CheckedNote(
        given.remarking(statements.remarks()),
        ConsistencyChecker.check(note, statements.claims(), context, table));
  }
}
