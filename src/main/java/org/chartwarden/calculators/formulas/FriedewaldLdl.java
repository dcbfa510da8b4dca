package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * LDL cholesterol: total - HDL - triglycerides / 5, in mg/dL; not valid at triglycerides of 400
 * mg/dL or more.
 *
 * <p>Friedewald WT et al., Clin Chem 1972;18:499-502.
 */
final class FriedewaldLdl implements Calculator {

  private static final double HIGHEST_TRIGLYCERIDES = 400;

  private static final Quantity TOTAL = CommonInputs.totalCholesterol();
  private static final Quantity HDL = CommonInputs.hdlCholesterol();
  private static final Quantity TRIGLYCERIDES = CommonInputs.triglycerides();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("ldl-friedewald", "LDL cholesterol, calculated (Friedewald)", Category.LAB)
          .medCalcBench(44)
          .synonyms("LDL calculated", "LDL cholesterol", "LDL cholestrol", "Friedewald equation")
          .inputs(TOTAL, HDL, TRIGLYCERIDES)
          .decimal("mg/dL", "13457-7")
          .source(
              Reference.pmid(
                  "Friedewald WT, Levy RI, Fredrickson DS. Estimation of the concentration of"
                      + " low-density lipoprotein cholesterol in plasma, without use of the"
                      + " preparative ultracentrifuge. Clin Chem 1972;18:499-502",
                  "4337382"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double ldl =
        working.step(
            "LDL",
            in.text(TOTAL) + " − " + in.text(HDL) + " − " + in.text(TRIGLYCERIDES) + " / 5",
            in.number(TOTAL) - in.number(HDL) - in.number(TRIGLYCERIDES) / 5,
            SPEC.unit());
    if (in.number(TRIGLYCERIDES) >= HIGHEST_TRIGLYCERIDES) {
      working.remark("not valid: triglycerides are 400 mg/dL or more");
    }
    return CalculatorResult.of(SPEC, ldl, working);
  }
}
