package org.chartwarden.agent.tasks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Settings of the agent's tasks; {@link TaskConfigCheck} refuses values that make no sense. */
@ConfigMapping(prefix = "chartwarden.tasks")
public interface TaskConfig {

  /** Whether this process runs tasks; false for imports, which only share the database. */
  @WithDefault("true")
  boolean enabled();

  /** Tasks that run at once in this process; twice the number of processor cores when not set. */
  OptionalInt concurrency();

  /** How long a task belongs to a process that gives no sign of life. */
  @WithDefault("30s")
  Duration lease();

  /** Runs of one task, counting those that a crash ended, before it fails. */
  @WithDefault("3")
  int attempts();

  /** Model of tasks that name none. */
  @WithDefault("offline")
  @WithName("default-model")
  String defaultModel();

  /** Longest time of one tool call. */
  @WithDefault("30s")
  @WithName("tool-timeout")
  Duration toolTimeout();

  /** Longest tool result that a planner gets to see, in characters of JSON. */
  @WithDefault("20000")
  @WithName("result-characters")
  int resultCharacters();

  /** How often a run may repeat the same call before it counts as an endless loop. */
  @WithDefault("3")
  int repeats();

  /** Longest instruction, in characters. */
  @WithDefault("20000")
  @WithName("instruction-characters")
  int instructionCharacters();

  /** Longest context, in characters. */
  @WithDefault("100000")
  @WithName("context-characters")
  int contextCharacters();

  /**
   * Tools that the tasks of a client may call, by client id, as in {@code
   * chartwarden.tasks.allowed-tools.my-app=latest_observation,allergies}; {@code default} stands
   * for clients that are not named. Without either, all tools.
   */
  @WithName("allowed-tools")
  Map<String, Set<String>> allowedTools();

  /** Limits of tasks that set none, and the highest that a task may set. */
  Limits limits();

  /** See {@link TaskConfig#limits()}. */
  interface Limits {
    @WithDefault("40")
    int steps();

    @WithDefault("200")
    @WithName("max-steps")
    int maxSteps();

    @WithDefault("100000")
    long tokens();

    @WithDefault("2000000")
    @WithName("max-tokens")
    long maxTokens();

    @WithDefault("120")
    int seconds();

    @WithDefault("3600")
    @WithName("max-seconds")
    int maxSeconds();
  }
}
