package org.chartwarden.consistency.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.chartwarden.consistency.runs.CheckOptions;
import org.chartwarden.consistency.runs.CheckRuns;
import org.chartwarden.consistency.runs.Population;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code $check-consistency} over many notes, asked for over HTTP. */
@QuarkusTest
class PopulationCheckIT {

  @Inject IdGenerator ids;
  @Inject CheckRuns runs;

  private String run;

  @BeforeEach
  void load() {
    run = "pc" + ids.newId().substring(0, 10);
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
    ArrayNode entries = bundle.putArray("entry");
    for (String patient : List.of("a", "b")) {
      put(entries, Json.object().put("resourceType", "Patient").put("id", run + patient));
      put(entries, potassium(patient));
      put(entries, note(patient, "agrees", "Potassium 3.9 mmol/L this morning."));
      put(entries, note(patient, "differs", "Potassium 2.9 mmol/L this morning."));
    }
    put(entries, note("a", "poison", "Potassium 2.9 and ".repeat(50_000)));
    put(entries, note("a", "last", "Creatinine 1.1 mg/dL this morning."));
    ObjectNode group = Json.object().put("resourceType", "Group").put("id", run);
    group.put("type", "person").put("actual", true);
    group.putArray("member").addObject().putObject("entity").put("reference", patient("b"));
    put(entries, group);
    given()
        .contentType("application/fhir+json")
        .body(Json.write(bundle))
        .post("/fhir")
        .then()
        .statusCode(200);
  }

  private String patient(String name) {
    return "Patient/" + run + name;
  }

  private static void put(ArrayNode entries, ObjectNode resource) {
    ObjectNode entry = entries.addObject();
    entry.set("resource", resource);
    entry
        .putObject("request")
        .put("method", "PUT")
        .put("url", resource.path("resourceType").asText() + "/" + resource.path("id").asText());
  }

  private ObjectNode potassium(String patient) {
    ObjectNode row =
        Json.object().put("resourceType", "Observation").put("id", run + "k" + patient);
    row.put("status", "final").put("effectiveDateTime", "2024-05-20T06:00:00Z");
    row.putObject("code")
        .putArray("coding")
        .addObject()
        .put("system", "http://loinc.org")
        .put("code", "2823-3");
    row.putObject("subject").put("reference", patient(patient));
    row.putObject("valueQuantity")
        .put("value", 3.9)
        .put("unit", "mmol/L")
        .put("system", "http://unitsofmeasure.org")
        .put("code", "mmol/L");
    return row;
  }

  private ObjectNode note(String patient, String name, String text) {
    ObjectNode note =
        Json.object().put("resourceType", "DocumentReference").put("id", run + patient + name);
    note.put("status", "current").put("date", "2024-05-20T11:00:00Z");
    note.putArray("identifier").addObject().put("system", "urn:pc").put("value", run);
    note.putObject("subject").put("reference", patient(patient));
    note.putArray("content")
        .addObject()
        .putObject("attachment")
        .put("contentType", "text/plain; charset=utf-8")
        .put("data", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    return note;
  }

  private static RequestSpecification async() {
    return given().header("Prefer", "respond-async");
  }

  private static JsonNode finished(String status) {
    Response done =
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> given().get(status), answer -> answer.statusCode() != 202);
    assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
    return Json.parseOwn(done.asString());
  }

  private static String accepted(Response kickOff) {
    assertThat(kickOff.statusCode()).as(kickOff.asString()).isEqualTo(202);
    return URI.create(kickOff.header("Content-Location")).getPath();
  }

  private static Map<String, JsonNode> lines(JsonNode manifest) {
    Response file = given().get(URI.create(manifest.at("/output/0/url").asText()).getPath());
    assertThat(file.contentType()).startsWith("application/x-ndjson");
    return file.asString()
        .lines()
        .map(Json::parseOwn)
        .collect(
            Collectors.toMap(
                line -> line.path("document").asText().split("/")[1], Function.identity()));
  }

