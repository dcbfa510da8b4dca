package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Fractional excretion of sodium in percent: 100 x (plasma creatinine x urine sodium) / (plasma
 * sodium x urine creatinine).
 *
 * <p>Espinel CH, JAMA 1976;236:579-581.
 */
final class FractionalSodiumExcretion implements Calculator {

  private static final Quantity CREATININE = CommonInputs.creatinine();
  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity URINE_SODIUM =
      CommonInputs.lab("urine_sodium", "urine sodium", "mmol/L", "1", "400", "urine-sodium")
          .of(CommonInputs.substance("22.99", 1));
  private static final Quantity URINE_CREATININE =
      CommonInputs.lab(
              "urine_creatinine", "urine creatinine", "mg/dL", "1", "1000", "urine-creatinine")
          .of(CommonInputs.substance("113.12", null));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("fena", "Fractional excretion of sodium (FENa)", Category.LAB)
          .medCalcBench(40)
          .synonyms("FENa", "fractional excretion of sodium")
          .inputs(CREATININE, SODIUM, URINE_SODIUM, URINE_CREATININE)
          .decimal("%")
          .bands(
              Band.below("1", "low", "Below 1 %: suggests a prerenal cause."),
              Band.between("1", "2", "indeterminate", "Between 1 and 2 %: either."),
              Band.atLeast("2", "high", "2 % or more: suggests an intrinsic renal cause."))
          .source(
              Reference.pmid(
                  "Espinel CH. The FENa test. Use in the differential diagnosis of acute renal"
                      + " failure. JAMA 1976;236:579-581",
                  "947239"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double excreted =
        working.step(
            "FENa",
            "100 × ("
                + in.text(CREATININE)
                + " × "
                + in.text(URINE_SODIUM)
                + ") / ("
                + in.text(SODIUM)
                + " × "
                + in.text(URINE_CREATININE)
                + ")",
            100
                * in.number(CREATININE)
                * in.number(URINE_SODIUM)
                / (in.number(SODIUM) * in.number(URINE_CREATININE)),
            SPEC.unit());
    working.remark("diuretics raise the fraction");
    return CalculatorResult.of(SPEC, excreted, working);
  }
}
