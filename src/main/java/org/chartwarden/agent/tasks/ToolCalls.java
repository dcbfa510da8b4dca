package org.chartwarden.agent.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chartwarden.agent.planning.ToolRequest;
import org.chartwarden.agent.tools.AgentTool;
import org.chartwarden.agent.tools.AgentToolCatalog;
import org.chartwarden.agent.tools.RunScope;
import org.chartwarden.agent.tools.ToolArguments;
import org.chartwarden.agent.tools.ToolGuard;
import org.chartwarden.agent.tools.ToolInputProblem;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * Executes what planners ask for. A planner's request is never trusted: the tool may not exist, the
 * arguments may not fit, the patient may be another one. Each of these is an outcome that the
 * planner gets to read, never an end of the run.
 */
@ApplicationScoped
class ToolCalls {

  private final AgentToolCatalog tools;
  private final Function<ToolCall, ToolOutcome> chain;

  ToolCalls(
      AgentToolCatalog tools,
      AuditLog audit,
      FhirGateway gateway,
      TimedCalls timed,
      TaskConfig config) {
    this.tools = tools;
    this.chain =
        ToolAdvice.compose(
            List.of(
                new StepAudit(audit),
                new AllowedTool(),
                new WriteMode(),
                new BoundPatient(),
                new WritableProposal(gateway),
                new SizeLimit(config.resultCharacters()),
                new TimeLimit(timed, config.toolTimeout())),
            ToolCalls::step);
  }

  /**
   * Executes a request.
   *
   * @param allowed which tools, by name, the client of the task may use
   */
  ToolOutcome execute(ToolRequest request, RunScope run, Predicate<String> allowed) {
    Optional<AgentTool<?>> tool = tools.find(request.tool());
    if (tool.isEmpty()) {
      return new ToolOutcome.Failed(
          "unknown-tool",
          "there is no tool "
              + request.tool()
              + "; there are "
              + String.join(", ", tools.names().stream().filter(allowed).toList()));
    }
    return chain.apply(
        new ToolCall(tool.get(), request.arguments(), run, allowed.test(request.tool())));
  }

  /** On the thread that works: what a tool reads belongs to the task in the audit trail. */
  private static ToolOutcome step(ToolCall call) {
    try (AuditTrace.Step step = AuditTrace.step(call.run().taskId())) {
      return bindAndCall(call.tool(), call);
    }
  }

  private static <I extends Record> ToolOutcome bindAndCall(AgentTool<I> tool, ToolCall call) {
    I input;
    try {
      input = ToolArguments.bind(tool.declaration().input(), call.arguments());
    } catch (ToolInputProblem problem) {
      return new ToolOutcome.Failed("invalid-arguments", problem.getMessage());
    }
    for (ToolGuard guard : tool.declaration().guards()) {
      Optional<String> refusal = guard.refusal(input, call.run());
      if (refusal.isPresent()) {
        return new ToolOutcome.Refused(guard.name(), refusal.get());
      }
    }
    try {
      return tool.call(input, call.run());
    } catch (FhirProblem problem) {
      return problem.status() == 403
          ? new ToolOutcome.Refused(problem.code(), problem.getMessage())
          : new ToolOutcome.Failed(problem.code(), problem.getMessage());
    }
  }
}
