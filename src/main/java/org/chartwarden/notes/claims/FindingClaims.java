package org.chartwarden.notes.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Conditions and procedures as statements. */
final class FindingClaims {

  private FindingClaims() {}

  static List<NoteClaim> of(ClinicalNote note, ClaimTimes times) {
    List<NoteClaim> claims = new ArrayList<>();
    for (FindingMention mention : note.findings()) {
      Optional<Concept> concept = ClinicalVocabulary.standard().byId(mention.concept());
      if (concept.isEmpty()) {
        continue;
      }
      Kind kind = concept.get().kind();
      if (kind != Kind.PROBLEM && kind != Kind.PROCEDURE && kind != Kind.IMAGING) {
        continue;
      }
      claims.add(
          new NoteClaim(
              kind == Kind.PROBLEM ? ClaimKind.CONDITION : ClaimKind.PROCEDURE,
              mention.span(),
              mention.span(),
              mention.span().text(),
              mention.concepts(),
              Optional.empty(),
              Optional.empty(),
              kind == Kind.PROBLEM
                  ? times.beside(mention.span(), mention.sentence())
                  : times.of(mention.span(), mention.sentence()),
              Laterality.NONE,
              mention.assertion(),
              mention.sentence(),
              mention.section(),
              neutral(mention)));
    }
    return claims;
  }

  private static String neutral(FindingMention mention) {
    if (mention.relative().isPresent()) {
      return "it is somebody else's";
    }
    return switch (mention.assertion()) {
      case PRESENT, NEGATED, RESOLVED, HISTORICAL -> "";
      case POSSIBLE -> "it is only possible";
      case CONDITIONAL, HYPOTHETICAL -> "it is only thought of";
      case FAMILY -> "it is somebody else's";
    };
  }
}
