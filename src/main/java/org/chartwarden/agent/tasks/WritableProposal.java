package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessDecision;
import org.chartwarden.smart.Interaction;

/**
 * Refuses to propose a change that whoever gave the task could not make with the same token: a
 * caller must not get by somebody's approval what the caller was not granted. Whether the change
 * may be made is decided again when it is approved.
 */
final class WritableProposal implements ToolAdvice {

  /** Name of this rule in trace and audit. */
  static final String RULE = "change-not-granted";

  private final FhirGateway gateway;

  WritableProposal(FhirGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public ToolOutcome around(ToolCall call, Function<ToolCall, ToolOutcome> next) {
    ToolOutcome outcome = next.apply(call);
    if (!(outcome instanceof ToolOutcome.Result result) || result.change().isEmpty()) {
      return outcome;
    }
    AccessDecision decision = decision(call, result.change().get());
    return decision.allowed()
        ? outcome
        : new ToolOutcome.Refused(
            RULE,
            call.name()
                + " proposes a change that the token of this task may not make: "
                + decision.reason());
  }

  private AccessDecision decision(ToolCall call, ProposedChange change) {
    ObjectNode resource = change.resource();
    return gateway.judge(
        new AccessContext(
            call.run().access().actor(),
            Optional.of(call.run().patients()),
            false,
            call.run().access().grant()),
        change.method().equals("POST") ? Interaction.CREATE : Interaction.UPDATE,
        resource.path("resourceType").asText(),
        resource);
  }
}
