package org.chartwarden.consistency.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.chartwarden.consistency.issues.ProposedIssue;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.report.ReportPage;
import org.chartwarden.consistency.report.ReportParameters;

/**
 * What came of a request.
 *
 * @param checked the findings
 * @param report the same in plain JSON
 * @param proposed what waits for a person, where that was asked for
 */
record CheckOutcome(CheckedNote checked, ObjectNode report, List<ProposedIssue> proposed) {

  CheckOutcome {
    Objects.requireNonNull(checked, "checked");
    Objects.requireNonNull(report, "report");
    proposed = List.copyOf(proposed);
  }

  /** The report, with where proposals are decided about. */
  ObjectNode json() {
    ObjectNode told = report.deepCopy();
    if (!proposed.isEmpty()) {
      ArrayNode list = told.putArray("proposals");
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
    return told;
  }

  /** The report as a page, without the proposals. */
  String page() {
    return ReportPage.of(report, checked.of().note().text());
  }

  ObjectNode parameters() {
    return ReportParameters.of(json());
  }
}
