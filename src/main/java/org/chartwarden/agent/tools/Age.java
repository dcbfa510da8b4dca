package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An age at the reference time, or at death.
 *
 * @param years completed years; null when the birth date is not charted to the day
 * @param text for a person
 */
record Age(Integer years, String text) {

  static Age of(ObjectNode patient, OffsetDateTime now) {
    String born = patient.path("birthDate").asText("");
    Optional<ChartTime> birth = ChartTime.of(born, now.getOffset());
    if (birth.isEmpty()) {
      return new Age(null, "age unknown: no birth date is charted");
    }
    LocalDate first = birth.get().start().toLocalDate();
    LocalDate last = birth.get().end().toLocalDate();
    Optional<ChartTime> death =
        ChartTime.of(patient.path("deceasedDateTime").asText(""), now.getOffset());
    boolean dead = death.isPresent() && !death.get().start().isAfter(now);
    LocalDate on = dead ? death.get().start().toLocalDate() : now.toLocalDate();
    String when = dead ? " at death" : "";
    if (first.isAfter(on)) {
      return new Age(null, "age unknown: the birth date lies in the future");
    }
    int most = Period.between(first, on).getYears();
    int least = last.isAfter(on) ? 0 : Period.between(last, on).getYears();
    if (most != least) {
      return new Age(null, least + " or " + most + " years" + when + " (born " + born + ")");
    }
    return new Age(most, text(first, on, most) + when);
  }

  private static String text(LocalDate born, LocalDate on, int years) {
    if (years >= 2) {
      return years + " years";
    }
    long months = ChronoUnit.MONTHS.between(born, on);
    return months >= 1 ? months + " months" : ChronoUnit.DAYS.between(born, on) + " days";
  }
}
