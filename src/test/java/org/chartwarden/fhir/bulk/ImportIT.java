package org.chartwarden.fhir.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ImportIT {

  @Inject ImportConfig config;
  @Inject Jobs jobs;
  @Inject JobFiles files;

  private String mark;

  @BeforeEach
  void mark() {
    mark = "i" + UUID.randomUUID().toString().substring(0, 8);
  }

  private String source() {
    return config.allowedSources().orElseThrow().get(0);
  }

  /** Sends any body as it is. */
  private static final RestAssuredConfig RAW =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .encodeContentTypeAs("application/fhir+ndjson", ContentType.TEXT)
                  .encodeContentTypeAs("text/csv", ContentType.TEXT)
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private static Response post(String contentType, String body) {
    return given()
        .config(RAW)
        .header("Prefer", "respond-async")
        .contentType(contentType)
        .body(body)
        .post("/fhir/$import");
  }

  private String patients(int count) {
    StringBuilder lines = new StringBuilder();
    for (int n = 0; n < count; n++) {
      lines
          .append("{\"resourceType\":\"Patient\",\"id\":\"")
          .append(mark)
          .append('-')
          .append(n)
          .append("\",\"birthDate\":\"1950-01-01\"}\n");
    }
    return lines.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void loadsTheLinesOfTheBodyAndTellsTheBadOnes() {
    String lines =
        patients(2)
            + "{\"resourceType\":\"Patient\",\"id\":\""
            + mark
            + "-bad\",\"birthDate\":\"tomorrow\"}\nnonsense\n"
            + "{\"resourceType\":\"Basic\",\"code\":{\"coding\":[{\"code\":\""
            + mark
            + "\"}]}}\n";
    Exports.Done done = Exports.await(post("application/fhir+ndjson", lines));
    JsonNode output = done.manifest().path("output").get(0);
    assertThat(output.path("count").asInt()).isEqualTo(3);
    assertThat(done.manifest().path("error").get(0).path("count").asInt()).isEqualTo(2);
    List<JsonNode> errors = Exports.read(done.manifest().path("error").get(0).path("url").asText());
    assertThat(errors)
        .extracting(outcome -> outcome.path("issue").get(0).path("diagnostics").asText())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("line 3").contains("birthDate"),
            second -> assertThat(second).startsWith("line 4").contains("malformed"));
    given().get("/fhir/Patient/" + mark + "-1").then().statusCode(200);

    // The same lines again store nothing twice, not even those without an id.
    Exports.Done again = Exports.await(post("application/fhir+ndjson", lines));
    assertThat(again.manifest().path("output").get(0).path("loadedBefore").asBoolean()).isTrue();
    assertThat(again.manifest().path("error").get(0).path("count").asInt()).isEqualTo(2);
    given().get("/fhir/Basic?code=" + mark).then().body("total", equalTo(1));
    given().get("/fhir/Patient/" + mark + "-1").then().body("meta.versionId", equalTo("1"));
  }

  @Test
  void fetchesFilesPlainAndCompressed() throws IOException {
    String plain = source() + "/" + mark + "/patients.ndjson";
    String gzip = source() + "/" + mark + "/basics.ndjson.gz";
    given().body(utf8(patients(5))).put(plain).then().statusCode(204);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(
          utf8("{\"resourceType\":\"Basic\",\"id\":\"" + mark + "\",\"code\":{\"text\":\"x\"}}"));
    }
    given().body(compressed.toByteArray()).put(gzip).then().statusCode(204);
    String redirected = source() + "/to/" + plain;
    String json =
        """
        {"inputFormat":"application/fhir+ndjson","inputSource":"urn:test","input":[
          {"type":"Patient","url":"%s"},{"type":"Basic","url":"%s"},{"type":"Patient","url":"%s"}]}
        """
            .formatted(plain, gzip, redirected);
    JsonNode manifest = Exports.await(post("application/json", json)).manifest();
    assertThat(manifest.path("output"))
        .extracting(output -> output.path("inputUrl").asText())
        .containsExactly(plain, gzip, redirected);
    assertThat(manifest.path("output"))
        .extracting(output -> output.path("count").asInt())
        .startsWith(5, 1);
    given().get("/fhir/Basic/" + mark).then().statusCode(200);
    given().get("/fhir/Patient/" + mark + "-4").then().body("meta.versionId", equalTo("1"));
  }

  @Test
  void takesParametersToo() {
    String url = source() + "/" + mark + ".ndjson";
    given().body(utf8(patients(1))).put(url).then().statusCode(204);
    ObjectNode parameters = Json.object().put("resourceType", "Parameters");
    var list = parameters.putArray("parameter");
    list.addObject().put("name", "inputFormat").put("valueCode", "application/fhir+ndjson");
    var parts = list.addObject().put("name", "input").putArray("part");
    parts.addObject().put("name", "type").put("valueCode", "Patient");
    parts.addObject().put("name", "url").put("valueUri", url);
    for (String contentType : new String[] {"application/fhir+json", "application/json"}) {
      JsonNode manifest = Exports.await(post(contentType, Json.write(parameters))).manifest();
      assertThat(manifest.path("output").get(0).path("count").asInt()).isEqualTo(1);
    }
    given().get("/fhir/Patient/" + mark + "-0").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"input\":[]} | 400 | missing-input",
        "{} | 400 | missing-input",
        "[] | 400 | missing-input",
        "nonsense | 400 | malformed-json",
        "{\"inputFormat\":\"text/csv\",\"input\":[{\"url\":\"http://x.test/\"}]} | 400 | unknown-format",
        "{\"input\":[{\"type\":\"Nonsense\",\"url\":\"http://x.test/\"}]} | 400 | unknown-type",
        "{\"input\":[{\"type\":\"Patient\",\"url\":\"file:///etc/passwd\"}]} | 400 | bad-source",
        "{\"input\":[{\"type\":\"Patient\"}]} | 400 | bad-source",
        "{\"input\":[{\"type\":\"Patient\",\"url\":\"http://169.254.169.254/x\"}]} | 403 | source-not-allowed",
        "{\"input\":[{\"type\":\"Patient\",\"url\":\"http://localhost:1/x\"}]} | 403 | source-not-allowed"
      })
  void refusesWhatItCannotTake(String body, int status, String code) {
    post("application/json", body)
        .then()
        .statusCode(status)
        .body("issue[0].details.coding[0].code", equalTo(code));
  }

  @Test
  void refusesOtherCalls() {
    post("application/fhir+ndjson", "").then().statusCode(400);
    given()
        .config(RAW)
        .contentType("application/fhir+ndjson")
        .body(patients(1))
        .post("/fhir/$import")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("respond-async-required"));
    given().header("Prefer", "respond-async").get("/fhir/$import").then().statusCode(405);
    post("text/csv", "a,b").then().statusCode(415);
  }

  @Test
  void aSourceThatDoesNotGiveTheFileFailsTheJob() {
    for (String path :
        new String[] {
          "/status/500", "/nothing-here", "/to/http://169.254.169.254/x", "/to/file:///etc/passwd"
        }) {
      String url = source() + path;
      Response kickOff =
          post("application/json", "{\"input\":[{\"type\":\"Patient\",\"url\":\"" + url + "\"}]}");
      String status = kickOff.then().statusCode(202).extract().header("Content-Location");
      Response done = Exports.awaitAnswer(status);
      assertThat(done.statusCode()).as(path).isIn(400, 403, 422);
      assertThat(done.jsonPath().getString("resourceType")).isEqualTo("OperationOutcome");
    }
  }

  @Test
  void aBoundCallerStoresOnlyForItsPatients() {
    AccessContext bound = AccessContext.client("http").boundTo(Set.of(mark + "-0"));
    String id =
        jobs.submit(
            bound,
            ImportJob.NAME,
            new ImportOrder(List.of()).json(),
            "http://test/$import",
            job -> {
              String file =
                  files.create(
                      job, ImportJob.UPLOAD, "u", "application/fhir+ndjson", Json.object());
              files.append(file, utf8(patients(2)), 0);
            });
    JsonNode manifest = Exports.awaitJob("/fhir/_jobs/" + id).manifest();
    assertThat(manifest.path("output").get(0).path("count").asInt()).isEqualTo(1);
    assertThat(manifest.path("error").get(0).path("count").asInt()).isEqualTo(1);
    given().get("/fhir/Patient/" + mark + "-1").then().statusCode(404);
  }
}
