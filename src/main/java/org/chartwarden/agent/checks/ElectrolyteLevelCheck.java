package org.chartwarden.agent.checks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.approval.ChangeWarning;

/**
 * An electrolyte, or a drug that raises it, while the newest level is high already. Potassium above
 * 5.0 mmol/L and magnesium above 2.6 mg/dL are the upper limits of usual adult ranges.
 */
final class ElectrolyteLevelCheck implements OrderCheck {

  private static final BigDecimal POTASSIUM_HIGH = new BigDecimal("5.0");
  private static final BigDecimal POTASSIUM_VERY_HIGH = new BigDecimal("5.5");
  private static final BigDecimal MAGNESIUM_HIGH = new BigDecimal("2.6");

  @Override
  public String id() {
    return "electrolyte-level";
  }

  @Override
  public List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart) {
    if (order.drug().isEmpty()) {
      return List.of();
    }
    Drug drug = order.drug().get();
    if (drug.inClass("potassium-supplement")) {
      return supplement("potassium", chart.potassium(), POTASSIUM_HIGH, "mmol/L");
    }
    if (drug.inClass("magnesium-supplement")) {
      return supplement("magnesium", chart.magnesium(), MAGNESIUM_HIGH, "mg/dL");
    }
    if (drug.inClass("potassium-sparing-diuretic")
        || drug.inClass("ace-inhibitor")
        || drug.inClass("arb")) {
      return raising(drug, chart.potassium());
    }
    return List.of();
  }

  private static List<ChangeWarning> supplement(
      String electrolyte, Optional<LabFact> newest, BigDecimal high, String unit) {
    if (newest.isEmpty()) {
      return List.of(Warnings.info("no-" + electrolyte, "no " + electrolyte + " level is charted"));
    }
    LabFact level = newest.get();
    return level.value().compareTo(high) > 0
        ? List.of(
            Warnings.high(
                electrolyte + "-high",
                "the newest "
                    + electrolyte
                    + " is high: "
                    + level.value().toPlainString()
                    + " "
                    + unit,
                level.evidence()))
        : List.of();
  }

  private static List<ChangeWarning> raising(Drug drug, Optional<LabFact> newest) {
    if (newest.isEmpty() || newest.get().value().compareTo(POTASSIUM_HIGH) <= 0) {
      return List.of();
    }
    LabFact level = newest.get();
    String message =
        drug.name() + " raises potassium, which is " + level.value().toPlainString() + " mmol/L";
    return List.of(
        level.value().compareTo(POTASSIUM_VERY_HIGH) > 0
            ? Warnings.high("potassium-high", message, level.evidence())
            : Warnings.caution("potassium-high", message, level.evidence()));
  }
}
