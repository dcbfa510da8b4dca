package org.chartwarden.trials.screening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.InstanceLease;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.TrialFixture;
import org.chartwarden.trials.importing.TrialImport;
import org.chartwarden.trials.matching.TrialMatch;
import org.chartwarden.trials.matching.TrialMatcher;
import org.chartwarden.trials.records.PatientChart;
import org.chartwarden.trials.records.PatientCharts;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over populations of patients. */
@QuarkusTest
class ScreeningIT {

  private static final int PATIENTS = 230;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  private static final ResourceKey GROUP = new ResourceKey("Group", "screen-group");

  /** Whom the HTTP interface acts for, so that the job can be asked for there. */
  private static final AccessContext WHO = AccessContext.client("http");

  @Inject Screenings screenings;
  @Inject TrialStore trials;
  @Inject PatientCharts charts;
  @Inject TrialImport imports;
  @Inject ChunkStore store;
  @Inject InstanceLease instance;
  @TempDir Path folder;

  @BeforeEach
  void load() {
    TrialFixture.load(imports, folder);
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
    ArrayNode entries = bundle.putArray("entry");
    ObjectNode group = Json.object().put("resourceType", "Group").put("id", GROUP.id());
    group.put("type", "person").put("actual", true);
    ArrayNode members = group.putArray("member");
    for (int i = 0; i < PATIENTS; i++) {
      ObjectNode patient = Json.object().put("resourceType", "Patient").put("id", "screen-" + i);
      patient.put("gender", i % 2 == 0 ? "female" : "male");
      patient.put("birthDate", LocalDate.of(2025, 6, 1).minusMonths(i * 5L).toString());
      put(entries, patient);
      members.addObject().putObject("entity").put("reference", "Patient/screen-" + i);
      if (i % 3 == 0) {
        put(entries, condition(i));
      }
    }
    members.addObject().putObject("entity").put("reference", "Patient/" + TrialFixture.PATIENT);
    put(entries, group);
    given()
        .contentType("application/fhir+json")
        .body(Json.write(bundle))
        .post("/fhir")
        .then()
        .statusCode(200);
  }

  private static ObjectNode condition(int number) {
    ObjectNode condition =
        Json.object().put("resourceType", "Condition").put("id", "screen-" + number);
    condition.putObject("subject").put("reference", "Patient/screen-" + number);
    condition.putObject("code").put("text", number % 2 == 0 ? "Sarcoidosis" : "Stroke");
    return condition;
  }

  private static void put(ArrayNode entries, ObjectNode resource) {
    ObjectNode entry = entries.addObject();
    entry.set("resource", resource);
    entry
        .putObject("request")
        .put("method", "PUT")
        .put("url", resource.path("resourceType").asText() + "/" + resource.path("id").asText());
  }

  private String submit(String... names) {
    return screenings.submit(
        WHO,
        trials.named(WHO, List.of(names)),
        Optional.of(GROUP),
        Optional.of(DAY),
        "http://test/screen");
  }

