package org.chartwarden.agent.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import org.chartwarden.agent.planning.PlannerCatalog;
import org.chartwarden.agent.tasks.TaskConfig;
import org.chartwarden.agent.tasks.TaskLimits;
import org.chartwarden.agent.tasks.TaskMode;
import org.chartwarden.agent.tasks.TaskOrder;
import org.chartwarden.fhir.model.ResourceKey;

/** Reads the body of a new task; refuses what it does not know instead of ignoring it. */
@ApplicationScoped
class TaskOrderReader {

  private static final List<String> MEMBERS =
      List.of("instruction", "context", "mode", "now", "patient", "model", "limits");
  private static final List<String> LIMITS = List.of("steps", "tokens", "seconds");
  private static final int SHORT = 200;

  private final TaskConfig config;
  private final PlannerCatalog planners;

  TaskOrderReader(TaskConfig config, PlannerCatalog planners) {
    this.config = config;
    this.planners = planners;
  }

  TaskOrder read(String body) {
    RequestMembers members = RequestMembers.of(body, MEMBERS);
    String context = members.text("context", config.contextCharacters());
    return new TaskOrder(
        members.requiredText("instruction", config.instructionCharacters()),
        context == null ? "" : context,
        mode(members.text("mode", SHORT)),
        now(members.text("now", SHORT)),
        patient(members.text("patient", SHORT)),
        model(members.text("model", SHORT)),
        limits(members.object("limits", LIMITS)));
  }

  private static TaskMode mode(String text) {
    if (text == null) {
      return TaskMode.REVIEW;
    }
    return TaskMode.ofWire(text)
        .orElseThrow(
            () ->
                AgentProblem.invalid(
                    "unknown-mode",
                    "mode",
                    "\"mode\" must be read-only, review or auto, not \"" + text + "\""));
  }

  private static OffsetDateTime now(String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw AgentProblem.invalid(
          "invalid-time",
          "now",
          "\"now\" must be a date and time with offset such as 2023-11-13T10:15:00Z, not \""
              + text
              + "\"");
    }
  }

  private static String patient(String text) {
    if (text == null) {
      return null;
    }
    String id = text.startsWith("Patient/") ? text.substring("Patient/".length()) : text;
    if (!ResourceKey.ID.matcher(id).matches()) {
      throw AgentProblem.invalid(
          "invalid-reference",
          "patient",
          "\"patient\" must be a reference such as Patient/123, not \"" + text + "\"");
    }
    return "Patient/" + id;
  }

  private String model(String text) {
    String name = text == null ? config.defaultModel() : text;
    if (planners.find(name).isEmpty()) {
      throw AgentProblem.invalid(
          "unknown-model",
          "model",
          "\"model\" must be one of "
              + String.join(", ", new TreeSet<>(planners.names()))
              + ", not \""
              + name
              + "\"");
    }
    return name;
  }

  private TaskLimits limits(RequestMembers limits) {
    TaskConfig.Limits allowed = config.limits();
    return new TaskLimits(
        (int) limits.number("steps", allowed.steps(), allowed.maxSteps()),
        limits.number("tokens", allowed.tokens(), allowed.maxTokens()),
        (int) limits.number("seconds", allowed.seconds(), allowed.maxSeconds()));
  }
}
