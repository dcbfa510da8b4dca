package org.chartwarden.notes.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.measurements.Doubt;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Measured values as statements; systolic and diastolic pressure are one. */
final class MeasurementClaims {

  private static final String SYSTOLIC = "systolic-bp";
  private static final String DIASTOLIC = "diastolic-bp";

  private MeasurementClaims() {}

  static List<NoteClaim> of(ClinicalNote note, ClaimTimes times) {
    List<NoteClaim> claims = new ArrayList<>();
    List<MeasurementMention> mentions = note.measurements();
    for (int i = 0; i < mentions.size(); i++) {
      MeasurementMention mention = mentions.get(i);
      if (mention.doubt() == Doubt.WRONG_UNIT) {
        continue;
      }
      MeasurementMention next = i + 1 < mentions.size() ? mentions.get(i + 1) : null;
      boolean pair =
          next != null
              && mention.concept().equals(SYSTOLIC)
              && next.concept().equals(DIASTOLIC)
              && next.span().equals(mention.span());
      claims.add(claim(note, times, mention, pair ? next.value() : null));
      i += pair ? 1 : 0;
    }
    return claims;
  }

  private static NoteClaim claim(
      ClinicalNote note, ClaimTimes times, MeasurementMention mention, BigDecimal second) {
    TextSpan value = value(note, mention);
    return new NoteClaim(
        kind(mention.concept()),
        value,
        mention.span(),
        mention.concept(),
        List.of(mention.concept()),
        Optional.empty(),
        Optional.of(
            new ClaimedValue(
                mention.value(),
                mention.high(),
                second,
                mention.bound(),
                mention.writtenUnit(),
                mention.unit(),
                "")),
        Optional.empty(),
        times.of(mention.span(), mention.sentence()),
        Laterality.NONE,
        Assertion.PRESENT,
        mention.sentence(),
        note.text().sections().get(mention.section()).kind(),
        "");
  }

  private static ClaimKind kind(String concept) {
    Optional<Concept> known = ClinicalVocabulary.standard().byId(concept);
    return known.isPresent() && known.get().kind() == Kind.VITAL ? ClaimKind.VITAL : ClaimKind.LAB;
  }

  /** From the last number of the mention that is its value to its end. */
  private static TextSpan value(ClinicalNote note, MeasurementMention mention) {
    List<Token> tokens = note.text().tokens();
    int first = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.start() >= mention.span().end()) {
        break;
      }
      if (token.start() >= mention.span().start()
          && token.isNumber()
          && token.number().compareTo(mention.value()) == 0) {
        first = first < 0 ? token.start() : first;
      }
    }
    if (first < 0) {
      return mention.span();
    }
    int end = mention.span().end();
    return new TextSpan(first, end, note.text().text().substring(first, end));
  }
}
