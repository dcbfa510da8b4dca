package org.chartwarden.calculators.formulas;

import java.util.ArrayList;
import java.util.List;

/** Collects the steps of one calculation with the numbers in them, and remarks on its limits. */
final class Working {

  /** Below this a whole number is written without a decimal's detour. */
  private static final double WHOLE = 1e15;

  private final List<String> steps = new ArrayList<>(8);
  private final List<String> remarks = new ArrayList<>(2);

  /**
   * A step that yields a number, for instance {@code step("BMI", "68 / 1.82^2", 20.5, "kg/m2")}.
   */
  double step(String what, String expression, double value, String unit) {
    String shown = unit.isEmpty() || unit.equals("1") ? "" : " " + unit;
    steps.add(what + " = " + expression + " = " + show(value) + shown);
    return value;
  }

  /** A step in words. */
  Working note(String step) {
    steps.add(step);
    return this;
  }

  /** A limit of the result that a reader must know. */
  Working remark(String sentence) {
    remarks.add(sentence);
    return this;
  }

  List<String> steps() {
    return steps;
  }

  List<String> remarks() {
    return remarks;
  }

  /** A number as workings show it. */
  static String show(double value) {
    if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
      return Long.toString((long) value);
    }
    return Double.isFinite(value)
        ? CalculatorResult.rounded(value).toPlainString()
        : Double.toString(value);
  }
}
