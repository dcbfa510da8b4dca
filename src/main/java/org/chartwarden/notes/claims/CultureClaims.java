package org.chartwarden.notes.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.microbiology.CultureMention;
import org.chartwarden.notes.microbiology.CultureResult;

/** Tests for germs as statements: the specimen, and the result in words. */
final class CultureClaims {

  private CultureClaims() {}

  static List<NoteClaim> of(ClinicalNote note, ClaimTimes times) {
    List<NoteClaim> claims = new ArrayList<>();
    for (CultureMention mention : note.cultures()) {
      TextSpan span = mention.resultSpan().orElse(mention.span());
      List<String> about = new ArrayList<>();
      mention.specimen().ifPresent(specimen -> about.add(CultureConcept.ofSpecimen(specimen)));
      mention.organisms().forEach(organism -> about.add(CultureConcept.ofOrganism(organism)));
      claims.add(
          new NoteClaim(
              ClaimKind.LAB,
              span,
              mention.span(),
              mention.span().text(),
              about,
              Optional.empty(),
              Optional.of(ClaimedValue.of(words(mention))),
              Optional.empty(),
              times.beside(mention.span(), mention.sentence()),
              Laterality.NONE,
              Assertion.PRESENT,
              mention.sentence(),
              mention.section(),
              neutral(mention)));
    }
    return claims;
  }

  private static String words(CultureMention mention) {
    String result = mention.resultSpan().map(TextSpan::text).orElse(mention.span().text());
    return mention.result() == CultureResult.NEGATIVE ? "negative" : result;
  }

  private static String neutral(CultureMention mention) {
    if (mention.planned()) {
      return "it is only to be sent";
    }
    return mention.resultSpan().isEmpty() && !mention.found() ? "it has no result yet" : "";
  }
}
