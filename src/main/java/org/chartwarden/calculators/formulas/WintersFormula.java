package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Expected arterial carbon dioxide pressure in metabolic acidosis: 1.5 x bicarbonate + 8, plus or
 * minus 2 mmHg.
 *
 * <p>Albert MS, Dell RB, Winters RW, Ann Intern Med 1967;66:312-322.
 */
final class WintersFormula implements Calculator {

  private static final double TOLERANCE = 2;

  private static final Quantity BICARBONATE = CommonInputs.bicarbonate();
  private static final Quantity PACO2 = CommonInputs.arterialCarbonDioxide().optional();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "winters", "Expected PaCO2 in metabolic acidosis (Winters' formula)", Category.LAB)
          .synonyms("Winters' formula", "Winters formula", "Winter's formula", "expected pCO2")
          .inputs(BICARBONATE, PACO2)
          .decimal("mm[Hg]")
          .source(
              Reference.pmid(
                  "Albert MS, Dell RB, Winters RW. Quantitative displacement of acid-base"
                      + " equilibrium in metabolic acidosis. Ann Intern Med 1967;66:312-322",
                  "6016545"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double expected =
        working.step(
            "expected PaCO2",
            "1.5 × " + in.text(BICARBONATE) + " + 8",
            1.5 * in.number(BICARBONATE) + 8,
            SPEC.unit());
    working.remark(
        "expected range "
            + Working.show(expected - TOLERANCE)
            + " to "
            + Working.show(expected + TOLERANCE)
            + " mmHg; the formula holds for metabolic acidosis only");
    if (in.has(PACO2)) {
      double measured = in.number(PACO2);
      String verdict = "compensation is as expected";
      if (measured > expected + TOLERANCE) {
        verdict = "a respiratory acidosis is present as well";
      } else if (measured < expected - TOLERANCE) {
        verdict = "a respiratory alkalosis is present as well";
      }
      working.remark("measured PaCO2 " + in.text(PACO2) + " mmHg: " + verdict);
    }
    return CalculatorResult.of(SPEC, expected, working);
  }
}
