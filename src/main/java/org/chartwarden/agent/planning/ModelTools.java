package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chartwarden.agent.tools.ToolDeclaration;
import org.chartwarden.agent.tools.ToolEffect;
import org.chartwarden.agent.tools.ToolSchema;
import org.chartwarden.llm.ModelTool;
import org.chartwarden.platform.Json;

/** The tools of a run as a model is told about them, with the two that end it. */
final class ModelTools {

  /** Ends the run with an answer. */
  static final String FINISH = "finish";

  /** Ends the run without one. */
  static final String DECLINE = "decline";

  private ModelTools() {}

  static List<ModelTool> of(PlanningBrief brief) {
    List<ModelTool> tools = new ArrayList<>();
    for (ToolDeclaration<?> tool : brief.tools()) {
      if (tool.effect() == ToolEffect.READ || brief.writesAllowed()) {
        tools.add(new ModelTool(tool.name(), tool.description(), ToolSchema.of(tool.input())));
      }
    }
    tools.add(new ModelTool(FINISH, "Ends the task with its answer.", finish()));
    tools.add(new ModelTool(DECLINE, "Ends the task that cannot or must not be done.", decline()));
    return tools;
  }

  private static ObjectNode finish() {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties
        .putObject("answer")
        .put("type", "array")
        .put("description", "JSON values in the order of the questions")
        .putObject("items");
    properties
        .putObject("explanation")
        .put("type", "string")
        .put("description", "sentences for a clinician");
    schema.putArray("required").add("answer").add("explanation");
    return schema;
  }

  private static ObjectNode decline() {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ObjectNode code = properties.putObject("code").put("type", "string");
    Arrays.stream(PlannerMove.DeclineCode.values())
        .forEach(value -> code.withArray("enum").add(value.wire()));
    properties
        .putObject("message")
        .put("type", "string")
        .put("description", "why, and what can be done instead");
    schema.putArray("required").add("code").add("message");
    return schema;
  }
}
