package org.chartwarden.agent.tasks;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.TreeSet;
import org.chartwarden.agent.planning.PlannerCatalog;

/** Refuses to start with settings under which no task could run. */
@ApplicationScoped
class TaskConfigCheck {

  private final TaskConfig config;
  private final PlannerCatalog planners;
  private final AllowedTools tools;

  TaskConfigCheck(TaskConfig config, PlannerCatalog planners, AllowedTools tools) {
    this.tools = tools;
    this.config = config;
    this.planners = planners;
  }

  void check(@Observes @Priority(10) StartupEvent event) {
    positive("concurrency", config.concurrency().orElse(1));
    positive("lease", config.lease().toSeconds());
    positive("attempts", config.attempts());
    positive("tool-timeout", config.toolTimeout().toMillis());
    positive("result-characters", config.resultCharacters());
    positive("repeats", config.repeats());
    positive("instruction-characters", config.instructionCharacters());
    positive("context-characters", config.contextCharacters());
    within("limits.steps", config.limits().steps(), config.limits().maxSteps());
    within("limits.tokens", config.limits().tokens(), config.limits().maxTokens());
    within("limits.seconds", config.limits().seconds(), config.limits().maxSeconds());
    positive("allowed-tools", tools.known());
    if (planners.find(config.defaultModel()).isEmpty()) {
      throw new IllegalStateException(
          "chartwarden.tasks.default-model is "
              + config.defaultModel()
              + ", but the models are "
              + String.join(", ", new TreeSet<>(planners.names())));
    }
  }

  private static void positive(String key, long value) {
    if (value < 1) {
      throw new IllegalStateException(
          "chartwarden.tasks." + key + " must be above zero, not " + value);
    }
  }

  private static void within(String key, long value, long most) {
    positive(key, value);
    if (value > most) {
      throw new IllegalStateException(
          "chartwarden.tasks." + key + " is " + value + ", above the highest allowed, " + most);
    }
  }
}
