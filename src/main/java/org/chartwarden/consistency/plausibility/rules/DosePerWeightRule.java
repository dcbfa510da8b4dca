package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.consistency.drugs.WeightDoseLimit;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.medications.DoseAmount;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;

/**
 * A dose for each kilogram, a rate, or a child's dose by the weight of the note above {@link
 * WeightDoseLimit}.
 */
final class DosePerWeightRule implements NoteRule {

  private static final BigDecimal SLACK = new BigDecimal("1.25");
  private static final Phrases NOT_ORDERED =
      Phrases.of("overdose;ingested;ingestion;toxicity;toxic;maximum;max;not to exceed;up to");

  @Override
  public String id() {
    return "dose-per-weight";
  }

  @Override
  public String title() {
    return "A dose for each kilogram, or a rate, that is too high.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    for (DrugStatement drug : note.drugs()) {
      if (drug.dose().isPresent() && !note.says(drug.sentence(), NOT_ORDERED)) {
        DoseAmount dose = drug.dose().get();
        if (dose.unit().contains("/")) {
          written(drug, dose).ifPresent(flaws::add);
        } else if (note.child()) {
          ofChild(note, drug, dose).ifPresent(flaws::add);
        }
      }
    }
    return flaws;
  }

  private Optional<NoteFlaw> written(DrugStatement drug, DoseAmount dose) {
    Optional<NoteFlaw> single =
        above(drug, dose, new Amount(dose.low(), dose.unit()), BigDecimal.ONE, "");
    if (single.isPresent() || drug.perDay() == null || !dose.unit().endsWith("/kg")) {
      return single;
    }
    return above(
        drug,
        dose,
        new Amount(dose.low().multiply(drug.perDay()), dose.unit() + "/d"),
        BigDecimal.ONE,
        " (" + drug.perDay().stripTrailingZeros().toPlainString() + " times a day)");
  }

  /** The dose of a child for each kilogram of the one weight that the note gives. */
  private Optional<NoteFlaw> ofChild(CheckedNote note, DrugStatement drug, DoseAmount dose) {
    List<MeasurementMention> weights =
        note.measurements("weight").stream()
            .filter(weight -> weight.believable() && weight.unit() != null)
            .toList();
    if (weights.isEmpty()
        || weights.stream().map(weight -> weight.value().stripTrailingZeros()).distinct().count()
            > 1) {
      return Optional.empty();
    }
    BigDecimal kilograms =
        UnitConverter.convert(new Amount(weights.get(0).value(), weights.get(0).unit()), "kg")
            .value();
    if (kilograms.signum() <= 0) {
      return Optional.empty();
    }
    Amount each =
        new Amount(dose.low().divide(kilograms, MathContext.DECIMAL32), dose.unit() + "/kg");
    return above(
        drug,
        dose,
        each,
        SLACK,
        " at " + kilograms.round(new MathContext(3)).stripTrailingZeros().toPlainString() + " kg");
  }

  private Optional<NoteFlaw> above(
      DrugStatement drug, DoseAmount dose, Amount amount, BigDecimal slack, String how) {
    Set<String> ids = drug.substances();
    ids.addAll(drug.drug().classes());
    for (WeightDoseLimit limit : WeightDoseLimit.of(ids)) {
      Optional<BigDecimal> value = limit.inUnit(amount);
      if (value.isPresent() && value.get().compareTo(limit.most().multiply(slack)) > 0) {
        return Optional.of(
            new NoteFlaw(
                id(),
                Severity.HIGH,
                List.of(drug.mention().span()),
                drug.drug().display()
                    + " "
                    + dose.low().toPlainString()
                    + " "
                    + dose.unit()
                    + how
                    + " is "
                    + value.get().round(new MathContext(3)).stripTrailingZeros().toPlainString()
                    + " "
                    + limit.unit()
                    + ", above "
                    + limit.most().toPlainString()
                    + ".",
                "Compare number, unit and weight with the order before the drug is given."));
      }
    }
    return Optional.empty();
  }
}
