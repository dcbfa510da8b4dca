package org.chartwarden.cli.bench.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;

/**
 * The chart of a case as it lies in the server, with the names that the case gives its resources.
 */
final class LoadedChart {

  private final ObjectNode bundle;

  /** By the name in the store, the name in the case; they differ where the server gave the id. */
  private final Map<String, String> names = new HashMap<>();

  private int refused;

  private LoadedChart(ObjectNode bundle) {
    this.bundle = bundle;
  }

  /**
   * Loads the Bundle of a case; where it is refused as a whole, resource by resource.
   *
   * @throws IOException with a sentence when nothing of it could be loaded
   */
  static LoadedChart load(LocalServer server, ObjectNode bundle) throws IOException {
    LoadedChart chart = new LoadedChart(asTransaction(bundle));
    LocalServer.Reply reply = server.postFhir("/fhir", chart.bundle);
    if (!reply.ok()) {
      chart.bundle.put("type", "batch");
      reply = server.postFhir("/fhir", chart.bundle);
    }
    if (!reply.ok()) {
      throw new IOException(
          "the Bundle was refused: "
              + reply.body().at("/issue/0/diagnostics").asText("status " + reply.status()));
    }
    chart.take(reply.body().path("entry"));
    return chart;
  }

  /** A Bundle of any type as one that stores its resources. */
  private static ObjectNode asTransaction(ObjectNode bundle) {
    ObjectNode copy = bundle.deepCopy();
    if (!Set.of("transaction", "batch").contains(copy.path("type").asText())) {
      copy.put("type", "transaction");
      for (JsonNode entry : copy.path("entry")) {
        String type = entry.at("/resource/resourceType").asText();
        String id = entry.at("/resource/id").asText("");
        ((ObjectNode) entry)
            .putObject("request")
            .put("method", id.isEmpty() ? "POST" : "PUT")
            .put("url", id.isEmpty() ? type : type + "/" + id);
      }
    }
    return copy;
  }

  private void take(JsonNode answers) {
    for (int i = 0; i < answers.size(); i++) {
      JsonNode resource = bundle.path("entry").path(i).path("resource");
      String location = answers.path(i).at("/response/location").asText("");
      String[] parts = location.replaceFirst("/_history/.*$", "").split("/");
      if (!answers.path(i).at("/response/status").asText().startsWith("2")) {
        refused++;
      } else if (parts.length >= 2) {
        String stored = parts[parts.length - 2] + "/" + parts[parts.length - 1];
        String id = resource.path("id").asText("");
        names.put(
            stored, id.isEmpty() ? stored : resource.path("resourceType").asText() + "/" + id);
      }
    }
  }

  /** Resources of the case that the server did not take. */
  int refused() {
    return refused;
  }

  /** What a resource of the store is called in the case. */
  String name(String stored) {
    return names.getOrDefault(stored, stored);
  }

  /** Whether this chart holds a resource that a Bundle would write over. */
  boolean shares(ObjectNode other) {
    Set<String> ids = new TreeSet<>(names.keySet());
    for (JsonNode entry : other.path("entry")) {
      if (ids.contains(
          entry.at("/resource/resourceType").asText() + "/" + entry.at("/resource/id").asText())) {
        return true;
      }
    }
    return false;
  }

  /** Removes it from the store again. */
  void remove(LocalServer server) {
    ObjectNode removal = Json.object().put("resourceType", "Bundle").put("type", "batch");
    ArrayNode entries = removal.putArray("entry");
    names
        .keySet()
        .forEach(
            name ->
                entries.addObject().putObject("request").put("method", "DELETE").put("url", name));
    server.postFhir("/fhir", removal);
  }

  /**
   * The request that checks a note: where it stands in the chart, or its text where the chart holds
   * it otherwise or not at all.
   *
   * @throws IOException when the case has not exactly one patient
   */
  ObjectNode request(String note) throws IOException {
    Optional<JsonNode> document = document(note);
    if (document.isPresent() && note.indexOf('\r') < 0) {
      return Json.object().put("noteReference", stored(document.get()).orElseThrow());
    }
    JsonNode patient =
        only("Patient")
            .orElseThrow(() -> new IOException("the case must have exactly one patient"));
    ObjectNode request = Json.object().put("note", note);
    request.put("patient", stored(patient).orElseThrow(() -> new IOException("no patient")));
    only("Encounter").flatMap(this::stored).ifPresent(id -> request.put("encounter", id));
    document
        .or(() -> only("DocumentReference"))
        .map(found -> found.path("date").asText(""))
        .or(() -> only("Encounter").map(found -> found.at("/period/end").asText("")))
        .filter(time -> !time.isEmpty())
        .ifPresent(time -> request.put("written", time));
    return request;
  }

  private Optional<JsonNode> document(String note) {
    for (JsonNode resource : all("DocumentReference")) {
      String data = resource.at("/content/0/attachment/data").asText("");
      boolean same =
          new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8).equals(note);
      if (same && stored(resource).isPresent()) {
        return Optional.of(resource);
      }
    }
    return Optional.empty();
  }

  private Optional<JsonNode> only(String type) {
    List<JsonNode> found = all(type);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private List<JsonNode> all(String type) {
    List<JsonNode> found = new java.util.ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      if (entry.at("/resource/resourceType").asText().equals(type)) {
        found.add(entry.path("resource"));
      }
    }
    return found;
  }

  /** The name of a resource in the store. */
  private Optional<String> stored(JsonNode resource) {
    String name = resource.path("resourceType").asText() + "/" + resource.path("id").asText();
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
