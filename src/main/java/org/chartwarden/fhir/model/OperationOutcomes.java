package org.chartwarden.fhir.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.StableCodes;

/** Renders issues as an OperationOutcome (FHIR R4 operationoutcome.html). */
public final class OperationOutcomes {

  private OperationOutcomes() {}

  /** An OperationOutcome with these issues, or with one that says all is well. */
  public static ObjectNode of(List<FhirIssue> issues) {
    ObjectNode outcome = Json.object().put("resourceType", "OperationOutcome");
    ArrayNode rendered = outcome.putArray("issue");
    if (issues.isEmpty()) {
      rendered.add(render(new FhirIssue("information", "informational", "ok", "All is well", "")));
    }
    issues.forEach(issue -> rendered.add(render(issue)));
    return outcome;
  }

  /** An OperationOutcome with these issues; where a place in the text is known, it is told too. */
  public static ObjectNode ofLocated(List<LocatedIssue> issues) {
    ObjectNode outcome = of(issues.stream().map(LocatedIssue::issue).toList());
    for (int i = 0; i < issues.size(); i++) {
      LocatedIssue issue = issues.get(i);
      if (issue.line() > 0) {
        ArrayNode places = ((ObjectNode) outcome.path("issue").get(i)).putArray("extension");
        place(places, "line", issue.line());
        place(places, "col", issue.column());
      }
    }
    return outcome;
  }

  private static void place(ArrayNode extensions, String what, int number) {
    extensions
        .addObject()
        .put("url", "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-" + what)
        .put("valueInteger", number);
  }

  private static ObjectNode render(FhirIssue issue) {
    ObjectNode node = Json.object().put("severity", issue.severity()).put("code", issue.type());
    ObjectNode details = node.putObject("details");
    details
        .putArray("coding")
        .addObject()
        .put("system", StableCodes.SYSTEM)
        .put("code", issue.code());
    node.put("diagnostics", issue.message());
    if (!issue.expression().isEmpty()) {
      node.putArray("expression").add(issue.expression());
    }
    return node;
  }
}
