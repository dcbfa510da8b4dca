package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.agent.planning.PlannerMove.PlannerUsage;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.llm.BoundedText;
import org.chartwarden.llm.HiddenCharacters;
import org.chartwarden.llm.LanguageModel;
import org.chartwarden.llm.LanguageModelProblem;
import org.chartwarden.llm.ModelMessage;
import org.chartwarden.llm.ModelReply;
import org.chartwarden.llm.ModelRequest;
import org.chartwarden.llm.ModelTool;
import org.chartwarden.llm.ModelToolCall;
import org.chartwarden.llm.Prompt;
import org.chartwarden.platform.Json;

/** The conversation with a model in one run. A reply that is no move is corrected once. */
final class ModelSession implements PlannerSession {

  private final LanguageModel model;
  private final List<ModelTool> tools;
  private final List<ModelMessage> messages = new ArrayList<>();

  /** Ids that the model gave its calls, by the ids the loop knows them under. */
  private final Map<String, String> modelIds = new HashMap<>();

  private int rounds;

  ModelSession(LanguageModel model, Prompt prompt, PlanningBrief brief) {
    this.model = model;
    this.tools = ModelTools.of(brief);
    messages.add(new ModelMessage.SystemText(prompt.text()));
    messages.add(
        new ModelMessage.UserText(
            "TASK\n" + json(task(brief)) + "\n\nPATIENTS\n" + chartData(patients(brief))));
  }

  @Override
  public PlannerMove next(List<ToolReply> replies) {
    for (ToolReply reply : replies) {
      messages.add(
          new ModelMessage.ToolResult(
              modelIds.get(reply.request().callId()),
              reply.request().tool(),
              chartData(told(reply.outcome()))));
    }
    ReplyReader.Read first = ask(PlannerUsage.NONE);
    if (first instanceof ReplyReader.Move move) {
      return move.move();
    }
    ReplyReader.Unusable unusable = (ReplyReader.Unusable) first;
    correct(unusable);
    ReplyReader.Read second = ask(unusable.usage());
    if (second instanceof ReplyReader.Move move) {
      return move.move();
    }
    throw new PlannerProblem(
        "model-reply",
        "model "
            + model.name()
            + " gave two replies in a row that are no move: "
            + ((ReplyReader.Unusable) second).problem(),
        null);
  }

  private ReplyReader.Read ask(PlannerUsage spent) {
    ModelReply reply;
    try {
      reply = model.ask(new ModelRequest(messages, tools));
    } catch (LanguageModelProblem problem) {
      throw new PlannerProblem(problem.code(), problem.getMessage(), problem);
    }
    rounds++;
    messages.add(new ModelMessage.Assistant(reply.text(), reply.toolCalls()));
    PlannerUsage usage =
        new PlannerUsage(
            spent.inputTokens() + reply.inputTokens(), spent.outputTokens() + reply.outputTokens());
    ReplyReader.Read read = ReplyReader.read(reply, rounds, usage);
    for (int i = 0; i < reply.toolCalls().size(); i++) {
      modelIds.put(ReplyReader.callId(rounds, i), reply.toolCalls().get(i).id());
    }
    return read;
  }

  /** Answers every call of the unusable reply, as the protocol demands, and says what is wrong. */
  private void correct(ReplyReader.Unusable unusable) {
    for (ModelToolCall call : unusable.reply().toolCalls()) {
      messages.add(
          new ModelMessage.ToolResult(
              call.id(),
              call.tool(),
              Json.write(
                  Json.object()
                      .put(
                          "error", "not executed, the reply was refused: " + unusable.problem()))));
    }
    messages.add(
        new ModelMessage.UserText(
            "Your last reply was refused: "
                + unusable.problem()
                + ". Reply with tool calls whose arguments are JSON objects, or with finish or"
                + " decline alone."));
  }

  /** An outcome as the model is told it. Evidence stays with the loop. */
  private static ObjectNode told(ToolOutcome outcome) {
    ObjectNode node = Json.object();
    switch (outcome) {
      case ToolOutcome.Result result -> {
        node.set("result", result.value());
        result
            .change()
            .ifPresent(
                change -> {
                  ArrayNode warnings = node.putArray("warnings");
                  change.warnings().forEach(warning -> warnings.add(warning.message()));
                });
      }
      case ToolOutcome.Refused refused -> node.put("refused", refused.message());
      case ToolOutcome.Failed failed -> node.put("error", failed.code() + ": " + failed.message());
    }
    return node;
  }

  private static ObjectNode task(PlanningBrief brief) {
    ObjectNode task = Json.object();
    task.put("instruction", brief.instruction());
    task.put("context", brief.context());
    task.put("now", brief.now().toString());
    task.put("changes_allowed", brief.writesAllowed());
    return task;
  }

  private static ArrayNode patients(PlanningBrief brief) {
    ArrayNode patients = Json.array();
    for (PatientResolution resolution : brief.patients()) {
      ObjectNode patient = patients.addObject();
      patient.put("mention", resolution.mention().text());
      if (resolution.candidates().isEmpty()) {
        patient.put("found", false);
      }
      for (PatientResolution.Candidate candidate : resolution.candidates()) {
        patient.put("found", true);
        patient.put("id", candidate.id());
        patient.put("mrn", candidate.mrn());
        patient.put("name", candidate.name());
        patient.put(
            "birth_date", candidate.birthDate() == null ? null : candidate.birthDate().toString());
      }
    }
    return patients;
  }

  /** What comes from the chart, between lines that nothing in it can forge. */
  private static String chartData(JsonNode value) {
    return BoundedText.of(json(value));
  }

  private static String json(JsonNode value) {
    return HiddenCharacters.escapedInJson(Json.write(value));
  }
}