  @Test
  void checksTheNotesOfASearchAndGoesOnAfterAPoisonedOne() {
    JsonNode manifest =
        finished(
            accepted(
                async()
                    .queryParam("query", "identifier=urn:pc|" + run)
                    .get("/fhir/DocumentReference/$check-consistency")));
    assertThat(manifest.path("request").asText()).contains("$check-consistency");
    assertThat(manifest.path("notes").asInt()).isEqualTo(6);
    assertThat(manifest.path("notChecked").asInt()).isEqualTo(1);
    assertThat(manifest.at("/sums/inconsistent").asInt()).isEqualTo(2);
    assertThat(manifest.at("/sums/consistent").asInt()).isEqualTo(2);
    Map<String, JsonNode> lines = lines(manifest);
    assertThat(lines).hasSize(6);
    assertThat(lines.get(run + "apoison").path("problem").asText()).endsWith("-too-long");
    assertThat(lines.get(run + "apoison").path("reason").asText()).isNotBlank();
    assertThat(lines.get(run + "alast").path("findings")).isNotEmpty();
    JsonNode differs = lines.get(run + "bdiffers");
    assertThat(differs.path("patient").asText()).isEqualTo(patient("b"));
    assertThat(differs.at("/findings/0/verdict").asText()).isEqualTo("inconsistent");
    assertThat(differs.at("/findings/0/rows/0/reference").asText()).contains(run + "kb");
  }

  @Test
  void checksTheMembersOfAGroupAndProposesOnce() {
    String body =
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"propose\","
            + "\"valueBoolean\":true}]}";
    for (boolean fresh : List.of(true, false)) {
      JsonNode manifest =
          finished(
              accepted(
                  async()
                      .contentType("application/fhir+json")
                      .body(body)
                      .post("/fhir/Group/" + run + "/$check-consistency")));
      assertThat(manifest.path("notes").asInt()).isEqualTo(2);
      assertThat(manifest.at("/sums/proposals").asInt()).isEqualTo(1);
      JsonNode line = lines(manifest).get(run + "bdiffers");
      assertThat(line.at("/proposals/0/fresh").asBoolean()).isEqualTo(fresh);
    }
    given()
        .get("/consistency/notes/" + run + "bdiffers")
        .then()
        .statusCode(200)
        .body("report.counts.inconsistent", equalTo(1));
  }

  @Test
  void sinceLeavesOutWhatWasStoredBefore() {
    JsonNode manifest =
        finished(
            accepted(
                async()
                    .queryParam("since", "2999-01-01T00:00:00Z")
                    .get("/fhir/$check-consistency")));
    assertThat(manifest.path("notes").asInt()).isZero();
    assertThat(manifest.path("output")).isEmpty();
  }

  @Test
  void tellsHowFarItIsAndCanBeCancelled() {
    String status =
        accepted(
            async()
                .queryParam("query", "identifier=urn:pc|" + run)
                .get("/fhir/Patient/$check-consistency"));
    Response first = given().get(status);
    if (first.statusCode() == 202) {
      assertThat(first.header("X-Progress")).isNotBlank();
      assertThat(first.header("Retry-After")).isNotBlank();
    }
    given().delete(status).then().statusCode(202);
    given().get(status).then().statusCode(404);
  }

  @Test
  void aCallerThatIsBoundToAPatientGetsNoOthers() {
    AccessContext bound = AccessContext.client("http").boundTo(Set.of(run + "b"));
    String job =
        runs.submit(
            bound,
            StoredNoteCheck.NAME,
            new Population(Optional.of(List.of(run + "a", run + "b")), "", Optional.empty()),
            CheckOptions.NONE,
            "");
    JsonNode manifest = finished("/fhir/_jobs/" + job);
    assertThat(lines(manifest)).containsOnlyKeys(run + "bagrees", run + "bdiffers");
  }

  @Test
  void isListedWithItsDefinitions() {
    given()
        .get("/fhir/metadata")
        .then()
        .body(
            "rest[0].resource.find { it.type == 'Group' }.operation.name",
            hasItems("check-consistency"));
    given()
        .get("/fhir/OperationDefinition/check-consistency-all")
        .then()
        .statusCode(200)
        .body("description", containsString("Content-Location"));
  }
}
