package org.chartwarden.calculators.intake;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.fhir.model.FhirTime;

/**
 * The time for which a calculation is made.
 *
 * @param asOf nothing later counts
 * @param index day for which an age is told: of the encounter's start where there is one
 * @param rule which of several charted values counts
 * @param window where present, the stretch in which the rule looks
 * @param encounter logical id of the encounter that is looked at
 */
record ChartMoment(
    OffsetDateTime asOf,
    LocalDate index,
    TimeRule rule,
    Optional<Window> window,
    Optional<String> encounter) {

  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  /** A stretch of time; both ends are in it. */
  record Window(OffsetDateTime from, OffsetDateTime to) {
    boolean holds(FhirTime time) {
      return !time.end().isBefore(from) && !time.start().isAfter(to);
    }
  }

  /** The moment as it reads. */
  String told() {
    return WIRE.format(asOf);
  }

  /** The offset in which dates without one are read. */
  ZoneOffset offset() {
    return asOf.getOffset();
  }

  boolean later(FhirTime time) {
    return time.start().isAfter(asOf);
  }

  boolean inWindow(InputCandidate candidate) {
    return window.isEmpty() || candidate.time().filter(window.get()::holds).isPresent();
  }
}
