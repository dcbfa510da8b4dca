package org.chartwarden.calculators.formulas;

import java.util.List;
import java.util.OptionalDouble;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Mean arterial pressure from cuff pressures: a third of the systolic and two thirds of the
 * diastolic.
 *
 * <p>The usual estimate at normal heart rates; DeMers D, Wachs D, StatPearls 2023.
 */
final class MeanArterialPressure implements Calculator {

  private static final Quantity SYSTOLIC = CommonInputs.systolic();
  private static final Quantity DIASTOLIC = CommonInputs.diastolic();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("map", "Mean arterial pressure", Category.PHYSICAL)
          .medCalcBench(5)
          .synonyms("mean arterial pressure", "MAP", "mean blood pressure")
          .inputs(SYSTOLIC, DIASTOLIC)
          .decimal("mm[Hg]", "8478-0")
          .bands(
              Band.below("65", "low", "Below the usual target in shock of 65 mmHg."),
              Band.between("65", "100", "usual", "Within the usual range."),
              Band.atLeast("100", "high", "Above the usual range."))
          .source(
              Reference.of(
                  "DeMers D, Wachs D. Physiology, Mean Arterial Pressure. StatPearls 2023"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public List<InputProblem> conflicts(CalculatorInputs in) {
    return pressures(in, SYSTOLIC, DIASTOLIC);
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    return CalculatorResult.of(SPEC, mean(in, SYSTOLIC, DIASTOLIC, working), working);
  }

  /** The mean pressure as a step of another calculation. */
  static double mean(CalculatorInputs in, Quantity systolic, Quantity diastolic, Working working) {
    return working.step(
        "MAP",
        "(" + in.text(systolic) + " + 2 × " + in.text(diastolic) + ") / 3",
        (in.number(systolic) + 2 * in.number(diastolic)) / 3,
        "mm[Hg]");
  }

  /** The mean pressure that was given, else that of the other two pressures; empty without them. */
  static OptionalDouble known(
      CalculatorInputs in, Quantity mean, Quantity systolic, Quantity diastolic, Working working) {
    if (in.has(mean)) {
      return OptionalDouble.of(in.number(mean));
    }
    return in.has(systolic) && in.has(diastolic)
        ? OptionalDouble.of(mean(in, systolic, diastolic, working))
        : OptionalDouble.empty();
  }

  /** Says when a diastolic pressure is not below the systolic one. */
  static List<InputProblem> pressures(CalculatorInputs in, Quantity systolic, Quantity diastolic) {
    if (!in.has(systolic)
        || !in.has(diastolic)
        || in.number(diastolic) < in.number(systolic)
        || in.convention().benchmark()) {
      return List.of();
    }
    return List.of(
        new InputProblem(
            diastolic.name(),
            "conflict",
            diastolic.label()
                + " "
                + in.text(diastolic)
                + " is not below the systolic one of "
                + in.text(systolic)));
  }
}
