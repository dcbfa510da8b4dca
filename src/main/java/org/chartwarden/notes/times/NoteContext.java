package org.chartwarden.notes.times;

import java.time.Instant;
import java.time.LocalDate;
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

  /** The calendar day on which the note was written. */
  public LocalDate day() {
    return written.atZone(zone).toLocalDate();
  }
}
