package org.chartwarden.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;

/** Runs one task through the agent's API, reads back what was stored, and takes it out again. */
final class TaskRunner {

  private static final int WAIT_SECONDS = 300;

  private final LocalServer server;
  private final Optional<String> model;
  private final String base;

  /**
   * Prepares running.
   *
   * @param model name of the model, or empty for the server's default
   * @param base FHIR base that the posts shall name
   */
  TaskRunner(LocalServer server, Optional<String> model, String base) {
    this.server = server;
    this.model = model;
    this.base = base;
  }

  BenchResult run(BenchTask task) {
    ObjectNode order = Json.object();
    order.put("instruction", task.instruction());
    if (!task.context().isEmpty()) {
      order.put("context", task.context());
    }
    order.put("mode", "auto");
    model.ifPresent(name -> order.put("model", name));
    long begun = System.nanoTime();
    LocalServer.Reply reply = server.postTask(order, WAIT_SECONDS);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    JsonNode done = reply.body();
    String status = done.path("status").asText("refused with " + reply.status());
    List<BenchResult.Post> posts = new ArrayList<>();
    for (JsonNode change : done.path("changes")) {
      if (change.path("status").asText().equals("applied")) {
        posts.add(takeBack(change));
      }
    }
    ArrayNode answer = done.path("answer") instanceof ArrayNode list ? list : Json.array();
    return new BenchResult(
        task.id(), status, answer, posts, done.path("usage").path("steps").asInt(), millis);
  }

  /** A later task about the same patient must not meet the orders of this one. */
  private BenchResult.Post takeBack(JsonNode change) {
    String reference = change.path("outcome").path("reference").asText();
    String current = "/fhir/" + reference.replaceFirst("/_history/.*", "");
    LocalServer.Reply stored = server.get(current);
    if (!stored.ok() || !(stored.body() instanceof ObjectNode resource)) {
      throw new IllegalStateException("the applied change " + reference + " cannot be read back");
    }
    takeOut(change, current);
    return new BenchResult.Post(
        base + "/" + resource.path("resourceType").asText(), BenchRendering.render(resource));
  }

  /** Deletes what was created; brings back the version before what was replaced. */
  private void takeOut(JsonNode change, String current) {
    LocalServer.Reply reply;
    if (change.path("request").path("method").asText().equals("POST")) {
      reply = server.delete(current);
    } else {
      long before = change.path("outcome").path("version").asLong() - 1;
      reply = server.putFhir(current, server.get(current + "/_history/" + before).body());
    }
    if (!reply.ok()) {
      throw new IllegalStateException("the applied change at " + current + " cannot be undone");
    }
  }
}
