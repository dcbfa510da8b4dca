package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Fibrosis-4 index of liver fibrosis: age x AST / (platelets x sqrt(ALT)).
 *
 * <p>Sterling RK et al., Hepatology 2006;43:1317-1325. Bands of that cohort; from the age of 65 a
 * lower bound of 2.0 is advised (McPherson S et al., Am J Gastroenterol 2017;112:740-751).
 */
final class Fib4Index implements Calculator {

  private static final Quantity AGE = CommonInputs.age();
  private static final Quantity AST = CommonInputs.aspartateAminotransferase();
  private static final Quantity ALT = CommonInputs.alanineAminotransferase();
  private static final Quantity PLATELETS = CommonInputs.platelets();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("fib-4", "Fibrosis-4 (FIB-4) index for liver fibrosis", Category.LAB)
          .medCalcBench(19)
          .synonyms("FIB-4", "fibrosis-4 index", "FIB4")
          .inputs(AGE, AST, ALT, PLATELETS)
          .decimal("1")
          .bands(
              Band.below("1.45", "low", "Advanced fibrosis unlikely."),
              Band.between("1.45", "3.25", "indeterminate", "Further assessment needed."),
              Band.atLeast("3.25", "high", "Advanced fibrosis likely."))
          .source(
              Reference.pmid(
                  "Sterling RK et al. Development of a simple noninvasive index to predict"
                      + " significant fibrosis in patients with HIV/HCV coinfection. Hepatology"
                      + " 2006;43:1317-1325",
                  "16729309"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double index =
        working.step(
            "FIB-4",
            in.text(AGE)
                + " × "
                + in.text(AST)
                + " / ("
                + in.text(PLATELETS)
                + " × √"
                + in.text(ALT)
                + ")",
            in.number(AGE) * in.number(AST) / (in.number(PLATELETS) * Math.sqrt(in.number(ALT))),
            "");
    if (in.number(AGE) >= 65) {
      working.remark("from the age of 65 a lower bound of 2.0 instead of 1.45 is advised");
    } else if (in.number(AGE) < 35) {
      working.remark("below the age of 35 the index performs poorly");
    }
    return CalculatorResult.of(SPEC, index, working);
  }
}
