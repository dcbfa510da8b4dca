package org.chartwarden.calculators.formulas;

import java.util.List;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * ABCD2 score of stroke risk after a transient ischemic attack, 0 to 7 points.
 *
 * <p>Johnston SC et al., Lancet 2007;369:283-292.
 */
final class Abcd2Score implements Calculator {

  private static final Scale AGE_POINTS = Scale.from(0).at(60, 1);

  private static final Quantity AGE = CommonInputs.age();
  private static final Quantity SYSTOLIC = CommonInputs.systolic();
  private static final Quantity DIASTOLIC = CommonInputs.diastolic();
  private static final Choice FEATURES =
      Choice.of(
          "clinical_features",
          "clinical features",
          Option.worth(2, "unilateral-weakness", "unilateral weakness"),
          Option.worth(1, "speech-disturbance", "speech disturbance without weakness"),
          Option.worth(0, "other", "other"));
  private static final Quantity DURATION =
      Quantity.of("duration", "duration of symptoms", "min", "0", "1440");
  private static final Flag DIABETES = CommonInputs.diabetes();
  private static final Scale DURATION_POINTS = Scale.from(0).at(10, 1).at(60, 2);

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("abcd2", "ABCD2 score for transient ischemic attack", Category.RISK)
          .synonyms("ABCD2", "ABCD² score")
          .inputs(AGE, SYSTOLIC, DIASTOLIC, FEATURES, DURATION, DIABETES)
          .score(0, 7)
          .bands(
              Band.below("4", "low", "0 to 3: 2-day risk of stroke 1.0 %."),
              Band.between("4", "6", "moderate", "4 or 5: 2-day risk of stroke 4.1 %."),
              Band.atLeast("6", "high", "6 or 7: 2-day risk of stroke 8.1 %."))
          .source(
              Reference.pmid(
                  "Johnston SC et al. Validation and refinement of scores to predict very early"
                      + " stroke risk after transient ischaemic attack. Lancet 2007;369:283-292",
                  "17258668"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public List<InputProblem> conflicts(CalculatorInputs in) {
    return MeanArterialPressure.pressures(in, SYSTOLIC, DIASTOLIC);
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    boolean raised = in.number(SYSTOLIC) >= 140 || in.number(DIASTOLIC) >= 90;
    return new PointSum(in)
        .scale(AGE, AGE_POINTS)
        .when(raised, 1, "blood pressure of 140/90 or more in either number")
        .choice(FEATURES)
        .scale(DURATION, DURATION_POINTS)
        .flag(DIABETES, 1)
        .result(SPEC);
  }
}
