package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.approval.EvidenceJson;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.agent.planning.ToolRequest;
import org.chartwarden.agent.tools.RunScope;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.platform.Json;

/** Does the steps of a run: each is stored, with the proposal it made, before the next begins. */
@ApplicationScoped
class RunSteps {

  private final ToolCalls calls;
  private final RunJournal journal;
  private final TaskSignals signals;
  private final FreeTextCheck texts;
  private final AllowedTools allowed;

  RunSteps(
      ToolCalls calls,
      RunJournal journal,
      TaskSignals signals,
      FreeTextCheck texts,
      AllowedTools allowed) {
    this.texts = texts;
    this.allowed = allowed;
    this.calls = calls;
    this.journal = journal;
    this.signals = signals;
  }

  /** Calls a tool that the planner asks for, as far as the client of the task may use it. */
  ToolOutcome call(AgentRun run, ToolRequest request, RunScope scope) {
    ToolOutcome outcome =
        call(run, request, scope, "tool", tool -> allowed.allows(run.task(), tool));
    run.seen(request, outcome);
    return outcome;
  }

  /** Calls the tool that finds a patient whom the task names. */
  ToolOutcome find(AgentRun run, ToolRequest request) {
    ToolOutcome outcome = call(run, request, run.searching(), "patient", tool -> true);
    run.seen(request, outcome);
    return outcome;
  }

  private ToolOutcome call(
      AgentRun run, ToolRequest request, RunScope scope, String kind, Predicate<String> mayUse) {
    long start = System.nanoTime();
    ToolOutcome outcome =
        heldAgainstTask(
            run, texts.checked(calls.execute(request, scope, mayUse), scope, run.now()));
    run.called(outcome);
    Optional<ProposedChange> change =
        outcome instanceof ToolOutcome.Result result ? result.change() : Optional.empty();
    store(run, kind, request.tool(), request.arguments(), wire(outcome), start, change);
    return outcome;
  }

  private static ToolOutcome heldAgainstTask(AgentRun run, ToolOutcome outcome) {
    if (!(outcome instanceof ToolOutcome.Result result) || result.change().isEmpty()) {
      return outcome;
    }
    ProposedChange change = result.change().get();
    List<ChangeWarning> unasked = run.unasked(change);
    return unasked.isEmpty()
        ? outcome
        : new ToolOutcome.Result(
            result.value(), result.evidence(), Optional.of(change.warned(unasked)));
  }

  /** Notes a step that called no tool. */
  void note(AgentRun run, String kind, String name, JsonNode input, JsonNode output, long start) {
    store(run, kind, name, input, output, start, Optional.empty());
  }

  private void store(
      AgentRun run,
      String kind,
      String name,
      JsonNode input,
      JsonNode output,
      long start,
      Optional<ProposedChange> change) {
    long ms = (System.nanoTime() - start) / 1_000_000;
    if (journal.step(run.claim(), new RunJournal.RunStep(kind, name, input, output, ms, change))) {
      run.cancel();
    }
    signals.raise(run.task().id());
  }

  /** An outcome as the trace shows it. */
  static ObjectNode wire(ToolOutcome outcome) {
    ObjectNode node = Json.object();
    switch (outcome) {
      case ToolOutcome.Result result -> {
        node.set("result", result.value());
        node.set("evidence", EvidenceJson.of(result.evidence()));
        result
            .change()
            .ifPresent(
                change -> {
                  ObjectNode proposed = node.putObject("proposed");
                  proposed.put("method", change.method());
                  proposed.put("url", change.url());
                  proposed.set("warnings", EvidenceJson.ofWarnings(change.warnings()));
                });
      }
      case ToolOutcome.Refused refused ->
          node.putObject("refused").put("rule", refused.guard()).put("message", refused.message());
      case ToolOutcome.Failed failed ->
          node.putObject("failed").put("code", failed.code()).put("message", failed.message());
    }
    return node;
  }
}
