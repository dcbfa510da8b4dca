package org.chartwarden.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.planning.Planner;
import org.chartwarden.agent.planning.PlannerMove;
import org.chartwarden.agent.planning.PlannerMove.PlannerUsage;
import org.chartwarden.agent.planning.PlannerSession;
import org.chartwarden.agent.planning.PlanningBrief;
import org.chartwarden.agent.planning.ToolReply;
import org.chartwarden.agent.planning.ToolRequest;
import org.chartwarden.platform.Json;

/**
 * A planner that does what the context of the task says: {@code {"rounds": [[{"tool",
 * "arguments"}]], "pause": ms, "answer": [...]}}. {@code $patient} stands for the id of the first
 * patient found.
 */
@ApplicationScoped
public class ScriptedPlanner implements Planner {

  public static final String ID = "scripted";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return "1";
  }

  /** Its script stands in the task. */
  @Override
  public boolean followsTaskAlone() {
    return true;
  }

  @Override
  public PlannerSession start(PlanningBrief brief) {
    String patient =
        brief.patients().isEmpty() || brief.patients().get(0).candidates().isEmpty()
            ? "none"
            : brief.patients().get(0).candidates().get(0).id();
    JsonNode script = Json.parseOwn(brief.context().replace("$patient", patient));
    return new Session(script);
  }

  private static final class Session implements PlannerSession {
    private final JsonNode script;
    private int round;

    Session(JsonNode script) {
      this.script = script;
    }

    @Override
    public PlannerMove next(List<ToolReply> replies) {
      pause(script.path("pause").asLong(0));
      JsonNode rounds = script.path("rounds");
      if (round < rounds.size()) {
        List<ToolRequest> requests = new ArrayList<>();
        for (JsonNode call : rounds.get(round)) {
          requests.add(
              new ToolRequest(
                  "c" + round + "-" + requests.size(),
                  call.path("tool").asText(),
                  (ObjectNode) call.path("arguments")));
        }
        round++;
        return new PlannerMove.CallTools(requests, null, PlannerUsage.NONE);
      }
      ArrayNode answer =
          script.path("answer") instanceof ArrayNode given ? given : Json.array().add("done");
      return new PlannerMove.Finish(answer, "scripted", PlannerUsage.NONE);
    }

    private static void pause(long ms) {
      try {
        Thread.sleep(ms);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
