package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.chartwarden.agent.language.ReferenceTime;
import org.chartwarden.agent.planning.PatientResolution;
import org.chartwarden.agent.planning.Planner;
import org.chartwarden.agent.planning.PlannerCatalog;
import org.chartwarden.agent.planning.PlannerMove;
import org.chartwarden.agent.planning.PlannerMove.DeclineCode;
import org.chartwarden.agent.planning.PlannerProblem;
import org.chartwarden.agent.planning.PlannerSession;
import org.chartwarden.agent.planning.PlanningBrief;
import org.chartwarden.agent.planning.ToolReply;
import org.chartwarden.agent.planning.ToolRequest;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.platform.Json;

/**
 * The loop: find the patients, ask the planner for a move, make it, ask again. Whatever planner
 * drives it, the limits, the binding to patients, the checks and the trace are those of this class
 * and its helpers; a planner can only ask.
 */
@ApplicationScoped
class AgentTaskRunner {

  private static final String MATCH_PATIENTS = "match_patients";

  private final PlannerCatalog planners;
  private final AllowedTools tools;
  private final PatientResolver resolver;
  private final RunSteps steps;
  private final RunStops stops;
  private final RunEnding ending;
  private final TimedCalls timed;
  private final TaskConfig config;
  private final Clock clock;

  AgentTaskRunner(
      PlannerCatalog planners,
      AllowedTools tools,
      PatientResolver resolver,
      RunSteps steps,
      RunStops stops,
      RunEnding ending,
      TimedCalls timed,
      TaskConfig config,
      Clock clock) {
    this.planners = planners;
    this.tools = tools;
    this.resolver = resolver;
    this.steps = steps;
    this.stops = stops;
    this.ending = ending;
    this.timed = timed;
    this.config = config;
    this.clock = clock;
  }

  /** Runs one attempt of a task to its end and stores the result. */
  void run(AgentTask task, RunClaim claim) {
    AgentRun run = new AgentRun(task, claim, referenceTime(task.order()), config.repeats());
    Optional<Planner> planner = planners.find(task.order().model());
    planner.ifPresent(run::plannedBy);
    RunResult result =
        planner.isEmpty()
            ? new RunResult.Failed(
                "unknown-model", "no model is configured under " + task.order().model())
            : result(run, planner.get());
    ending.end(run, result);
  }

  private OffsetDateTime referenceTime(TaskOrder order) {
    if (order.now() != null) {
      return order.now();
    }
    return ReferenceTime.statedIn(order.context())
        .or(() -> ReferenceTime.statedIn(order.instruction()))
        .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
  }

  private RunResult result(AgentRun run, Planner planner) {
    Optional<RunResult> stopped = stops.of(run);
    if (stopped.isPresent()) {
      return stopped.get();
    }
    List<PatientResolution> patients;
    try {
      patients = resolver.resolve(run);
    } catch (PatientResolver.LookupFailed e) {
      return new RunResult.Failed(e.code(), e.getMessage());
    }
    for (PatientResolution resolution : patients) {
      if (resolution.candidates().size() == 1) {
        run.patients().add(resolution.candidates().get(0).id());
      }
    }
    ending.bind(run, planner.version());
    Optional<RunResult> ambiguous = ambiguity(run, patients);
    if (ambiguous.isPresent()) {
      return ambiguous.get();
    }
    try {
      return loop(run, planner, patients);
    } catch (PlannerProblem problem) {
      return new RunResult.Failed(problem.code(), problem.getMessage());
    } catch (TimeoutException e) {
      return run.timeOver();
    }
  }

  private RunResult loop(AgentRun run, Planner planner, List<PatientResolution> patients)
      throws TimeoutException {
    PlanningBrief brief =
        new PlanningBrief(
            run.task().order().instruction(),
            run.task().order().context(),
            run.now(),
            patients,
            tools.of(run.task()),
            run.writesAllowed());
    PlannerSession session = timed.within(run.remaining(), () -> planner.start(brief));
    List<ToolReply> replies = List.of();
    while (true) {
      Optional<RunResult> stopped = stops.of(run);
      if (stopped.isPresent()) {
        return stopped.get();
      }
      List<ToolReply> heard = replies;
      long start = System.nanoTime();
      PlannerMove move = timed.within(run.remaining(), () -> session.next(heard));
      run.usedTokens(move.usage());
      Optional<RunResult> ended = stops.of(run).or(run::brokenLimit);
      if (ended.isPresent()) {
        return ended.get();
      }
      switch (move) {
        case PlannerMove.Finish finish -> {
          return finished(run, finish);
        }
        case PlannerMove.Decline decline -> {
          return new RunResult.Declined(decline.code(), decline.message(), run.evidence());
        }
        case PlannerMove.CallTools call -> {
          notePlan(run, planner, call, start);
          replies = new ArrayList<>();
          Optional<RunResult> broken = callTools(run, planner, call.requests(), replies);
          if (broken.isPresent()) {
            return broken.get();
          }
        }
      }
    }
  }

