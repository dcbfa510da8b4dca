package org.chartwarden.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.chartwarden.platform.Json;

/**
 * What the agent made of one task.
 *
 * @param id of the benchmark's task
 * @param status of the agent's task
 * @param answer JSON list
 * @param posts orders that were applied, in that order
 * @param rounds steps of the run
 * @param millis from request to answer
 */
record BenchResult(
    String id, String status, ArrayNode answer, List<Post> posts, int rounds, long millis) {

  private static final Set<String> FINISHED = Set.of("completed", "awaiting-approval");

  /** One order: the address and the body that a client of the benchmark would have sent. */
  record Post(String url, ObjectNode body) {}

  BenchResult {
    posts = List.copyOf(posts);
  }

  /** Whether the agent came to an end of its own; else it has no result, not even an empty one. */
  boolean finished() {
    return FINISHED.contains(status);
  }

  /** The line of the results file. */
  String line() {
    ObjectNode line = Json.object();
    line.put("id", id);
    line.put("result", finished() ? Json.write(answer) : null);
    ArrayNode list = line.putArray("posts");
    posts.forEach(post -> list.addArray().add(post.url()).add(post.body()));
    line.put("rounds", rounds);
    return Json.write(line);
  }
}
