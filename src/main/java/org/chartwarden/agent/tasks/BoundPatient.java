package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.chartwarden.agent.tools.ToolOutcome;

/**
 * Refuses a call about a patient whom the instruction does not name. The tools' guards and the
 * gateway refuse it as well; this one needs no tool to remember its guard.
 */
final class BoundPatient implements ToolAdvice {

  /** Name of this rule in trace and audit. */
  static final String RULE = "patient-not-bound";

  @Override
  public ToolOutcome around(ToolCall call, Function<ToolCall, ToolOutcome> next) {
    JsonNode patient = call.arguments().get("patient");
    if (patient != null && patient.isTextual()) {
      String id = patient.textValue().strip();
      String logical = id.startsWith("Patient/") ? id.substring("Patient/".length()) : id;
      if (!call.run().patients().contains(logical)) {
        return new ToolOutcome.Refused(
            RULE, "this run is bound to the patients its instruction names; that is another one");
      }
    }
    return next.apply(call);
  }
}
