package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.chartwarden.platform.Json;

/** Stores what a run is bound to and how it ended. */
@ApplicationScoped
class RunEnding {

  private final RunSteps steps;
  private final RunJournal journal;
  private final TaskSettlement settlement;

  RunEnding(RunSteps steps, RunJournal journal, TaskSettlement settlement) {
    this.steps = steps;
    this.journal = journal;
    this.settlement = settlement;
  }

  void bind(AgentRun run, String plannerVersion) {
    journal.bind(run.claim(), run.patients(), plannerVersion);
  }

  /** Notes the last step and settles the task. */
  void end(AgentRun run, RunResult result) {
    ObjectNode output = Json.object();
    String kind =
        switch (result) {
          case RunResult.Answered answered -> {
            output.set("answer", answered.answer());
            output.put("explanation", answered.explanation());
            yield "answer";
          }
          case RunResult.Declined declined -> {
            output.put("code", declined.code().wire()).put("message", declined.message());
            yield "decline";
          }
          case RunResult.Failed failed -> {
            output.put("code", failed.code()).put("message", failed.message());
            yield "failure";
          }
          case RunResult.Cancelled unused -> "cancel";
        };
    steps.note(run, kind, run.task().order().model(), Json.object(), output, System.nanoTime());
    settlement.settle(run.claim(), result, run.usage());
  }
}
