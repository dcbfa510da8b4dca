package org.chartwarden.consistency.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.consistency.checking.ChartTable;
import org.chartwarden.consistency.checking.ChartTableReader;
import org.chartwarden.consistency.checking.ConsistencyChecker;
import org.chartwarden.consistency.checking.ConsistencyReport;
import org.chartwarden.consistency.checking.ContextReader;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.times.NoteContext;

/**
 * What came of a note, with what it was held against.
 *
 * @param of the note and the chart
 * @param context the times that its words were worked out by
 * @param report the findings
 */
public record CheckedNote(NoteCase of, NoteContext context, ConsistencyReport report) {

  public CheckedNote {
    Objects.requireNonNull(of, "of");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(report, "report");
  }

  /** Reads the note and holds it against its chart. Pure. */
  public static CheckedNote of(NoteCase given) {
    ChartTable table = ChartTableReader.read(given.resources(), given.moment().zone());
    NoteContext context = context(given.moment(), given.encounter(), table);
    return new CheckedNote(
        given,
        context,
        ConsistencyChecker.check(NoteReader.read(given.note().text()), context, table));
  }

  /** The context of a note whose chart is not read yet. */
  static NoteContext context(NoteMoment moment, Optional<ChartResource> encounter) {
    return context(moment, encounter, new ChartTable(List.of()));
  }

  private static NoteContext context(
      NoteMoment moment, Optional<ChartResource> encounter, ChartTable table) {
    JsonNode stay = encounter.map(ChartResource::tree).orElse(MissingNode.getInstance());
    return ContextReader.of(moment.written(), stay, table, moment.zone());
  }
}
