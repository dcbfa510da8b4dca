package org.chartwarden.calculators.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.calculators.intake.NoteInputs.Note;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.demographics.Age;
import org.chartwarden.notes.measurements.MeasurementChoice;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.measurements.TimeRule;

/**
 * A measurement that stands for another one when a note has only that.
 *
 * @param concept what is wanted
 * @param instead what stands for it
 * @param reason why it may, in a few words
 */
record Substitute(String concept, String instead, String reason) {

  /** Share of nitrogen in urea by mass: 28.02 of 60.06 g/mol. */
  private static final BigDecimal NITROGEN = new BigDecimal("0.46653");

  private static final String UREA = "urea";
  private static final String BIRTH_WEIGHT = "birth-weight";

  private static final List<Substitute> ALL =
      List.of(
          new Substitute("glucose", "glucose-capillary", "a capillary glucose"),
          new Substitute("bun", UREA, "the note gives urea"),
          new Substitute("weight", BIRTH_WEIGHT, "the birth weight of an infant"));

  /** What may stand for a concept in this note. */
  static List<Substitute> of(String concept, ClinicalNote note) {
    return ALL.stream()
        .filter(s -> s.concept().equals(concept))
        .filter(s -> !s.instead().equals(BIRTH_WEIGHT) || infant(note))
        .toList();
  }

  private static boolean infant(ClinicalNote note) {
    Optional<Age> age = note.demographics().age();
    return age.isEmpty() || age.get().completedYears() == 0;
  }

  Optional<Found> found(InputSpec.Quantity input, ClinicalNote note, TimeRule rule, Note asked) {
    return MeasurementChoice.of(note.measurements(instead), rule)
        .map(MeasurementChoice::chosen)
        .map(
            mention ->
                new Found(
                    input.name(),
                    value(mention, asked.convention()),
                    mention.span(),
                    Optional.empty(),
                    reason));
  }

  /**
   * The value as the input wants it. A mass of urea is brought to that of its nitrogen; the data of
   * the benchmark takes it for that of nitrogen as it is.
   */
  private InputValue value(MeasurementMention mention, Convention convention) {
    String unit = mention.unit() == null ? mention.writtenUnit() : mention.unit();
    boolean mass = unit.contains("g/");
    return instead.equals(UREA) && mass && convention == Convention.CLINICAL
        ? InputValue.of(mention.value().multiply(NITROGEN), unit)
        : InputValue.of(mention.value(), unit);
  }
}
