package org.chartwarden.trials.reading;

import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.demographics.Age;
import org.chartwarden.notes.demographics.SexFinding;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;

/** Who the patient is, by the words of a note alone. */
final class TextPerson {

  private static final double DAYS = 365.25;

  private TextPerson() {}

  /**
   * The person of a note.
   *
   * @param note what was read from the source
   */
  static PatientFacts.Person of(ClinicalNote note, PatientNote source) {
    Optional<Age> age = note.demographics().age();
    Optional<SexFinding> sex = note.demographics().sex();
    Optional<TextSpan> place = age.map(Age::span).or(() -> sex.map(SexFinding::span));
    return new PatientFacts.Person(
        Optional.empty(),
        age.map(TextPerson::years),
        sex.map(TextPerson::sex).orElse(PersonSex.UNKNOWN),
        place
            .map(span -> FactEvidence.of(source.source(), span))
            .orElseGet(() -> FactEvidence.of(source.source(), "the text tells no age and no sex")));
  }

  private static double years(Age age) {
    return age.years() + age.months() / 12.0 + (7 * age.weeks() + age.days()) / DAYS;
  }

  private static PersonSex sex(SexFinding finding) {
    return switch (finding.sex()) {
      case FEMALE -> PersonSex.FEMALE;
      case MALE -> PersonSex.MALE;
    };
  }
}
