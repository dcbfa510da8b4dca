package org.chartwarden.notes.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.values.ChartValue;

/** Measured values, intake and output as statements. */
final class ValueClaims {

  private ValueClaims() {}

  static List<NoteClaim> of(ClinicalNote note, ClaimTimes times) {
    List<NoteClaim> claims = new ArrayList<>();
    for (ChartValue value : note.values()) {
      claims.add(
          new NoteClaim(
              kind(value),
              value.span(),
              value.whole(),
              value.name(),
              value.concepts(),
              Optional.empty(),
              Optional.of(
                  new ClaimedValue(
                      value.number(),
                      value.high(),
                      value.second(),
                      value.bound(),
                      value.writtenUnit(),
                      value.unit(),
                      value.words(),
                      value.earlier())),
              Optional.empty(),
              times.ofValue(value.time(), value.span(), note),
              times.side(value.whole()),
              Assertion.PRESENT,
              value.sentence(),
              note.text().sections().get(value.section()).kind(),
              neutral(value)));
    }
    return claims;
  }

  private static ClaimKind kind(ChartValue value) {
    return switch (value.kind()) {
      case LAB, UNKNOWN -> ClaimKind.LAB;
      case VITAL -> ClaimKind.VITAL;
      case INTAKE, OUTPUT -> ClaimKind.INPUT_OUTPUT;
    };
  }

  private static String neutral(ChartValue value) {
    return switch (value.role()) {
      case MEASURED -> "";
      case GOAL -> "it is a goal";
      case THRESHOLD -> "it is a threshold";
      case PLAN -> "it is planned";
      case REFERENCE -> "it is a normal range";
      case FORMER -> "it is from before or outside this stay";
      case DOSE -> "it was given and not measured";
      case OTHER_PERSON -> "it is somebody else's";
    };
  }
}
