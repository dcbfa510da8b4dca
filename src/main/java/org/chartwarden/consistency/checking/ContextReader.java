package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.times.NoteContext;

/** What the chart tells of a note's times: its stay, and the days of operations. */
public final class ContextReader {

  /** What is done with a knife, and births; no imaging, lines, tubes or treatments. */
  private static final Pattern OPERATION =
      Pattern.compile(
          "(?i)ectomy|plasty|graft|bypass|repair|fixation|replacement|resection|transplant|craniot"
              + "|laparo|thoracotomy|sternotomy|cesarean|caesarean|delivery|fusion|surgery|surgical"
              + "|operation|amputation|debridement|excision|reduction|hysterot|osteotomy|fasciotomy"
              + "|clipping|coil|escharotomy|anastomosis|implantation of|arthro|section|cerclage");

  private ContextReader() {}

  /**
   * The context of a note.
   *
   * @param written when the note was written
   * @param encounter the Encounter of the note as FHIR JSON; an empty object when there is none
   * @param table the chart
   * @param zone the clock of the place
   */
  public static NoteContext of(Instant written, JsonNode encounter, ChartTable table, ZoneId zone) {
    RowTime stay = RowTime.of(encounter, zone, "period");
    List<LocalDate> operations = new ArrayList<>();
    Optional<LocalDate> born = Optional.empty();
    for (TableValue row : table.rows()) {
      Optional<LocalDate> day = row.start().map(start -> start.atZone(zone).toLocalDate());
      if (row.kind() == ClaimKind.PERSON) {
        born = day;
      } else if (row.kind() == ClaimKind.PROCEDURE
          && row.source().type().equals("Procedure")
          && row.names().stream().anyMatch(name -> OPERATION.matcher(name).find())
          && day.isPresent()
          && row.start().get().isBefore(written)) {
        operations.add(day.get());
      }
    }
    return new NoteContext(written, stay.start(), stay.end(), operations, zone);
  }
}
