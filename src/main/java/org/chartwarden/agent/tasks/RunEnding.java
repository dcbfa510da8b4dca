package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.approval.EvidenceJson;
import org.chartwarden.platform.Json;

/** Stores what a run is bound to and how it ended. */
@ApplicationScoped
class RunEnding {

  /** Longest single text of an answer, in characters. */
  static final int LONGEST_TEXT = 20_000;

  private final RunSteps steps;
  private final RunJournal journal;
  private final TaskSettlement settlement;
  private final FreeTextCheck texts;

  RunEnding(RunSteps steps, RunJournal journal, TaskSettlement settlement, FreeTextCheck texts) {
    this.texts = texts;
    this.steps = steps;
    this.journal = journal;
    this.settlement = settlement;
  }

  void bind(AgentRun run, String plannerVersion) {
    journal.bind(run.claim(), run.patients(), plannerVersion);
  }

  /**
   * The answer of a run, held against the chart of its patient: what contradicts it is told in the
   * explanation and as a step, with the rows as evidence.
   */
  RunResult.Answered answered(AgentRun run, ArrayNode answer, String explanation) {
    long start = System.nanoTime();
    List<ChangeWarning> warnings = texts.of(words(answer, explanation), run.bound(), run.now());
    StringBuilder told = new StringBuilder(explanation);
    warnings.forEach(warning -> told.append(" Warning: ").append(warning.message()));
    if (!warnings.isEmpty()) {
      ObjectNode output = Json.object();
      output.set("warnings", EvidenceJson.ofWarnings(warnings));
      steps.note(run, "check", FreeTextCheck.CODE, Json.object(), output, start);
      warnings.forEach(warning -> run.found(warning.evidence()));
    }
    boolean held = warnings.stream().anyMatch(w -> w.severity() == ChangeWarning.Severity.HIGH);
    return new RunResult.Answered(answer, told.toString(), run.evidence(), held);
  }

  /** The result as people may see it: nothing from a chart is active in it. */
  private static RunResult told(AgentRun run, RunResult result) {
    return switch (result) {
      case RunResult.Answered answered ->
          new RunResult.Answered(
              ChartText.inert((ArrayNode) ShortTexts.of(answered.answer(), LONGEST_TEXT)),
              run.told(answered.explanation()),
              ChartText.inert(answered.evidence()),
              answered.held());
      case RunResult.Declined declined ->
          new RunResult.Declined(
              declined.code(), run.told(declined.message()), ChartText.inert(declined.evidence()));
      case RunResult.Failed failed ->
          new RunResult.Failed(failed.code(), run.told(failed.message()));
      case RunResult.Cancelled cancelled -> cancelled;
    };
  }

  private static String words(ArrayNode answer, String explanation) {
    StringBuilder words = new StringBuilder(explanation);
    for (JsonNode item : answer) {
      if (item.isTextual()) {
        words.append('\n').append(item.asText());
      }
    }
    return words.toString();
  }

  /** Notes the last step and settles the task. */
  void end(AgentRun run, RunResult ended) {
    RunResult result = told(run, ended);
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
