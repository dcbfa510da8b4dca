package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.approval.EvidenceJson;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.agent.planning.Planner;
import org.chartwarden.agent.planning.PlannerMove.PlannerUsage;
import org.chartwarden.agent.planning.ToolRequest;
import org.chartwarden.agent.tools.RunScope;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** What one attempt of one task has used and found so far; lives on one thread. */
final class AgentRun {

  /** Rules that refuse to propose a change. */
  private static final Set<String> WRITING = Set.of(WriteMode.RULE, WritableProposal.RULE);

  /** Tools whose results are their own words. */
  private static final Set<String> COMPUTING = Set.of("replacement_dose", "run_calculator");

  private final AgentTask task;
  private final RunClaim claim;
  private final OffsetDateTime now;
  private final int repeats;
  private final long startNanos = System.nanoTime();
  private final Set<String> patients = new LinkedHashSet<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final Set<String> refusedWrites = new HashSet<>();

  /** Sentences of the chart that the planner got to see. */
  private final Set<String> chartSentences = new LinkedHashSet<>();

  /** Doses that tools computed from a rule that the task gives. */
  private final Set<BigDecimal> computedDoses = new HashSet<>();

  /** The words of the task, for planners that also read others; null for the rest. */
  private AskedFor asked;

  private int steps;
  private long inputTokens;
  private long outputTokens;
  private boolean cancelled;

  AgentRun(AgentTask task, RunClaim claim, OffsetDateTime now, int repeats) {
    this.task = task;
    this.claim = claim;
    this.now = now;
    this.repeats = repeats;
  }

  AgentTask task() {
    return task;
  }

  RunClaim claim() {
    return claim;
  }

  OffsetDateTime now() {
    return now;
  }

  Set<String> patients() {
    return patients;
  }

  /** The scope of calls that look for the patients named; nothing is bound yet. */
  RunScope searching() {
    return new RunScope(task.id(), access(), patients, now, writesAllowed());
  }

  /** The scope of every other call: nobody but the bound patients can be reached. */
  RunScope bound() {
    return new RunScope(task.id(), access().boundTo(patients), patients, now, writesAllowed());
  }

  boolean writesAllowed() {
    return task.order().mode() != TaskMode.READ_ONLY;
  }

  /**
   * Tools only read, whatever the mode: proposals are applied by the approval gate alone. And they
   * never read more than the token of who gave the task.
   */
  private AccessContext access() {
    return new AccessContext(
        "agent/task-" + task.id(), Optional.empty(), true, task.order().grant());
  }

  /** Says who plans: what a planner proposes that reads the chart is held against the task. */
  void plannedBy(Planner planner) {
    asked = planner.followsTaskAlone() ? null : new AskedFor(task.order(), now);
  }

  /** Remembers what a planner gets to see of the chart, and what was computed for it. */
  void seen(ToolRequest request, ToolOutcome outcome) {
    if (!(outcome instanceof ToolOutcome.Result result)) {
      return;
    }
    if (!COMPUTING.contains(request.tool())) {
      ChartText.sentences(result.value(), asked != null, chartSentences);
    } else if (asked != null
        && asked.gives(request.arguments().path("bands"), request.arguments().path("per_step"))) {
      AskedFor.gather(result.value(), computedDoses);
    }
  }

  /** What stands against a change because the task does not ask for it. */
  List<ChangeWarning> unasked(ProposedChange change) {
    return asked == null ? List.of() : asked.warnings(change, computedDoses);
  }

  /** The text with the sentences of the chart marked in it, and nothing active. */
  String told(String text) {
    return ChartText.inert(
        ChartText.marked(ShortTexts.cut(text, RunEnding.LONGEST_TEXT), chartSentences));
  }

  void usedTokens(PlannerUsage usage) {
    inputTokens += usage.inputTokens();
    outputTokens += usage.outputTokens();
  }

  /** Counts a call that is about to be made. */
  void calling(ToolRequest request) {
    steps++;
    calls.merge(request.tool() + " " + Json.write(request.arguments()), 1, Integer::sum);
  }

  void called(ToolOutcome outcome) {
    switch (outcome) {
      case ToolOutcome.Result result -> evidence.addAll(result.evidence());
      case ToolOutcome.Refused refused -> {
        if (WRITING.contains(refused.guard())) {
          refusedWrites.add(refused.guard());
        }
      }
      case ToolOutcome.Failed unused -> {
        // A failed call gives no evidence.
      }
    }
  }

  void cancel() {
    cancelled = true;
  }

  boolean cancelled() {
    return cancelled;
  }

  boolean wroteAgainstMode() {
    return refusedWrites.contains(WriteMode.RULE);
  }

  boolean wroteBeyondToken() {
    return refusedWrites.contains(WritableProposal.RULE);
  }

  /** Adds what something besides a tool call rests on. */
  void found(List<Evidence> facts) {
    evidence.addAll(facts);
  }

  ArrayNode evidence() {
    return EvidenceJson.of(evidence);
  }

  AgentTask.Usage usage() {
    return new AgentTask.Usage(steps, inputTokens, outputTokens, elapsed().toMillis());
  }

  Duration remaining() {
    return Duration.ofSeconds(task.order().limits().seconds()).minus(elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** The limit that is broken, if one is. */
  Optional<RunResult.Failed> brokenLimit() {
    TaskLimits limits = task.order().limits();
    if (remaining().isNegative() || remaining().isZero()) {
      return Optional.of(timeOver());
    }
    if (inputTokens + outputTokens > limits.tokens()) {
      return Optional.of(
          new RunResult.Failed(
              "token-limit",
              "the run used "
                  + (inputTokens + outputTokens)
                  + " tokens; its limit is "
                  + limits.tokens()));
    }
    return Optional.empty();
  }

  /** Why the next call must not be made, if it must not. */
  Optional<RunResult.Failed> brokenLimitBefore(ToolRequest request) {
    int limit = task.order().limits().steps();
    if (steps >= limit) {
      return Optional.of(
          new RunResult.Failed("step-limit", "the run needs more than " + limit + " tool calls"));
    }
    String call = request.tool() + " " + Json.write(request.arguments());
    if (calls.getOrDefault(call, 0) >= repeats) {
      return Optional.of(
          new RunResult.Failed(
              "endless-loop",
              "the planner asked for the same call of "
                  + request.tool()
                  + " more than "
                  + repeats
                  + " times"));
    }
    return brokenLimit();
  }

  RunResult.Failed timeOver() {
    return new RunResult.Failed(
        "time-limit", "the run took longer than " + task.order().limits().seconds() + " seconds");
  }
}
