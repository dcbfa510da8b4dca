package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * KDIGO stage of acute kidney injury, 0 to 3, the higher of the stage by creatinine against its
 * baseline and the stage by urine output.
 *
 * <p>Kidney Disease: Improving Global Outcomes (KDIGO), Kidney Int Suppl 2012;2:1-138.
 */
final class KdigoAkiStage implements Calculator {

  private static final double RISE_IN_48_H = 0.3;

  private static final Quantity CREATININE = CommonInputs.creatinine();
  private static final Quantity BASELINE =
      CommonInputs.creatinine()
          .named("baseline_creatinine", "baseline creatinine")
          .filledBy("creatinine-baseline");
  private static final Flag RISE =
      Flag.of("rise_within_48h", "creatinine rose by 0.3 mg/dL or more within 48 hours");
  private static final Flag REPLACEMENT =
      Flag.of("renal_replacement", "renal replacement therapy", "dialysis");
  private static final Choice URINE =
      Choice.of(
              "urine_output_stage",
              "urine output",
              Option.worth(0, "normal", "0.5 mL/kg/h or more"),
              Option.worth(1, "below-0.5-6h", "below 0.5 mL/kg/h for 6 to 12 hours"),
              Option.worth(2, "below-0.5-12h", "below 0.5 mL/kg/h for 12 hours or more"),
              Option.worth(
                  3, "below-0.3-24h", "below 0.3 mL/kg/h for 24 hours, or none for 12 hours"))
          .assuming("normal");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("kdigo-aki", "KDIGO stage of acute kidney injury", Category.SEVERITY)
          .synonyms("KDIGO stage", "AKI stage", "KDIGO AKI staging")
          .inputs(CREATININE, BASELINE, RISE, REPLACEMENT, URINE)
          .score(0, 3)
          .bands(
              Band.below("1", "no AKI", "No acute kidney injury by these criteria."),
              Band.between("1", "2", "stage 1", "Stage 1."),
              Band.between("2", "3", "stage 2", "Stage 2."),
              Band.atLeast("3", "stage 3", "Stage 3."))
          .source(
              Reference.of(
                  "Kidney Disease: Improving Global Outcomes (KDIGO). Clinical practice guideline"
                      + " for acute kidney injury. Kidney Int Suppl 2012;2:1-138"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double creatinine = in.number(CREATININE);
    double ratio =
        working.step(
            "ratio",
            in.text(CREATININE) + " / " + in.text(BASELINE),
            creatinine / in.number(BASELINE),
            "");
    boolean risen = in.flag(RISE) && creatinine - in.number(BASELINE) >= RISE_IN_48_H - 1e-9;
    if (in.flag(RISE) && !risen) {
      working.remark(
          "the rise within 48 hours does not count: it does not show against the baseline given;"
              + " give the creatinine before the rise as baseline");
    }
    int byCreatinine = stage(ratio, creatinine, risen, in.flag(REPLACEMENT));
    int byUrine = (int) in.option(URINE).points();
    working.note("stage by creatinine: " + byCreatinine + "; by urine output: " + byUrine);
    return CalculatorResult.of(SPEC, Math.max(byCreatinine, byUrine), working);
  }

  private static int stage(double ratio, double creatinine, boolean risen, boolean replaced) {
    boolean injured = risen || ratio >= 1.5;
    if (replaced || ratio >= 3 || (creatinine >= 4 && injured)) {
      return 3;
    }
    if (ratio >= 2) {
      return 2;
    }
    return injured ? 1 : 0;
  }
}
