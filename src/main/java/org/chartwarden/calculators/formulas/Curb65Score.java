package org.chartwarden.calculators.formulas;

import java.time.Period;
import java.util.List;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Severity of community-acquired pneumonia: CURB-65 (confusion, urea, respiratory rate, blood
 * pressure, age), 0 to 5 points.
 *
 * <p>Lim WS et al., Thorax 2003;58:377-382.
 */
final class Curb65Score implements Calculator {

  private static final double LOW_SYSTOLIC = 90;
  private static final double LOW_DIASTOLIC = 60;
  private static final Scale UREA_POINTS = Scale.from(0).above(19, 1);
  private static final Scale RESPIRATORY_POINTS = Scale.from(0).at(30, 1);
  private static final Scale AGE_POINTS = Scale.from(0).at(65, 1);

  private static final Flag CONFUSION =
      Flag.of("confusion", "new confusion", "altered-mental-status", "delirium")
          .within(Period.ofWeeks(1));
  private static final Quantity BUN = CommonInputs.ureaNitrogen();
  private static final Quantity RESPIRATORY_RATE = CommonInputs.respiratoryRate();
  private static final Quantity SYSTOLIC = CommonInputs.systolic();
  private static final Quantity DIASTOLIC = CommonInputs.diastolic();
  private static final Quantity AGE = CommonInputs.age();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("curb-65", "CURB-65 score for pneumonia severity", Category.SEVERITY)
          .medCalcBench(45)
          .synonyms("CURB-65", "CURB-65 Score for Pneumonia Severity", "CURB65", "CURB 65")
          .inputs(CONFUSION, BUN, RESPIRATORY_RATE, SYSTOLIC, DIASTOLIC, AGE)
          .score(0, 5)
          .bands(
              Band.below("2", "low", "Low: death in 1.5 %; treatment at home can be considered."),
              Band.between("2", "3", "moderate", "Moderate: death in 9.2 %."),
              Band.atLeast("3", "high", "High: death in 22 %; severe pneumonia."))
          .source(
              Reference.pmid(
                  "Lim WS et al. Defining community acquired pneumonia severity on presentation to"
                      + " hospital: an international derivation and validation study. Thorax"
                      + " 2003;58:377-382",
                  "12728155"))
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
    boolean low = in.number(SYSTOLIC) < LOW_SYSTOLIC || in.number(DIASTOLIC) <= LOW_DIASTOLIC;
    return new PointSum(in)
        .flag(CONFUSION, 1)
        .scale(BUN, UREA_POINTS)
        .scale(RESPIRATORY_RATE, RESPIRATORY_POINTS)
        .when(
            low,
            1,
            "blood pressure "
                + in.text(SYSTOLIC)
                + "/"
                + in.text(DIASTOLIC)
                + " (systolic < 90 or diastolic ≤ 60 mm[Hg])")
        .scale(AGE, AGE_POINTS)
        .result(SPEC);
  }
}
