package org.chartwarden.calculators.intake;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.evidence.RecordPointer;

/**
 * What is to be computed, and from what.
 *
 * @param calculator which one
 * @param given values by input; they win over everything else
 * @param patient logical id of the patient whose chart fills what was not given
 * @param encounter logical id of an encounter of that patient
 * @param note a note that fills what neither was given nor stands in the chart
 * @param asOf nothing later counts; without it now, or the end of the encounter
 * @param timeRule which charted value counts; without it the calculator's own rule
 * @param convention which reading of the calculator
 */
public record CalculationRequest(
    Calculator calculator,
    Map<String, InputValue> given,
    Optional<String> patient,
    Optional<String> encounter,
    Optional<NoteGiven> note,
    Optional<OffsetDateTime> asOf,
    Optional<TimeRule> timeRule,
    Convention convention) {

  /**
   * A note.
   *
   * @param text its text
   * @param document where it is stored, if it is
   * @param writtenAt when it was written, where known
   */
  public record NoteGiven(
      String text, Optional<RecordPointer> document, Optional<OffsetDateTime> writtenAt) {}

  public CalculationRequest {
    Objects.requireNonNull(calculator, "calculator");
    Objects.requireNonNull(convention, "convention");
    given = Map.copyOf(given);
  }

  /** A calculation from given values alone. */
  public static CalculationRequest of(Calculator calculator, Map<String, InputValue> given) {
    return new CalculationRequest(
        calculator,
        given,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Convention.CLINICAL);
  }

  /** The same about a patient. */
  public CalculationRequest ofPatient(String id) {
    return new CalculationRequest(
        calculator, given, Optional.of(id), encounter, note, asOf, timeRule, convention);
  }

  /** The same as of a moment. */
  public CalculationRequest at(OffsetDateTime moment) {
    return new CalculationRequest(
        calculator, given, patient, encounter, note, Optional.of(moment), timeRule, convention);
  }
}
