package org.chartwarden.agent.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/**
 * One thing that happened in a run.
 *
 * @param n number within the task, from 1, without gaps
 * @param kind {@code patient}, {@code plan}, {@code tool}, {@code answer}, {@code decline}, {@code
 *     failure} or {@code resumed}
 * @param name tool, planner or outcome
 * @param input what went in
 * @param output what came out
 * @param ms how long it took, in milliseconds
 */
public record TraceStep(int n, String kind, String name, JsonNode input, JsonNode output, long ms) {

  public TraceStep {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
  }
}