  private static JsonNode finished(String job) {
    Response done =
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> given().get("/fhir/_jobs/" + job), answer -> answer.statusCode() != 202);
    assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
    return Json.parseOwn(done.asString());
  }

  private static List<JsonNode> lines(JsonNode manifest, int output) {
    String url = manifest.at("/output/" + output + "/url").asText();
    String text = given().get(url.substring(url.indexOf("/fhir/"))).asString();
    return text.lines().map(Json::parseOwn).toList();
  }

  private static String letters(TrialMatch match) {
    return match.criteria().stream()
        .map(one -> one.verdict().state().code())
        .map(code -> code.equals("not_applicable") ? "a" : code.substring(0, 1))
        .collect(Collectors.joining());
  }

  @Test
  void tellsEveryPatientOnceAsMatchingDoes() {
    String job = submit(TrialFixture.FITTING, TrialFixture.YOUNG);
    JsonNode manifest = finished(job);
    assertThat(manifest.path("patients").asInt()).isEqualTo(PATIENTS + 1);
    assertThat(manifest.path("pairs").asInt()).isEqualTo(2 * (PATIENTS + 1));
    assertThat(manifest.path("problems").asInt()).isZero();
    List<JsonNode> lines = lines(manifest, 0);
    for (int i = 0; i < PATIENTS; i += 100) {
      assertThat(given().get("/fhir/AuditEvent?type=110106&patient=screen-" + i).asString())
          .as("whoever fetched the lines saw what they say of each patient")
          .contains("job/" + job + "/");
    }
    Set<String> seen = new HashSet<>();
    List<StoredTrial> stored = trials.named(WHO, List.of(TrialFixture.FITTING, TrialFixture.YOUNG));
    List<String> ids =
        IntStream.range(0, PATIENTS).mapToObj(i -> "screen-" + i).collect(Collectors.toList());
    ids.add(TrialFixture.PATIENT);
    Map<String, PatientChart> read = charts.read(WHO, ids, Optional.of(DAY));
    int unread = 0;
    for (JsonNode line : lines) {
      String patient = line.path("patient").asText().split("/")[1];
      assertThat(seen.add(patient)).as(patient).isTrue();
      for (int i = 0; i < stored.size(); i++) {
        TrialMatch match = TrialMatcher.match(read.get(patient).facts(), stored.get(i).parsed());
        JsonNode told = line.path("trials").path(i);
        assertThat(told.path("trial").asText()).isEqualTo(stored.get(i).id());
        assertThat(told.path("status").asText()).isEqualTo(match.status().code());
        if (line.has("settledBy")) {
          unread++;
          assertThat(told.path("criteria").asText()).isEqualTo("n-----");
          assertThat(told.path("by")).hasSize(1);
          assertThat(letters(match)).startsWith("n");
        } else {
          assertThat(told.path("criteria").asText()).as(patient).isEqualTo(letters(match));
          assertThat(told.path("score").asDouble())
              .isCloseTo(match.score().total(), org.assertj.core.data.Offset.offset(1e-4));
        }
      }
    }
    assertThat(seen).hasSize(PATIENTS + 1);
    // Children, those between 31 and 39 and those above 75 are of no age that either trial takes.
    assertThat(unread / 2).isEqualTo(manifest.path("chartsNotRead").asInt()).isGreaterThan(60);
  }

  @Test
  void ranksPatientsOfEachTrial() {
    JsonNode manifest = finished(submit(TrialFixture.FITTING));
    List<JsonNode> ranked = lines(manifest, 1);
    assertThat(ranked).hasSize(1);
    JsonNode trial = ranked.get(0);
    assertThat(trial.path("study").asText())
        .startsWith("ResearchStudy/" + TrialFixture.FITTING + "/_history/");
    assertThat(trial.path("criteria")).hasSize(6);
    int all = 0;
    for (JsonNode count : trial.path("patients")) {
      all += count.asInt();
    }
    assertThat(all).isEqualTo(PATIENTS + 1);
    assertThat(trial.path("ruledOutBy").path("i1").asInt())
        .isEqualTo(trial.path("patients").path("not_relevant").asInt());
    assertThat(trial.path("ruledOutBy").path("e3").asInt())
        .isEqualTo(trial.path("patients").path("excluded").asInt())
        .isPositive();
    JsonNode best = trial.path("candidates").path(0);
    assertThat(best.path("patient").asText())
        .startsWith("Patient/" + TrialFixture.PATIENT + "/_history/");
    double before = 1;
    for (JsonNode candidate : trial.path("candidates")) {
      assertThat(candidate.path("score").asDouble()).isLessThanOrEqualTo(before);
      before = candidate.path("score").asDouble();
    }
  }

  @Test
  void keepsToThePatientsOfTheCaller() {
    AccessContext bound = WHO.boundTo(Set.of("screen-3"));
    String job =
        screenings.submit(
            bound,
            trials.named(WHO, List.of(TrialFixture.FITTING)),
            Optional.empty(),
            Optional.of(DAY),
            "http://test/screen");
    // The job belongs to the bound caller; the interface of this test is not bound.
    List<JsonNode> lines = lines(finished(job), 0);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).path("patient").asText()).contains("screen-3");
  }

  @Test
  void takesUpWhatADeadProcessLeft() {
    String job = submit(TrialFixture.FITTING);
    finished(job);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              // A part that a process took before it died, as its row stands then.
              store.add(job, 900, "no-file", List.of("screen-1"));
              assertThat(store.take(job, 900, "gone")).isPresent();
            });
    assertThat(store.owners(job)).containsExactly("gone");
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              assertThat(instance.dead("gone")).isTrue();
              store.free(job, "gone");
            });
    ChunkStore.Chunk again =
        QuarkusTransaction.requiringNew().call(() -> store.takeAny(job, "alive")).orElseThrow();
    assertThat(again.attempt()).isEqualTo(2);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              ChunkStore.Chunk stale = new ChunkStore.Chunk(900, "no-file", List.of(), 1);
              ChunkStore.Outcome none = new ChunkStore.Outcome(0, 0, 0);
              java.time.Instant now = java.time.Instant.EPOCH;
              assertThat(store.done(job, stale, "gone", now, none)).isFalse();
              assertThat(store.done(job, again, "alive", now, none)).isTrue();
              assertThat(store.done(job, again, "alive", now, none)).isFalse();
            });
  }

  @Test
  void isCancelled() {
    String job = submit(TrialFixture.FITTING, TrialFixture.YOUNG);
    given().delete("/fhir/_jobs/" + job).then().statusCode(202);
    given().get("/fhir/_jobs/" + job).then().statusCode(404);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> store.course(job).open() == 0 && !store.waiting(job));
  }

  @Test
  void tellsARunWithoutCriteriaApart() {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> submit(TrialFixture.BARE))
        .hasMessageContaining("criteria");
    assertThat(TrialFixture.BARE.toLowerCase(Locale.ROOT)).isNotEmpty();
  }
}
