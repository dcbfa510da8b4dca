package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A task as it stands at one moment.
 *
 * @param attempt number of the run, from 1; 0 before the first
 * @param patients logical ids of the patients the run is bound to
 * @param plannerVersion version of the planner that ran, or null
 * @param problem why it was declined or failed, or null
 * @param answer JSON values, or null while there are none
 * @param explanation sentences for a person, or null
 * @param evidence {@code [{"reference", "text"}]}
 */
public record AgentTask(
    String id,
    TaskStatus status,
    String actor,
    TaskOrder order,
    int attempt,
    boolean cancelRequested,
    Set<String> patients,
    String plannerVersion,
    Problem problem,
    ArrayNode answer,
    String explanation,
    ArrayNode evidence,
    Usage usage,
    Instant createdAt,
    Instant updatedAt) {

  /** A stable code and a sentence. */
  public record Problem(String code, String message) {}

  /**
   * What the run used.
   *
   * @param steps tool calls
   * @param ms wall-clock milliseconds of the attempt that ended
   */
  public record Usage(int steps, long inputTokens, long outputTokens, long ms) {
    public static final Usage NONE = new Usage(0, 0, 0, 0);
  }

  /** A page of a list of tasks, newest first. */
  public record Page(List<AgentTask> tasks, long total, boolean more) {
    public Page {
      tasks = List.copyOf(tasks);
    }
  }

  public AgentTask {
    patients = Set.copyOf(patients);
  }
}
