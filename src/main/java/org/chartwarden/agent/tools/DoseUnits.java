package org.chartwarden.agent.tools;

import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitNames;

/** Which units one dose of a drug can have. */
final class DoseUnits {

  private static final List<String> KINDS = List.of("g", "mol", "eq", "L", "[IU]");
  private static final BigDecimal ABSURD = new BigDecimal("1000000");

  private DoseUnits() {}

  /** The UCUM code of a dose's unit; refuses a dose or unit that cannot be. */
  static String ucum(BigDecimal dose, String written) {
    if (dose.signum() <= 0) {
      throw new ToolProblem("bad-dose", "a dose must be above zero, not " + dose.toPlainString());
    }
    if (dose.compareTo(ABSURD) > 0) {
      throw new ToolProblem("bad-dose", dose.toPlainString() + " " + written + " cannot be a dose");
    }
    String unit =
        UnitNames.ucum(written)
            .orElseThrow(
                () ->
                    new ToolProblem(
                        "unknown-unit", "\"" + written + "\" is not a unit that is known"));
    boolean counted = unit.matches("\\{[A-Za-z]+\\}");
    if (!counted
        && KINDS.stream()
            .noneMatch(kind -> UnitConverter.convertible(unit, kind, Substance.UNKNOWN))) {
      throw new ToolProblem(
          "bad-dose-unit",
          "\""
              + written
              + "\" is not a unit of one dose (a mass, an amount, a volume, units or"
              + " tablets)");
    }
    return unit;
  }
}
