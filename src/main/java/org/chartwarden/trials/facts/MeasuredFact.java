package org.chartwarden.trials.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.vocabulary.Code;

/**
 * A laboratory result, vital sign, score or scale.
 *
 * @param concept id of the clinical vocabulary or of {@code trials.terms} for scales ({@code ecog},
 *     {@code nyha}); empty when only codes are known
 * @param codes its codes
 * @param value the number; for a class in Roman figures its number
 * @param bound whether the number is exact or a bound
 * @param unit UCUM unit; empty when none stands there
 * @param on the day; empty when it is not told
 * @param low lower end of the normal range that the record gives, in the same unit
 * @param high upper end of the normal range that the record gives, in the same unit
 * @param evidence where it stands
 */
public record MeasuredFact(
    String concept,
    List<Code> codes,
    BigDecimal value,
    Bound bound,
    String unit,
    Optional<LocalDate> on,
    Optional<BigDecimal> low,
    Optional<BigDecimal> high,
    FactEvidence evidence)
    implements Fact {

  public MeasuredFact {
    codes = List.copyOf(codes);
  }

  @Override
  public MeasuredFact at(FactEvidence other) {
    return new MeasuredFact(concept, codes, value, bound, unit, on, low, high, other);
  }
}
