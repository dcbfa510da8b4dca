package org.chartwarden.consistency.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs over populations of notes. */
@QuarkusTest
class CheckRunIT {

  private static final int NOTES = 130;

  /** Whom the HTTP interface acts for, so that the job can be asked for there. */
  private static final AccessContext WHO = AccessContext.client("http");

  @Inject CheckRuns runs;
  @Inject LengthCheck check;

  @BeforeEach
  void load() {
    check.forget();
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
    ArrayNode entries = bundle.putArray("entry");
    for (String patient : List.of("run-a", "run-b")) {
      put(entries, Json.object().put("resourceType", "Patient").put("id", patient));
    }
    ObjectNode group =
        Json.object()
            .put("resourceType", "Group")
            .put("id", "run-group")
            .put("type", "person")
            .put("actual", true);
    group.putArray("member").addObject().putObject("entity").put("reference", "Patient/run-b");
    put(entries, group);
    for (int i = 0; i < NOTES; i++) {
      put(entries, note(i));
    }
    given()
        .contentType("application/fhir+json")
        .body(Json.write(bundle))
        .post("/fhir")
        .then()
        .statusCode(200);
  }

  private static void put(ArrayNode entries, ObjectNode resource) {
    ObjectNode entry = entries.addObject();
    entry.set("resource", resource);
    entry
        .putObject("request")
        .put("method", "PUT")
        .put("url", resource.path("resourceType").asText() + "/" + resource.path("id").asText());
  }

  /** Every tenth is of the second patient; the last one has no text. */
  private static ObjectNode note(int number) {
    ObjectNode note =
        Json.object()
            .put("resourceType", "DocumentReference")
            .put("id", "run-" + number)
            .put("status", number % 3 == 0 ? "superseded" : "current");
    note.putObject("subject").put("reference", "Patient/run-" + (number % 10 == 0 ? "b" : "a"));
    ObjectNode attachment = note.putArray("content").addObject().putObject("attachment");
    attachment.put("contentType", number == NOTES - 1 ? "image/png" : "text/plain");
    attachment.put(
        "data",
        Base64.getEncoder().encodeToString(("K 3." + number).getBytes(StandardCharsets.UTF_8)));
    return note;
  }

  private static Population of(List<String> patients, String query) {
    return new Population(Optional.of(patients), query, Optional.empty());
  }

  private String submit(Population population) {
    return runs.submit(WHO, "length", population, CheckOptions.NONE, "http://test/runs");
  }

  private static JsonNode finished(String job) {
    Response done =
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> given().get("/fhir/_jobs/" + job), answer -> answer.statusCode() != 202);
    assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
    return Json.parseOwn(done.asString());
  }

  private static List<JsonNode> lines(JsonNode manifest) {
    String url = manifest.at("/output/0/url").asText();
    String text = given().get(url.substring(url.indexOf("/fhir/"))).asString();
    return text.lines().map(Json::parseOwn).toList();
  }

  @Test
  void checksEveryNoteOnceAndSumsUp() {
    JsonNode manifest = finished(submit(of(List.of("run-a", "run-b"), "")));
    assertThat(manifest.path("notes").asInt()).isEqualTo(NOTES);
    assertThat(manifest.path("notChecked").asInt()).isEqualTo(1);
    List<JsonNode> lines = lines(manifest);
    assertThat(lines).hasSize(NOTES);
    assertThat(lines).extracting(line -> line.path("document").asText()).doesNotHaveDuplicates();
    int characters = lines.stream().mapToInt(line -> line.path("characters").asInt()).sum();
    assertThat(manifest.at("/sums/characters").asInt()).isEqualTo(characters).isPositive();
    assertThat(lines.get(NOTES - 1).path("problem").asText()).isEqualTo("note-without-text");
  }

  @Test
  void goesOnBehindTheLastPieceAfterAFailure() {
    check.failOnceAt(75);
    JsonNode manifest = finished(submit(of(List.of("run-a", "run-b"), "")));
    assertThat(lines(manifest))
        .extracting(line -> line.path("document").asText())
        .hasSize(NOTES)
        .doesNotHaveDuplicates();
    assertThat(check.calls()).as("the first piece is not done again").isLessThan(NOTES + 50);
  }

  @Test
  void aNoteAtWhichTheCheckFailsIsALineAndTheRunGoesOn() {
    check.failAlwaysAt("run-77");
    JsonNode manifest = finished(submit(of(List.of("run-a", "run-b"), "")));
    assertThat(manifest.path("notes").asInt()).isEqualTo(NOTES);
    assertThat(manifest.path("notChecked").asInt()).isEqualTo(2);
    List<JsonNode> lines = lines(manifest);
    assertThat(lines)
        .extracting(line -> line.path("document").asText())
        .hasSize(NOTES)
        .doesNotHaveDuplicates();
    assertThat(lines.get(77).path("problem").asText()).isEqualTo("check-failed");
    assertThat(lines.get(78).has("characters")).isTrue();
  }

  @Test
  void theSameRunOfTheSameCallerIsGoneOnWith() {
    Population population = of(List.of("run-a"), "status=current");
    String job = runs.submitOrGoOn(WHO, "length", population, CheckOptions.NONE);
    assertThat(runs.submitOrGoOn(WHO, "length", population, CheckOptions.NONE)).isEqualTo(job);
    assertThat(runs.submitOrGoOn(WHO, "length", population, new CheckOptions(true)))
        .isNotEqualTo(job);
    finished(job);
    given().delete("/fhir/_jobs/" + job).then().statusCode(202);
    assertThat(runs.submitOrGoOn(WHO, "length", population, CheckOptions.NONE)).isNotEqualTo(job);
  }

  @Test
  void takesTheNotesOfAGroupOrOfASearch() {
    List<String> members = runs.members(WHO, new ResourceKey("Group", "run-group"));
    assertThat(members).containsExactly("run-b");
    assertThat(finished(submit(of(members, ""))).path("notes").asInt()).isEqualTo(13);
    assertThat(finished(submit(of(members, "status=superseded"))).path("notes").asInt())
        .isEqualTo(5);
  }

  @Test
  void aCancelledRunEnds() {
    check.slow();
    String job = submit(of(List.of("run-a", "run-b"), ""));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> check.calls() > 2);
    given().delete("/fhir/_jobs/" + job).then().statusCode(202);
    given().get("/fhir/_jobs/" + job).then().statusCode(404);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              int before = check.calls();
              Thread.sleep(700);
              return check.calls() == before;
            });
    assertThat(check.calls()).isLessThan(NOTES);
  }

  @Test
  void refusesWhatItCannotRun() {
    assertThatThrownBy(() -> runs.submit(WHO, "poetry", Population.ALL, CheckOptions.NONE, ""))
        .isInstanceOf(FhirProblem.class)
        .hasMessageContaining("'poetry'")
        .hasMessageContaining("length");
    assertThatThrownBy(() -> submit(of(List.of("run-a"), "colour=blue")))
        .isInstanceOf(FhirProblem.class);
  }

  @Test
  void aBoundCallerGetsTheNotesOfItsPatientOnly() {
    AccessContext bound = WHO.boundTo(Set.of("run-b"));
    String job = runs.submit(bound, "length", Population.ALL, CheckOptions.NONE, "");
    assertThat(finished(job).path("notes").asInt()).isEqualTo(13);
  }
}