  private Optional<RunResult> callTools(
      AgentRun run, Planner planner, List<ToolRequest> requests, List<ToolReply> replies) {
    for (ToolRequest request : requests) {
      Optional<RunResult> ended = stops.of(run).or(() -> run.brokenLimitBefore(request));
      if (ended.isPresent()) {
        return ended;
      }
      run.calling(request);
      replies.add(new ToolReply(request, call(run, planner, request)));
    }
    return Optional.empty();
  }

  /**
   * Makes a call. Who could take part in a trial is asked of everybody where the task names nobody;
   * what a task about somebody reads cannot widen it to others. A planner may look up a patient
   * whom the task names in words that were not understood before; when that finds exactly one, the
   * run is bound to that patient as well. The context counts only while nobody is found: what is
   * pasted there cannot widen a run.
   */
  private ToolOutcome call(AgentRun run, Planner planner, ToolRequest request) {
    TaskOrder order = run.task().order();
    if (MATCH_PATIENTS.equals(request.tool()) && run.patients().isEmpty()) {
      return steps.call(run, request, run.searching());
    }
    if (!PatientResolver.FIND.equals(request.tool())
        || !NamedPatient.namedIn(
            run.patients().isEmpty()
                ? order.instruction() + "\n" + order.context()
                : order.instruction(),
            request.arguments())) {
      return steps.call(run, request, run.bound());
    }
    ToolOutcome outcome = steps.call(run, request, run.searching());
    if (outcome instanceof ToolOutcome.Result result) {
      List<PatientResolution.Candidate> found =
          PatientResolver.candidates(result.value().path("matches"));
      if (found.size() == 1 && run.patients().add(found.get(0).id())) {
        ending.bind(run, planner.version());
      }
    }
    return outcome;
  }

  /** A move of a model is a step of its own; that of the offline planner says nothing new. */
  private void notePlan(AgentRun run, Planner planner, PlannerMove.CallTools call, long start) {
    boolean thought = call.thought() != null && !call.thought().isBlank();
    if (!thought && call.usage().inputTokens() + call.usage().outputTokens() == 0) {
      return;
    }
    ObjectNode output = Json.object();
    output.put("thought", thought ? call.thought() : "");
    output.put("inputTokens", call.usage().inputTokens());
    output.put("outputTokens", call.usage().outputTokens());
    call.requests().forEach(request -> output.withArray("tools").add(request.tool()));
    steps.note(
        run, "plan", planner.id(), Json.object().put("version", planner.version()), output, start);
  }

  private RunResult finished(AgentRun run, PlannerMove.Finish finish) {
    if (run.wroteAgainstMode()) {
      return new RunResult.Declined(
          DeclineCode.FORBIDDEN,
          "the instruction needs a change of the record, and this task is read-only. "
              + finish.explanation(),
          run.evidence());
    }
    if (run.wroteBeyondToken()) {
      return new RunResult.Declined(
          DeclineCode.FORBIDDEN,
          "the run wanted a change of the record that the token of this task may not make. "
              + finish.explanation(),
          run.evidence());
    }
    return ending.answered(run, finish.answer(), finish.explanation());
  }

  private static Optional<RunResult> ambiguity(AgentRun run, List<PatientResolution> patients) {
    for (PatientResolution resolution : patients) {
      if (resolution.candidates().size() > 1) {
        List<String> names =
            resolution.candidates().stream()
                .map(
                    c ->
                        c.name()
                            + " (MRN "
                            + c.mrn()
                            + ", born "
                            + c.birthDate()
                            + ", Patient/"
                            + c.id()
                            + ")")
                .toList();
        return Optional.of(
            new RunResult.Declined(
                DeclineCode.AMBIGUOUS,
                "\"" + resolution.mention().text() + "\" may be any of " + String.join("; ", names),
                run.evidence()));
      }
    }
    return Optional.empty();
  }
}
