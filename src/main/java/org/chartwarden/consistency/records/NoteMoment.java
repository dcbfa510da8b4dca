package org.chartwarden.consistency.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.notes.stored.NoteTimes;

/**
 * When a note was written, and where the clocks stand that it was written by.
 *
 * @param written when it was written
 * @param zone the zone of the place
 */
public record NoteMoment(Instant written, ZoneId zone) {

  private static final List<String> STAY = List.of("/period/start", "/period/end");

  public NoteMoment {
    Objects.requireNonNull(written, "written");
    Objects.requireNonNull(zone, "zone");
  }

  /**
   * The moment of a note. A day alone means its end: what was charted that day was known to the one
   * who wrote. A time that no note can be of, such as 9999, tells none.
   *
   * @param configured the zone of the place, where it is known
   * @param now taken when neither note nor stay tell the time
   */
  static NoteMoment of(
      GivenNote note, Optional<ChartResource> encounter, Optional<ZoneId> configured, Instant now) {
    ZoneId zone =
        configured
            .or(() -> note.written().flatMap(NoteMoment::offset))
            .or(
                () ->
                    STAY.stream()
                        .map(path -> encounter.map(e -> e.tree().at(path).asText("")).orElse(""))
                        .flatMap(time -> offset(time).stream())
                        .findFirst())
            .orElse(ZoneOffset.UTC);
    ZoneOffset offset = zone.getRules().getOffset(now);
    return new NoteMoment(
        note.written()
            .or(() -> encounter.map(e -> e.tree().at("/period/end").asText("")))
            .flatMap(text -> FhirTime.of(text, offset))
            .filter(time -> NoteTimes.possible(time.start()))
            .map(time -> time.end().toInstant())
            .orElse(now),
        zone);
  }

  /** The offset of a time; {@code Z} is how machines write, and tells no place. */
  private static Optional<ZoneId> offset(String time) {
    int sign = time.length() - 6;
    if (sign < 10 || (time.charAt(sign) != '+' && time.charAt(sign) != '-')) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneOffset.of(time.substring(sign)));
    } catch (DateTimeException e) {
      // Not an offset; a time with it is refused where the time itself is read.
      return Optional.empty();
    }
  }
}
