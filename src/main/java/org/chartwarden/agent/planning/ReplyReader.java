package org.chartwarden.agent.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.planning.PlannerMove.DeclineCode;
import org.chartwarden.agent.planning.PlannerMove.PlannerUsage;
import org.chartwarden.llm.ModelReply;
import org.chartwarden.llm.ModelToolCall;
import org.chartwarden.platform.Json;

/** Reads a model's reply strictly: it is a move, or it is unusable for a reason. */
final class ReplyReader {

  private ReplyReader() {}

  /** What a reply is. */
  sealed interface Read {}

  /** A reply that is a move. */
  record Move(PlannerMove move) implements Read {}

  /** A reply that is none, and why. */
  record Unusable(ModelReply reply, String problem, PlannerUsage usage) implements Read {}

  /** The id of a call within the run, whatever id the model gave it. */
  static String callId(int round, int index) {
    return "call-" + round + "-" + index;
  }

  static Read read(ModelReply reply, int round, PlannerUsage usage) {
    try {
      return new Move(move(reply, round, usage));
    } catch (UnusableReply e) {
      return new Unusable(reply, e.getMessage(), usage);
    }
  }

  private static final class UnusableReply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableReply(String message) {
      super(message);
    }
  }

  private static PlannerMove move(ModelReply reply, int round, PlannerUsage usage) {
    List<ModelToolCall> calls = reply.toolCalls();
    if (calls.isEmpty()) {
      // Some servers give the final answer as text; only exactly the finish object is taken.
      return finish(object(reply.text(), "the text"), usage);
    }
    for (ModelToolCall call : calls) {
      boolean ends =
          ModelTools.FINISH.equals(call.tool()) || ModelTools.DECLINE.equals(call.tool());
      if (ends && calls.size() > 1) {
        throw new UnusableReply(call.tool() + " must be called alone");
      }
      if (ends) {
        ObjectNode arguments = object(call.arguments(), "the arguments of " + call.tool());
        return ModelTools.FINISH.equals(call.tool())
            ? finish(arguments, usage)
            : decline(arguments, usage);
      }
    }
    List<ToolRequest> requests = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      ModelToolCall call = calls.get(i);
      String text = call.arguments().isBlank() ? "{}" : call.arguments();
      requests.add(
          new ToolRequest(
              callId(round, i),
              call.tool() == null ? "" : call.tool(),
              object(text, "the arguments of " + call.tool())));
    }
    return new PlannerMove.CallTools(requests, reply.text(), usage);
  }

  private static PlannerMove finish(ObjectNode node, PlannerUsage usage) {
    if (!(node.get("answer") instanceof ArrayNode answer)) {
      throw new UnusableReply("\"answer\" must be a JSON array");
    }
    JsonNode explanation = node.path("explanation");
    if (!explanation.isTextual() || explanation.textValue().isBlank()) {
      throw new UnusableReply("\"explanation\" must be text");
    }
    return new PlannerMove.Finish(answer, explanation.textValue(), usage);
  }

  private static PlannerMove decline(ObjectNode node, PlannerUsage usage) {
    String wire = node.path("code").asText("");
    Optional<DeclineCode> code =
        Arrays.stream(DeclineCode.values()).filter(c -> c.wire().equals(wire)).findFirst();
    if (code.isEmpty() || !node.path("message").isTextual()) {
      throw new UnusableReply("decline needs a known \"code\" and a \"message\"");
    }
    return new PlannerMove.Decline(code.get(), node.path("message").textValue(), usage);
  }

  private static ObjectNode object(String text, String what) {
    try {
      if (Json.parse(text == null ? "" : text.strip()) instanceof ObjectNode object) {
        return object;
      }
      throw new UnusableReply(what + " must be a JSON object");
    } catch (JsonProcessingException e) {
      throw new UnusableReply(what + " must be a JSON object: " + e.getOriginalMessage());
    }
  }
}
