package org.chartwarden.units;

/** A unit that is not known, or two units that measure different things. */
public final class UnitProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  private UnitProblem(String code, String message) {
    super(message);
    this.code = code;
  }

  static UnitProblem unknown(String unit) {
    return new UnitProblem("unknown-unit", "\"" + unit + "\" is not a unit that is known");
  }

  static UnitProblem notCommensurable(String from, String to) {
    return new UnitProblem(
        "units-not-commensurable",
        "an amount in " + from + " cannot be expressed in " + to + ": they measure other things");
  }

  static UnitProblem needsSubstance(String from, String to, String missing) {
    return new UnitProblem(
        "substance-needed",
        "an amount in " + from + " can be expressed in " + to + " only with the " + missing);
  }

  /** {@code unknown-unit}, {@code units-not-commensurable} or {@code substance-needed}. */
  public String code() {
    return code;
  }
}
