package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.ContentCheck;

/** Tells by {@code ViewDefinition/$validate} what {@code $run} would refuse or warn of. */
@ApplicationScoped
class ViewCheck implements ContentCheck {

  @Override
  public String type() {
    return "ViewDefinition";
  }

  @Override
  public List<FhirIssue> issues(ObjectNode resource) {
    try {
      return View.compile(resource).warnings().stream().map(ViewCheck::warning).toList();
    } catch (FhirProblem faults) {
      return faults.issues();
    }
  }

  private static FhirIssue warning(String sentence) {
    String place = sentence.substring(0, Math.max(0, sentence.indexOf(": ")));
    return new FhirIssue(
        "warning", "invariant", "view-warning", sentence, "ViewDefinition." + place);
  }
}
