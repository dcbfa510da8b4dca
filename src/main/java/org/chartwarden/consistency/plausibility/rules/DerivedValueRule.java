package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * A value that follows from others of the note and does not: BMI from weight and height, the anion
 * gap from sodium, chloride and bicarbonate.
 */
final class DerivedValueRule implements NoteRule {

  @Override
  public String id() {
    return "derived-value";
  }

  @Override
  public String title() {
    return "A body mass index or an anion gap that does not follow from its parts.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    bodyMassIndex(note, flaws);
    anionGap(note, flaws);
    return flaws;
  }

  private void bodyMassIndex(CheckedNote note, List<NoteFlaw> flaws) {
    Optional<MeasurementMention> weight = only(note, "weight");
    Optional<MeasurementMention> height = only(note, "height");
    Optional<MeasurementMention> index = only(note, "bmi");
    if (weight.isEmpty() || height.isEmpty() || index.isEmpty()) {
      return;
    }
    Optional<Double> kilograms = in(weight.get(), "kg");
    Optional<Double> metres = in(height.get(), "m");
    if (kilograms.isEmpty() || metres.isEmpty() || metres.get() < 0.3) {
      return;
    }
    double computed = kilograms.get() / (metres.get() * metres.get());
    double written = index.get().value().doubleValue();
    if (Math.abs(computed - written) > Math.max(1.0, 0.06 * computed)) {
      flaws.add(
          new NoteFlaw(
              id(),
              Severity.LOW,
              List.of(index.get().span(), weight.get().span(), height.get().span()),
              "Weight and height give a body mass index of "
                  + rounded(computed)
                  + ", and the note says "
                  + index.get().value().toPlainString()
                  + ".",
              "Check weight and height; doses may depend on them."));
    }
  }

  private void anionGap(CheckedNote note, List<NoteFlaw> flaws) {
    Optional<MeasurementMention> gap = only(note, "anion-gap");
    Optional<MeasurementMention> sodium = only(note, "sodium");
    Optional<MeasurementMention> chloride = only(note, "chloride");
    Optional<MeasurementMention> bicarbonate = only(note, "bicarbonate");
    if (gap.isEmpty() || sodium.isEmpty() || chloride.isEmpty() || bicarbonate.isEmpty()) {
      return;
    }
    double computed =
        sodium.get().value().doubleValue()
            - chloride.get().value().doubleValue()
            - bicarbonate.get().value().doubleValue();
    double written = gap.get().value().doubleValue();
    // With potassium the gap is about four higher, and some laboratories count it.
    boolean apart = Math.abs(computed - written) > 2 && Math.abs(computed + 4 - written) > 2;
    if (apart) {
      flaws.add(
          new NoteFlaw(
              id(),
              Severity.LOW,
              List.of(
                  gap.get().span(),
                  sodium.get().span(),
                  chloride.get().span(),
                  bicarbonate.get().span()),
              "Sodium less chloride less bicarbonate is "
                  + rounded(computed)
                  + ", and the note gives an anion gap of "
                  + gap.get().value().toPlainString()
                  + ".",
              "Look up the values in the chart."));
    }
  }

  private static Optional<Double> in(MeasurementMention mention, String unit) {
    if (mention.unit() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          UnitConverter.convert(new Amount(mention.value(), mention.unit()), unit)
              .value()
              .doubleValue());
    } catch (UnitProblem e) {
      // Not a length or a mass after all.
      return Optional.empty();
    }
  }

  /** The one believable value of a kind; empty when the note has several that differ. */
  private static Optional<MeasurementMention> only(CheckedNote note, String concept) {
    List<MeasurementMention> found =
        note.measurements(concept).stream().filter(m -> m.high() == null).toList();
    boolean one = found.stream().map(m -> m.value().stripTrailingZeros()).distinct().count() == 1;
    return one && found.get(0).believable() ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static String rounded(double value) {
    return BigDecimal.valueOf(value).setScale(1, java.math.RoundingMode.HALF_UP).toPlainString();
  }
}
