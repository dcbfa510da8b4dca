package org.chartwarden.calculators.formulas;

import java.util.Arrays;
import java.util.Optional;

/** Which reading of a calculator is wanted where sources differ; the profile of a request. */
public enum Convention {
  /** What is clinically right; the default. */
  CLINICAL("clinical"),
  /**
   * The corrected labels of MedCalc-Bench: the same formulas, with that data set's defaults where a
   * person would have to be asked, and values outside the plausible range computed with a remark.
   */
  MEDCALC_BENCH("medcalc-bench"),
  /** The labels of MedCalc-Bench 1.0 as published, with the errors of their program. */
  MEDCALC_BENCH_V1("medcalc-bench-v1");

  private final String id;

  Convention(String id) {
    this.id = id;
  }

  /** The name in requests and answers. */
  public String id() {
    return id;
  }

  /** Whether inputs come from the benchmark's data, in either reading of its labels. */
  boolean benchmark() {
    return this != CLINICAL;
  }

  /** The convention of that name, or empty. */
  public static Optional<Convention> of(String id) {
    return Arrays.stream(values()).filter(c -> c.id.equals(id)).findFirst();
  }
}
