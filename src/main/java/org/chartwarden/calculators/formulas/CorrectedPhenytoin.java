package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Phenytoin corrected for a low albumin: total phenytoin / (0.2 x albumin + 0.1), or with 0.1 x
 * albumin + 0.1 at a creatinine clearance below 10 mL/min.
 *
 * <p>Sheiner LB, Tozer TN, in: Clinical Pharmacology, 2nd ed. 1978, pp 71-109.
 */
final class CorrectedPhenytoin implements Calculator {

  private static final Quantity PHENYTOIN =
      CommonInputs.lab("phenytoin", "total phenytoin", "ug/mL", "0.5", "100", "phenytoin-level")
          .of(CommonInputs.substance("252.27", null));
  private static final Quantity ALBUMIN = CommonInputs.albumin();
  private static final Flag KIDNEY_FAILURE =
      Flag.of(
          "kidney_failure", "creatinine clearance below 10 mL/min or dialysis", "esrd", "dialysis");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "corrected-phenytoin",
              "Phenytoin corrected for albumin (Sheiner-Tozer)",
              Category.LAB)
          .synonyms("corrected phenytoin", "phenytoin correction", "Sheiner-Tozer equation")
          .inputs(PHENYTOIN, ALBUMIN, KIDNEY_FAILURE)
          .decimal("ug/mL")
          .bands(
              Band.below("10", "below range", "Below the usual total of 10 to 20 µg/mL."),
              Band.between(
                  "10", "20.000001", "in range", "Within the usual total of 10 to 20 µg/mL."),
              Band.atLeast("20.000001", "above range", "Above the usual total: toxicity possible."))
          .source(
              Reference.of(
                  "Sheiner LB, Tozer TN. Clinical pharmacokinetics: the use of plasma"
                      + " concentrations of drugs. In: Clinical Pharmacology, 2nd ed. 1978:71-109"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    String factor = in.flag(KIDNEY_FAILURE) ? "0.1" : "0.2";
    Working working = new Working();
    double corrected =
        working.step(
            "corrected phenytoin",
            in.text(PHENYTOIN) + " / (" + factor + " × " + in.text(ALBUMIN) + " + 0.1)",
            in.number(PHENYTOIN) / (Double.parseDouble(factor) * in.number(ALBUMIN) + 0.1),
            SPEC.unit());
    working.remark("an estimate; measure free phenytoin where it decides");
    return CalculatorResult.of(SPEC, corrected, working);
  }
}
