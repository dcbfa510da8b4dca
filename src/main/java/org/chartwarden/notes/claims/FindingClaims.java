package org.chartwarden.notes.claims;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.findings.ClinicalMention;
import org.chartwarden.notes.names.NameKind;
import org.chartwarden.notes.times.TimeWindow;

/** Conditions, symptoms, procedures, imaging and devices as statements. */
final class FindingClaims {

  private static final Set<NameKind> ILLNESS = EnumSet.of(NameKind.CONDITION, NameKind.SYMPTOM);

  private FindingClaims() {}

  static List<NoteClaim> of(ClinicalNote note, ClaimTimes times) {
    List<NoteClaim> claims = new ArrayList<>();
    for (ClinicalMention mention : note.mentions()) {
      boolean illness = ILLNESS.contains(mention.kind());
      claims.add(
          new NoteClaim(
              illness ? ClaimKind.CONDITION : ClaimKind.PROCEDURE,
              mention.span(),
              mention.span(),
              mention.span().text(),
              mention.candidates(),
              Optional.of(mention.name()),
              Optional.empty(),
              Optional.empty(),
              time(mention, illness, times),
              mention.name().side().map(Laterality::of).orElse(Laterality.NONE),
              mention.assertion(),
              mention.sentence(),
              mention.section(),
              neutral(mention)));
    }
    return claims;
  }

  private static TimeWindow time(ClinicalMention mention, boolean illness, ClaimTimes times) {
    if (mention.timeWords().isPresent()) {
      return times.within(mention.timeWords().get(), mention.sentence());
    }
    return illness
        ? times.beside(mention.span(), mention.sentence())
        : times.of(mention.span(), mention.sentence());
  }

  private static String neutral(ClinicalMention mention) {
    if (mention.relative().isPresent()) {
      return "it is somebody else's";
    }
    return switch (mention.assertion()) {
      case PRESENT, NEGATED, RESOLVED, HISTORICAL, POSSIBLE -> "";
      case CONDITIONAL, HYPOTHETICAL -> "it is only thought of";
      case PLANNED -> "it is planned";
      case FAMILY -> "it is somebody else's";
    };
  }
}
