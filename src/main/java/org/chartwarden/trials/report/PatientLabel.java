package org.chartwarden.trials.report;

import java.util.Objects;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;

/**
 * Who a report is about, as it names the person.
 *
 * @param source the version of the Patient; empty for a patient who was given as text
 * @param name as a person reads it; empty when it is not told
 * @param ageMonths completed months on the day of the report, if they are known
 * @param sex as the record tells it
 */
public record PatientLabel(
    Optional<RecordPointer> source, String name, Optional<Integer> ageMonths, PersonSex sex) {

  private static final int MONTHS_SHOWN_BELOW = 24;

  public PatientLabel {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(ageMonths, "ageMonths");
    Objects.requireNonNull(sex, "sex");
  }

  /** The patient of these facts. */
  public static PatientLabel of(PatientFacts facts, String name) {
    Optional<RecordPointer> source =
        facts.person().evidence().source().filter(pointer -> pointer.type().equals("Patient"));
    return new PatientLabel(
        source.filter(pointer -> !pointer.id().isEmpty()),
        name,
        facts.ageMonths(),
        facts.person().sex());
  }

  /** Age in words, months for the youngest: {@code 55 years}; empty when it is not known. */
  public String age() {
    return ageMonths
        .map(
            months ->
                months < MONTHS_SHOWN_BELOW
                    ? months + (months == 1 ? " month" : " months")
                    : months / 12 + " years")
        .orElse("");
  }

  /** What to call the patient: the name, else the reference, else {@code the patient}. */
  public String called() {
    return name.isBlank()
        ? source.map(pointer -> pointer.type() + "/" + pointer.id()).orElse("the patient")
        : name;
  }
}
