package org.chartwarden.notes.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.medications.AllergyMention;
import org.chartwarden.notes.text.SectionKind;

/** Age, sex and allergies of the patient as statements. */
final class PersonClaims {

  private static final String PERSON = "person";

  private PersonClaims() {}

  static List<NoteClaim> of(ClinicalNote note, ClaimTimes times) {
    List<NoteClaim> claims = new ArrayList<>();
    note.demographics()
        .age()
        .filter(age -> age.exact() && age.years() > 0)
        .ifPresent(
            age -> {
              BigDecimal years = BigDecimal.valueOf(age.completedYears());
              ClaimedValue value = ClaimedValue.of(years, "years", "a");
              claims.add(person(note, times, age.span(), value));
            });
    note.demographics()
        .sex()
        .filter(sex -> sex.stated())
        .ifPresent(
            sex -> {
              ClaimedValue value =
                  ClaimedValue.of(sex.sex().name().toLowerCase(java.util.Locale.ROOT));
              claims.add(person(note, times, sex.span(), value));
            });
    for (AllergyMention mention : note.allergies()) {
      boolean none = mention.kind() == AllergyMention.Kind.NONE_KNOWN;
      boolean has = mention.kind() == AllergyMention.Kind.ALLERGIC;
      boolean denied = mention.kind() == AllergyMention.Kind.DENIED;
      if (none || has || denied) {
        claims.add(allergy(note, times, mention, !has));
      }
    }
    return claims;
  }

  private static NoteClaim person(
      ClinicalNote note, ClaimTimes times, TextSpan span, ClaimedValue value) {
    return new NoteClaim(
        ClaimKind.PERSON,
        span,
        span,
        PERSON,
        List.of(PERSON),
        Optional.empty(),
        Optional.of(value),
        Optional.empty(),
        times.unsaid(),
        Laterality.NONE,
        Assertion.PRESENT,
        0,
        SectionKind.OPENING,
        "");
  }

  private static NoteClaim allergy(
      ClinicalNote note, ClaimTimes times, AllergyMention mention, boolean denied) {
    return new NoteClaim(
        ClaimKind.ALLERGY,
        mention.span(),
        mention.span(),
        mention.substance(),
        mention.candidates().stream().map(drug -> drug.id()).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        times.unsaid(),
        Laterality.NONE,
        denied ? Assertion.NEGATED : Assertion.PRESENT,
        mention.sentence(),
        note.text().sectionOf(note.text().sentences().get(mention.sentence())).kind(),
        "");
  }
}
