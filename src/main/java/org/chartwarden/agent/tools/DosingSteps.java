package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import org.chartwarden.agent.tools.ReplacementDoseTool.PerStep;
import org.chartwarden.platform.Json;

/** So much for each step below a threshold: (target - value) / step * dose, exactly. */
final class DosingSteps {

  private DosingSteps() {}

  static ObjectNode dose(BigDecimal value, String unit, PerStep rule) {
    if (rule.step().signum() <= 0 || rule.dosePerStep().signum() <= 0) {
      throw new ToolProblem("bad-dosing-rule", "step and dose_per_step must be above zero");
    }
    BigDecimal target = rule.target() == null ? rule.threshold() : rule.target();
    if (target.compareTo(rule.threshold()) < 0) {
      throw new ToolProblem("bad-dosing-rule", "the target lies below the threshold");
    }
    String shownUnit = unit == null ? "" : " " + unit;
    if (value.compareTo(rule.threshold()) >= 0) {
      return Json.object()
          .put("needed", false)
          .put(
              "working",
              value.toPlainString()
                  + shownUnit
                  + " is not below "
                  + rule.threshold().toPlainString()
                  + ": no dose");
    }
    // Multiplying first keeps a quotient that ends exact.
    BigDecimal dose =
        Statistics.tidy(
            target
                .subtract(value)
                .multiply(rule.dosePerStep())
                .divide(rule.step(), MathContext.DECIMAL128));
    return Json.object()
        .put("needed", true)
        .put("dose", dose)
        .put("dose_unit", rule.doseUnit())
        .put(
            "working",
            "("
                + target.toPlainString()
                + " - "
                + value.toPlainString()
                + ") / "
                + rule.step().toPlainString()
                + " * "
                + rule.dosePerStep().toPlainString()
                + " = "
                + dose.toPlainString()
                + " "
                + rule.doseUnit());
  }
}
