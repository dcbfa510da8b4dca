package org.chartwarden.notes.times;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What has to be known of a note to tell when its statements were.
 *
 * @param written when the note was written
 * @param admitted when the stay began; empty when it is not known
 * @param discharged when the stay ended; empty when it goes on or is not known
 * @param operations the days of operations in the stay, oldest first: POD counts from the last
 * @param zone the clock of the place
 */
public record NoteContext(
    Instant written,
    Optional<Instant> admitted,
    Optional<Instant> discharged,
    List<LocalDate> operations,
    ZoneId zone) {

  public NoteContext {
    Objects.requireNonNull(written, "written");
    Objects.requireNonNull(admitted, "admitted");
    Objects.requireNonNull(discharged, "discharged");
    Objects.requireNonNull(zone, "zone");
    operations = operations.stream().sorted().toList();
  }

  /** A note of which only the moment is known. */
  public static NoteContext at(Instant written, ZoneId zone) {
    return new NoteContext(written, Optional.empty(), Optional.empty(), List.of(), zone);
  }

  /** A note of which only the moment is known, by the clock that the moment is told by. */
  public static NoteContext at(OffsetDateTime written) {
    return at(written.toInstant(), written.getOffset());
  }

  /** The same note within a stay; either end may be null. */
  public NoteContext during(Instant from, Instant until) {
    return new NoteContext(
        written, Optional.ofNullable(from), Optional.ofNullable(until), operations, zone);
  }

  /** The same note with the days on which the patient was operated on. */
  public NoteContext operatedOn(List<LocalDate> days) {
    return new NoteContext(written, admitted, discharged, days, zone);
  }

  /** The calendar day on which the note was written. */
  public LocalDate day() {
    return written.atZone(zone).toLocalDate();
  }
}
