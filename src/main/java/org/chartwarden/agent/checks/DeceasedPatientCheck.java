package org.chartwarden.agent.checks;

import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning;

/** No order makes sense for a patient who is charted as deceased. */
final class DeceasedPatientCheck implements OrderCheck {

  @Override
  public String id() {
    return "deceased-patient";
  }

  @Override
  public List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart) {
    return chart.deceased()
        ? List.of(
            Warnings.high(
                "patient-deceased", "the patient is charted as deceased", chart.patient()))
        : List.of();
  }
}
