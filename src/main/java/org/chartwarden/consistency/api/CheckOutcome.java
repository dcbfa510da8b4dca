package org.chartwarden.consistency.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.chartwarden.consistency.issues.ProposedIssue;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.report.ReportJson;
import org.chartwarden.consistency.report.ReportParameters;

/**
 * What came of a request.
 *
 * @param checked the findings
 * @param proposed what waits for a person, where that was asked for
 */
record CheckOutcome(CheckedNote checked, List<ProposedIssue> proposed) {

  CheckOutcome {
    Objects.requireNonNull(checked, "checked");
    proposed = List.copyOf(proposed);
  }

  /** The report, with where proposals are decided about. */
  ObjectNode json() {
    ObjectNode report = ReportJson.of(checked);
    if (!proposed.isEmpty()) {
      ArrayNode list = report.putArray("proposals");
      for (ProposedIssue issue : proposed) {
        String task = "/agent/tasks/" + issue.task();
        String change = task + "/changes/" + issue.change();
        list.addObject()
            .put("identifier", issue.identifier())
            .put("fresh", issue.fresh())
            .put("task", task)
            .put("approve", change + "/approve")
            .put("reject", change + "/reject");
      }
    }
    return report;
  }

  ObjectNode parameters() {
    return ReportParameters.of(json());
  }
}
