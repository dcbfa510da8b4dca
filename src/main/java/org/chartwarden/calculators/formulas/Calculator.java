package org.chartwarden.calculators.formulas;

/** One medical calculator: a pure function of inputs that its {@link CalculatorSpec} names. */
public interface Calculator {

  CalculatorSpec spec();

  /** Computes the result of inputs that were checked against {@link #spec()}. */
  CalculatorResult compute(CalculatorInputs inputs);
}
