package org.chartwarden.calculators.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.calculators.intake.NoteInputs.Note;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.MeasurementChoice;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.measurements.TimeRule;

/**
 * Laboratory values, vital signs and sizes. The data set of the benchmark wants the values at first
 * presentation; of a note about a patient of today the last value counts.
 */
final class MeasurementReading implements InputReading {

  @Override
  public List<Found> read(CalculatorSpec spec, ClinicalNote note, Note asked) {
    TimeRule rule = asked.convention() == Convention.CLINICAL ? TimeRule.LATEST : TimeRule.FIRST;
    List<Found> found = new ArrayList<>();
    for (InputSpec input : spec.inputs()) {
      if (input instanceof InputSpec.Quantity quantity) {
        mentions(quantity, note)
            .flatMap(mentions -> MeasurementChoice.of(mentions, rule))
            .ifPresent(choice -> add(quantity, choice, found));
      }
    }
    return found;
  }

  /** The mentions of the first concept that the note tells of. */
  private static Optional<List<MeasurementMention>> mentions(
      InputSpec.Quantity input, ClinicalNote note) {
    return input.concepts().stream()
        .map(note::measurements)
        .filter(mentions -> !mentions.isEmpty())
        .findFirst();
  }

  private static void add(InputSpec.Quantity input, MeasurementChoice choice, List<Found> found) {
    found.add(found(input, choice.chosen(), choice.reason()));
    for (MeasurementMention other : choice.alternatives()) {
      found.add(found(input, other, "another value of the note"));
    }
  }

  private static Found found(InputSpec.Quantity input, MeasurementMention mention, String reason) {
    boolean exact = mention.bound() == Bound.EXACT || mention.bound() == Bound.ABOUT;
    String unit = mention.unit() == null ? mention.writtenUnit() : mention.unit();
    return new Found(
        input.name(),
        InputValue.of(mention.value(), unit),
        mention.span(),
        Optional.empty(),
        exact ? reason : reason + "; the note gives only a bound");
  }
}
