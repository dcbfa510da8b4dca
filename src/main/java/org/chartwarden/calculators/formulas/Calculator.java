package org.chartwarden.calculators.formulas;

import java.util.List;

/** One medical calculator: a pure function of inputs that its {@link CalculatorSpec} names. */
public interface Calculator {

  /** What this calculator states about itself; always the same object. */
  CalculatorSpec spec();

  /**
   * Inputs that fit one by one and not together, for instance a diastolic pressure above the
   * systolic one; empty when they do.
   */
  default List<InputProblem> conflicts(CalculatorInputs in) {
    return List.of();
  }

  /** Computes the result of inputs that were checked against {@link #spec()}. */
  CalculatorResult compute(CalculatorInputs in);
}
