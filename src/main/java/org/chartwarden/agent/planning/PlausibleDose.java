package org.chartwarden.agent.planning;

import java.math.BigDecimal;
import java.util.Map;
import org.chartwarden.agent.language.plan.DoseRule;

/**
 * Single replacement doses beyond which an instruction must be a slip of the pen. The bounds lie
 * far above what is given (magnesium sulfate up to 6 g, potassium chloride in divided doses), so
 * that ordinary judgement stays with the order checks.
 */
final class PlausibleDose {

  private static final Map<String, BigDecimal> MOST =
      Map.of(
          "magnesium-sulfate g", new BigDecimal("20"),
          "magnesium-sulfate mg", new BigDecimal("20000"),
          "potassium-chloride mEq", new BigDecimal("240"),
          "potassium-chloride mmol", new BigDecimal("240"));

  private PlausibleDose() {}

  static boolean is(String drug, DoseRule.Dose dose) {
    BigDecimal most = MOST.get(drug + " " + dose.unit());
    return most == null || dose.amount().compareTo(most) <= 0;
  }
}
