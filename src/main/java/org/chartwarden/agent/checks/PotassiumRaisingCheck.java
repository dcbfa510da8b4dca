package org.chartwarden.agent.checks;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning;

/**
 * Potassium together with a drug that raises it: ACE inhibitors, angiotensin receptor blockers,
 * potassium-sparing diuretics, calcineurin inhibitors, trimethoprim.
 *
 * <p>FDA label of potassium chloride, section 7 (drug interactions).
 */
final class PotassiumRaisingCheck implements OrderCheck {

  private static final String SUPPLEMENT = "potassium-supplement";
  private static final List<String> RAISING =
      List.of(
          "ace-inhibitor",
          "arb",
          "arni",
          "potassium-sparing-diuretic",
          "calcineurin-inhibitor",
          "trimethoprim-sulfamethoxazole");

  @Override
  public String id() {
    return "potassium-raising";
  }

  @Override
  public List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart) {
    List<ChangeWarning> warnings = new ArrayList<>();
    for (MedicationFact active : chart.medications()) {
      if (order.drug().isPresent() && together(order.drug().get(), active.drug())) {
        warnings.add(
            Warnings.caution(
                "potassium-raising-drug",
                order.drug().get().name()
                    + " together with "
                    + active.drug().text()
                    + " can raise potassium",
                active.evidence()));
      }
    }
    return warnings;
  }

  private static boolean together(Drug ordered, Drug active) {
    return (ordered.inClass(SUPPLEMENT) && raises(active))
        || (raises(ordered) && active.inClass(SUPPLEMENT))
        || (ordered.inClass("potassium-sparing-diuretic") && raises(active))
        || (raises(ordered) && active.inClass("potassium-sparing-diuretic"));
  }

  private static boolean raises(Drug drug) {
    return RAISING.stream().anyMatch(r -> drug.inClass(r) || drug.is(r));
  }
}
