package org.chartwarden.trials.watching;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.TrialFixture;
import org.chartwarden.trials.importing.TrialImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watched matches are found out again, and what flips is told. */
@QuarkusTest
class MatchWatchIT {

  private static final String PATIENT = "watch-patient";
  private static final String STUDY = "watch-study";

  @Inject TrialImport imports;
  @Inject WatchStore store;
  @Inject Rematching matching;
  @Inject DataSource source;
  @Inject Clock clock;
  @TempDir Path folder;

  @BeforeEach
  void load() {
    TrialFixture.load(imports, folder);
    put(
        "{'resourceType':'Patient','id':'watch-patient','gender':'female',"
            + "'birthDate':'1970-05-01'}");
    given().delete("/fhir/Condition/watch-stroke");
    put(
        "{'resourceType':'ResearchStudy','id':'watch-study','status':'active',"
            + "'title':'Watched'}");
    criteria("Age 18 years or older", "Stroke");
    watch(true);
    await("potentially_eligible");
  }

  private static void criteria(String inclusion, String exclusion) {
    put(
        "{'resourceType':'EvidenceVariable','id':'watch-study','status':'active','characteristic':["
            + "{'description':'"
            + inclusion
            + "','definitionCodeableConcept':{'text':'x'}},{'description':'"
            + exclusion
            + "','definitionCodeableConcept':{'text':'x'},'exclude':true}]}");
  }

  private static void put(String json) {
    JsonNode resource = Json.parseOwn(json.replace('\'', '"'));
    given()
        .contentType("application/fhir+json")
        .body(Json.write(resource))
        .put("/fhir/" + resource.path("resourceType").asText() + "/" + resource.path("id").asText())
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }

  private static void stroke(String verification) {
    put(
        "{'resourceType':'Condition','id':'watch-stroke','subject':{'reference':"
            + "'Patient/watch-patient'},'code':{'text':'Stroke'},'verificationStatus':{'coding':[{"
            + "'system':'http://terminology.hl7.org/CodeSystem/condition-ver-status','code':'"
            + verification
            + "'}]}}");
  }

  private static JsonNode post(String parameters) {
    String body =
        "{'resourceType':'Parameters','parameter':[{'name':'trial','valueReference':{'reference':"
            + "'ResearchStudy/watch-study'}},"
            + parameters
            + "]}";
    return Json.parseOwn(
        given()
            .contentType("application/fhir+json")
            .body(body.replace('\'', '"'))
            .post("/fhir/Patient/" + PATIENT + "/$match-trials")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static void watch(boolean on) {
    post("{'name':'watch','valueBoolean':" + on + "}");
  }

  private static Optional<ObjectNode> notice() {
    var answer = given().get("/fhir/" + MatchNotice.key(PATIENT, STUDY).reference());
    return answer.statusCode() == 200
        ? Optional.of((ObjectNode) Json.parseOwn(answer.asString()))
        : Optional.empty();
  }

  private static String status() {
    return notice().map(one -> one.at("/reasonCode/0/coding/0/code").asText()).orElse("none");
  }

  private static void await(String status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(status()).isEqualTo(status));
  }

  @Test
  void tellsAFlipWhenTheChartChangesAndWhenItIsTakenBack() {
    long version = notice().orElseThrow().at("/meta/versionId").asLong();
    stroke("confirmed");
    await("excluded");
    ObjectNode flipped = notice().orElseThrow();
    assertThat(flipped.at("/meta/versionId").asLong()).isEqualTo(version + 1);
    assertThat(flipped.path("extension").toString())
        .contains("ResearchStudy/watch-study")
        .contains("potentially_eligible");
    assertThat(flipped.at("/subject/reference").asText()).isEqualTo("Patient/" + PATIENT);
    assertThat(flipped.at("/reasonCode/0/text").asText()).contains("e1").contains("stroke");
    assertThat(flipped.at("/note/0/text").asText()).contains("Condition/watch-stroke");
    stroke("entered-in-error");
    await("potentially_eligible");
    stroke("confirmed");
    await("excluded");
    given().delete("/fhir/Condition/watch-stroke").then().statusCode(204);
    await("potentially_eligible");
    assertThat(notice().orElseThrow().at("/meta/versionId").asLong()).isEqualTo(version + 4);
  }

  @Test
  void tellsAFlipWhenTheTrialChanges() {
    criteria("Age 60 years or older", "Stroke");
    await("not_relevant");
    criteria("Age 18 years or older", "Stroke");
    await("potentially_eligible");
  }

  @Test
  void saysNothingWhereTheStatusStays() {
    long version = notice().orElseThrow().at("/meta/versionId").asLong();
    put(
        "{'resourceType':'Observation','id':'watch-other','status':'final','code':{'text':'Mood'},"
            + "'subject':{'reference':'Patient/watch-patient'},'valueString':'good'}");
    watch(true);
    stroke("confirmed");
    await("excluded");
    assertThat(notice().orElseThrow().at("/meta/versionId").asLong()).isEqualTo(version + 1);
  }

  @Test
  void goesOnInAServerThatHasJustStarted() {
    String left = "watch-left";
    put("{'resourceType':'Patient','id':'watch-left','birthDate':'1970-05-01'}");
    // What is due in an hour stands for what a server left that ended before it came to it.
    Instant late = clock.instant().plus(Duration.ofHours(1));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              store.add(left, List.of(STUDY));
              store.due(left, "a change before the restart", late);
            });
    WatchStore started = new WatchStore(source);
    assertThat(started.any()).as("it knows that it has to hear of changes").isTrue();

    Clock then = Clock.offset(clock, Duration.ofHours(2));
    new Rematches(started, matching, true, then).round();
    assertThat(started.of(left))
        .extracting(WatchStore.Watch::status)
        .containsExactly(Optional.of("potentially_eligible"));
    assertThat(given().get("/fhir/" + MatchNotice.key(left, STUDY).reference()).statusCode())
        .as("it tells what came of it")
        .isEqualTo(200);
    QuarkusTransaction.requiringNew().run(() -> store.remove(left, STUDY));
  }

  @Test
  void takesBackWhatWaitsForAPerson() {
    JsonNode answer = post("{'name':'propose','valueBoolean':true}");
    String text = answer.toString();
    assertThat(text).contains("proposal");
    stroke("confirmed");
    await("excluded");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(given().get("/agent/tasks?patient=" + PATIENT).asString())
                    .doesNotContain("\"pending\""));
  }

  @Test
  void endsWithTheWishAndWithTheStudy() {
    watch(false);
    assertThat(store.of(PATIENT)).isEmpty();
    long version = notice().orElseThrow().at("/meta/versionId").asLong();
    watch(true);
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> store.of(PATIENT).stream().allMatch(one -> one.status().isPresent()));
    assertThat(notice().orElseThrow().at("/meta/versionId").asLong()).isEqualTo(version);
    given().delete("/fhir/EvidenceVariable/watch-study").then().statusCode(204);
    given().delete("/fhir/ResearchStudy/watch-study").then().statusCode(204);
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(store.of(PATIENT)).isEmpty());
    assertThat(given().get("/fhir/" + MatchNotice.key(PATIENT, STUDY).reference()).statusCode())
        .isEqualTo(410);
  }
}
