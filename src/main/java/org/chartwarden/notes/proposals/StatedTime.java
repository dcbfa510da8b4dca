package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.notes.times.TimeMention;
import org.chartwarden.notes.times.TimeResolver;
import org.chartwarden.notes.times.TimeWindow;

/**
 * The time that a note states of a value, as {@code effective[x]}: a moment for a time of day, a
 * date for a day, a period for "this morning" (FHIR R4 observation.html). Nothing where the note
 * states none.
 */
final class StatedTime {

  private StatedTime() {}

  /**
   * Adds the time to an Observation.
   *
   * @param time the words that tell it; null when none do
   */
  static void put(ObjectNode observation, TimeMention time, ProposalSource source) {
    if (time == null || source.context().isEmpty()) {
      return;
    }
    NoteContext context = source.context().get();
    TimeWindow window = new TimeResolver(context).resolve(time);
    switch (window.kind()) {
      case CLOCK -> observation.put("effectiveDateTime", moment(window.start(), context.zone()));
      case DAY ->
          observation.put(
              "effectiveDateTime", window.start().atZone(context.zone()).toLocalDate().toString());
      case NARRATIVE ->
          observation
              .putObject("effectivePeriod")
              .put("start", moment(window.start(), context.zone()))
              .put("end", moment(window.end(), context.zone()));
      case ENCOUNTER, INDETERMINATE -> {
        // The stay as a whole tells no time of one value.
      }
    }
  }

  private static String moment(java.time.Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }
}
