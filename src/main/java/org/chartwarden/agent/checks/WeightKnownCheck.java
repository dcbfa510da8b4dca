package org.chartwarden.agent.checks;

import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning;

/** Drugs that are dosed by weight, while no weight is charted. */
final class WeightKnownCheck implements OrderCheck {

  private static final List<String> BY_WEIGHT =
      List.of("enoxaparin", "heparin", "vancomycin", "gentamicin", "acyclovir");

  @Override
  public String id() {
    return "weight-known";
  }

  @Override
  public List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart) {
    boolean byWeight =
        order.drug().isPresent() && BY_WEIGHT.stream().anyMatch(order.drug().get()::is);
    return byWeight && chart.weight().isEmpty()
        ? List.of(
            Warnings.info(
                "no-weight",
                "no weight is charted; " + order.drug().get().name() + " is dosed by weight"))
        : List.of();
  }
}
