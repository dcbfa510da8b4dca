package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Creatinine clearance for dosing a direct oral anticoagulant: Cockcroft and Gault with the actual
 * body weight, as in the trials of these drugs.
 *
 * <p>Steffel J et al., EHRA practical guide on non-vitamin K antagonist oral anticoagulants,
 * Europace 2021;23:1612-1676.
 */
final class DoacCreatinineClearance implements Calculator {

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity AGE = CommonInputs.age().within("18", "120");
  private static final Quantity WEIGHT = CommonInputs.weight().within("20", "700");
  private static final Quantity CREATININE =
      CommonInputs.creatinine().within("0.1", "40").freshFor(Period.ofDays(90));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "doac-clearance",
              "Creatinine clearance for DOAC dosing (actual body weight)",
              Category.DOSAGE)
          .synonyms("DOAC dosing weight", "DOAC creatinine clearance", "NOAC creatinine clearance")
          .inputs(SEX, AGE, WEIGHT, CREATININE)
          .decimal("mL/min")
          .bands(
              Band.below("15", "below 15", "Below 15: outside the label of most of these drugs."),
              Band.between(
                  "15", "30", "15 to below 30", "Reduced doses; dabigatran not in Europe."),
              Band.between("30", "50", "30 to below 50", "Check the reduced dose of the drug."),
              Band.atLeast("50", "50 or more", "No reduction for kidney function alone."))
          .source(
              Reference.of(
                  "Steffel J et al. 2021 European Heart Rhythm Association practical guide on the"
                      + " use of non-vitamin K antagonist oral anticoagulants in patients with"
                      + " atrial fibrillation. Europace 2021;23:1612-1676"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double clearance =
        CockcroftGaultClearance.clearance(
            in, AGE, in.text(WEIGHT), in.number(WEIGHT), CREATININE, working);
    return CalculatorResult.of(SPEC, clearance, working);
  }
}
