package org.chartwarden.agent.checks;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning;

/** An order that rests on a result entered in error, cancelled or not final. */
final class ResultStatusCheck implements OrderCheck {

  @Override
  public String id() {
    return "result-status";
  }

  @Override
  public List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart) {
    List<ChangeWarning> warnings = new ArrayList<>();
    for (BasedOn basis : order.basedOn()) {
      switch (basis.status()) {
        case "entered-in-error", "cancelled" ->
            warnings.add(
                Warnings.high(
                    "result-in-error",
                    "the order rests on a result that is " + basis.status(),
                    basis.evidence()));
        case "preliminary", "registered" ->
            warnings.add(
                Warnings.info(
                    "result-not-final",
                    "the order rests on a result that is not final yet",
                    basis.evidence()));
        default -> {}
      }
    }
    return warnings;
  }
}
