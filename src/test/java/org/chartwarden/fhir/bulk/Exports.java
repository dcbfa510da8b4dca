package org.chartwarden.fhir.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.chartwarden.platform.Json;

/** Asks for exports over HTTP, waits for them and reads their files. */
final class Exports {

  private Exports() {}

  /**
   * A finished export.
   *
   * @param status address of its status
   * @param manifest body of the status
   */
  record Done(String status, JsonNode manifest) {

    String transactionTime() {
      return manifest.path("transactionTime").asText();
    }

    /** The resources of all files of a list, in order. */
    List<JsonNode> lines(String list) {
      List<JsonNode> lines = new ArrayList<>();
      for (JsonNode file : manifest.path(list)) {
        List<JsonNode> found = read(file.path("url").asText());
        assertThat(found).hasSize(file.path("count").asInt());
        found.forEach(
            line ->
                assertThat(line.path("resourceType").asText())
                    .isEqualTo(file.path("type").asText()));
        lines.addAll(found);
      }
      return lines;
    }

    /** References of the exported resources; fails when one is there twice. */
    Set<String> references() {
      Set<String> references = new TreeSet<>();
      for (JsonNode resource : lines("output")) {
        String reference =
            resource.path("resourceType").asText() + "/" + resource.path("id").asText();
        assertThat(references.add(reference)).as("%s once", reference).isTrue();
      }
      return references;
    }

    /** References of what was deleted. */
    Set<String> deleted() {
      Set<String> references = new TreeSet<>();
      for (JsonNode bundle : lines("deleted")) {
        assertThat(bundle.path("type").asText()).isEqualTo("transaction");
        for (JsonNode entry : bundle.path("entry")) {
          assertThat(entry.path("request").path("method").asText()).isEqualTo("DELETE");
          references.add(entry.path("request").path("url").asText());
        }
      }
      return references;
    }
  }

  /** Kicks off by GET; parameters as name, value, name, value. */
  static Response kickOff(String path, String... parameters) {
    var request = given().header("Prefer", "respond-async");
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get("/fhir/" + path);
  }

  static Done export(String path, String... parameters) {
    return await(kickOff(path, parameters));
  }

  static Done await(Response kickOff) {
    assertThat(kickOff.statusCode()).as(kickOff.asString()).isEqualTo(202);
    return awaitJob(kickOff.header("Content-Location"));
  }

  static Done awaitJob(String status) {
    Response done = awaitAnswer(status);
    assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
    return new Done(status, parse(done.asString()));
  }

  /** What the status answers once the job is over. */
  static Response awaitAnswer(String status) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(30))
        .until(() -> given().get(status), response -> response.statusCode() != 202);
  }

  static List<JsonNode> read(String url) {
    Response file = given().get(url);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.contentType()).startsWith("application/fhir+ndjson");
    String text = new String(file.asByteArray(), StandardCharsets.UTF_8);
    return text.lines().map(Exports::parse).toList();
  }

  private static JsonNode parse(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
