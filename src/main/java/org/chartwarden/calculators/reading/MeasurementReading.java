package org.chartwarden.calculators.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.chartwarden.notes.measurements.MeasurementPanel;
import org.chartwarden.notes.measurements.TimeRule;

/**
 * Laboratory values, vital signs and sizes, those of one calculation from one sample where the note
 * has them. The data set of the benchmark wants the values at first presentation; of a note about a
 * patient of today the last value counts.
 */
final class MeasurementReading implements InputReading {

  @Override
  public List<Found> read(CalculatorSpec spec, ClinicalNote note, Note asked) {
    TimeRule rule = asked.convention() == Convention.CLINICAL ? TimeRule.LATEST : TimeRule.FIRST;
    List<InputSpec.Quantity> quantities =
        spec.inputs().stream()
            .filter(InputSpec.Quantity.class::isInstance)
            .map(InputSpec.Quantity.class::cast)
            .toList();
    Map<String, MeasurementChoice> panel = panel(quantities, note, rule);
    List<Found> found = new ArrayList<>();
    for (InputSpec.Quantity quantity : quantities) {
      Optional<MeasurementChoice> own = concept(quantity, note).map(panel::get);
      own.ifPresent(choice -> add(quantity, choice, found));
      if (own.isEmpty()) {
        substitute(quantity, note, rule, asked).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Map<String, MeasurementChoice> panel(
      List<InputSpec.Quantity> quantities, ClinicalNote note, TimeRule rule) {
    List<String> concepts =
        quantities.stream().flatMap(q -> concept(q, note).stream()).distinct().toList();
    return MeasurementPanel.of(note.measurements(), concepts, rule);
  }

  /** The first concept of an input that the note tells of. */
  private static Optional<String> concept(InputSpec.Quantity input, ClinicalNote note) {
    return input.concepts().stream()
        .filter(concept -> !note.measurements(concept).isEmpty())
        .findFirst();
  }

  private static Optional<Found> substitute(
      InputSpec.Quantity input, ClinicalNote note, TimeRule rule, Note asked) {
    return input.concepts().stream()
        .flatMap(concept -> Substitute.of(concept, note).stream())
        .flatMap(substitute -> substitute.found(input, note, rule, asked).stream())
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
