package org.chartwarden.fhir.gateway.trail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chartwarden.fhir.gateway.trail.TrailProbe.FHIR;
import static org.chartwarden.fhir.gateway.trail.TrailProbe.codes;
import static org.chartwarden.fhir.gateway.trail.TrailProbe.events;
import static org.chartwarden.fhir.gateway.trail.TrailProbe.patients;
import static org.chartwarden.fhir.gateway.trail.TrailProbe.put;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.chartwarden.fhir.gateway.trail.TrailProbe.Token;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.RecordDirectory;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.TokenIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in leaves its AuditEvent, and the trail is read by whom it may be read. */
@QuarkusTest
class AuditEventIT {

  @Inject Approvals approvals;
  @Inject TokenIssuer issuer;
  @Inject IdGenerator ids;
  @Inject RecordDirectory directory;

  private String patient;
  private String other;
  private String observation;

  @BeforeEach
  void store() {
    String mark = "aud" + ids.newId().substring(0, 8);
    patient = mark + "p";
    other = mark + "q";
    observation = mark + "o";
    put("Patient/" + patient, "\"name\":[{\"family\":\"Audit\"}]");
    put("Patient/" + other, "\"name\":[{\"family\":\"Audit\"}]");
    put("Observation/" + observation, observation(patient));
    put("Observation/" + observation, observation(patient) + ",\"note\":[{\"text\":\"again\"}]");
    put("Organization/" + mark + "org", "\"name\":\"Ward\"");
  }

  private static String observation(String of) {
    return "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/"
        + of
        + "\"}";
  }

  private Token token(String scope, Optional<String> user, Optional<String> inContext) {
    return new TrailProbe(ids, approvals, issuer).token(scope, user, inContext);
  }

  private Token doctor() {
    return token("user/*.cruds", Optional.of("Practitioner/audit-doc"), Optional.empty());
  }

  private static RequestSpecification with(Token token) {
    return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + token.text());
  }

  private Response send(Token token, String method, String path, String body) {
    RequestSpecification request = with(token);
    if (!body.isEmpty()) {
      request.contentType(
          method.equals("PATCH")
              ? "application/json-patch+json"
              : body.startsWith("{") ? FHIR : "application/x-www-form-urlencoded");
      request.body(filled(body));
    }
    return request.request(method, filled(path));
  }

  private String filled(String text) {
    return text.replace("PPP", patient).replace("QQQ", other).replace("OOO", observation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET   | /fhir/Observation/OOO | '' | 200 | rest | read | R | 0 | P",
        "HEAD  | /fhir/Observation/OOO | '' | 200 | rest | read | R | 0 | P",
        "GET   | /fhir/Observation/OOO/_history/1 | '' | 200 | rest | vread | R | 0 | P",
        "GET   | /fhir/Observation/OOO/_history | '' | 200 | rest | history-instance | R | 0 | P",
        "GET   | /fhir/Observation?subject=Patient/PPP | '' | 200 | rest | search-type | E | 0 | P",
        "GET   | /fhir/Patient?_id=PPP,QQQ | '' | 200 | rest | search-type | E | 0 | PQ",
        "GET   | /fhir/Patient?_id=nobody-at-all | '' | 200 | rest | search-type | E | 0 | ''",
        "GET   | /fhir?_type=Patient&_id=PPP | '' | 200 | rest | search-system | E | 0 | P",
        "GET   | /fhir/Patient/PPP/Observation | '' | 200 | rest | search-type | E | 0 | P",
        "POST  | /fhir/Patient/_search | _id=PPP | 200 | rest | search-type | E | 0 | P",
        "GET   | /fhir/Observation?_id=OOO&_include=Observation:subject | '' | 200 | rest | search | E | 0 | P",
        "GET   | /fhir/Patient/PPP/$everything?_count=10 | '' | 200 | rest | operation | E | 0 | P",
        "GET   | /fhir/Patient/PPP/$everything | '' | 200 | rest | operation | E | 0 | P",
        "GET   | /fhir/Patient/PPP/$graphql?query=%7Bid%7D | '' | 200 | rest | operation | E | 0 | P",
        "GET   | /fhir/Patient/PPP/$check-consistency | '' | 200 | rest | operation | E | 0 | P",
        "POST  | /fhir/Observation | {\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/PPP\"}} | 201 | rest | create | C | 0 | P",
        "PUT   | /fhir/Patient/QQQ | {\"resourceType\":\"Patient\",\"id\":\"QQQ\",\"active\":true} | 200 | rest | update | U | 0 | Q",
        "DELETE | /fhir/Observation/OOO | '' | 204 | rest | delete | D | 0 | P",
        "GET   | /fhir/Observation/nobody-at-all | '' | 404 | rest | read | R | 4 | ''",
        "GET   | /fhir/Observation?nonsense=1 | '' | 400 | rest | search-type | E | 4 | ''",
        "PUT   | /fhir/Patient/QQQ | {\"resourceType\":\"Patient\",\"id\":\"wrong\"} | 400 | rest | update | U | 4 | ''"
      })
  void everyWayInIsRecorded(
      String method,
      String path,
      String body,
      int status,
      String type,
      String subtype,
      String action,
      String outcome,
      String whose) {
    Token token = doctor();
    assertThat(send(token, method, path, body).statusCode()).isEqualTo(status);
    List<JsonNode> events = events(token);
    assertThat(events).as(method + " " + path).isNotEmpty();
    for (JsonNode event : events) {
      assertThat(event.at("/type/code").asText()).isEqualTo(type);
      assertThat(codes(event, "subtype", "/code")).contains(subtype);
      assertThat(event.path("action").asText()).isEqualTo(action);
      assertThat(event.path("outcome").asText()).isEqualTo(outcome);
      assertThat(codes(event, "agent", "/who/reference")).contains("Practitioner/audit-doc");
      assertThat(codes(event, "agent", "/network/address")).contains("127.0.0.1");
    }
    Set<String> expected = new TreeSet<>();
    if (whose.contains("P")) {
      expected.add(patient);
    }
    if (whose.contains("Q")) {
      expected.add(other);
    }
    assertThat(patients(events)).isEqualTo(expected);
    assertThat(events).as("one event for each patient").hasSize(Math.max(1, expected.size()));
  }

  @Test
  void aQueryIsKeptInBase64WithItsForm() {
    Token token = doctor();
    send(token, "POST", "/fhir/Patient/_search", "_id=PPP");
    JsonNode query = events(token).get(0).path("entity").path(1);
    assertThat(query.at("/role/code").asText()).isEqualTo("24");
    String raw =
        new String(
            Base64.getDecoder().decode(query.path("query").asText()), StandardCharsets.UTF_8);
    assertThat(raw)
        .startsWith("POST http://")
        .contains("/fhir/Patient/_search")
        .endsWith("_id=" + patient);
  }

  @Test
  void theEntriesOfABundleAreRecordedEachAndTheBundleToo() {
    Token token = doctor();
    String bundle =
        "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":"
            + "\"GET\",\"url\":\"Observation/OOO\"}},{\"request\":{\"method\":\"DELETE\",\"url\":"
            + "\"Patient/QQQ\"}}]}";
    assertThat(send(token, "POST", "/fhir", bundle).statusCode()).isEqualTo(200);
    List<JsonNode> events = events(token);
    assertThat(events)
        .anyMatch(e -> codes(e, "subtype", "/code").contains("batch"))
        .anyMatch(e -> codes(e, "subtype", "/code").contains("delete"));
    assertThat(patients(events)).containsExactlyInAnyOrder(patient, other);
  }

  @Test
  void aRefusalIsRecordedOnceWithItsRuleAndItsPatient() {
    Token token = token("patient/Observation.rs", Optional.empty(), Optional.of(other));
    assertThat(send(token, "GET", "/fhir/Observation/OOO", "").statusCode()).isEqualTo(403);
    assertThat(events(token)).hasSize(1);
    JsonNode event = events(token).get(0);
    assertThat(event.path("outcome").asText()).isEqualTo("8");
    assertThat(event.at("/type/code").asText()).isEqualTo("110113");
    assertThat(codes(event, "subtype", "/code")).contains("read");
    assertThat(event.path("outcomeDesc").asText()).isEqualTo("other-patient");
    assertThat(patients(List.of(event))).containsExactly(patient);
  }

  @Test
  void aCallWithAWrongTokenIsRecordedAndManyAreCounted() {
    for (int i = 0; i < 30; i++) {
      given()
          .header("Authorization", "Bearer nonsense")
          .get("/fhir/Patient/" + patient)
          .then()
          .statusCode(401);
    }
    assertThat(events("type=110114&outcome=8&address=127.0.0.1&date=gt2020"))
        .as("the first of a minute")
        .isNotEmpty()
        .hasSizeLessThan(30);
  }

  @Test
  void anExportNamesEveryPatientAndEveryDownload() {
    Token token = token("system/*.rs", Optional.empty(), Optional.empty());
    Response accepted =
        with(token).header("Prefer", "respond-async").get("/fhir/Patient/$export?_type=Patient");
    assertThat(accepted.statusCode()).isEqualTo(202);
    String status = accepted.header("Content-Location");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> with(token).get(status).statusCode() == 200);
    JsonNode manifest = Json.parseOwn(with(token).get(status).asString());
    String file = manifest.at("/output/0/url").asText();
    assertThat(with(token).get(file).statusCode()).isEqualTo(200);
    assertThat(events("patient=" + patient + "&type=110106"))
        .as("the patient is in the export")
        .anyMatch(event -> codes(event, "agent", "/who/identifier/value").contains("audit-it"));
    assertThat(events(token))
        .anyMatch(
            event ->
                event.at("/type/code").asText().equals("110106")
                    && codes(event, "subtype", "/code").contains("read"));
  }

  @Test
  void aRunOfTheAgentIsRebuiltByOneQuery() {
    String task =
        given()
            .contentType("application/json")
            .header("Prefer", "wait=30")
            .body("{\"instruction\":\"What is the last potassium of Patient/" + patient + "?\"}")
            .post("/agent/tasks")
            .then()
            .extract()
            .path("id");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                events("entity=Task/" + task).stream()
                    .flatMap(e -> codes(e, "subtype", "/code").stream())
                    .anyMatch(code -> code.matches("task-(completed|declined|failed)")));
    assertThat(events("entity=Task/" + task))
        .flatExtracting(event -> codes(event, "subtype", "/code"))
        .contains("task-queued", "task-running", "tool-call", "search");
  }

  @Test
  void theTrailIsSearchedByItsParameters() {
    Token token = doctor();
    send(token, "GET", "/fhir/Observation/OOO", "");
    send(token, "GET", "/fhir/Observation?subject=Patient/PPP", "");
    String mine = "policy=urn:ietf:params:oauth:jti:" + token.id();
    for (String found :
        List.of(
            "patient=" + patient,
            "patient=Patient/" + patient,
            "patient:Patient=" + patient,
            "agent=Practitioner/audit-doc",
            "entity=Patient/" + patient,
            "type=rest",
            "type=http://terminology.hl7.org/CodeSystem/audit-event-type%7Crest",
            "outcome=0",
            "outcome=0,8",
            "address=127.0.0.1",
            "address=127.",
            "agent-name=AUDIT",
            "agent-name=nobody,audit-i",
            "site=localhost:" + io.restassured.RestAssured.port,
            "date=ge2020-01-01&date=lt2100",
            "_lastUpdated=gt2020-01-01T00:00:00Z",
            // From the oldest on: among those of the patient, not through the whole trail.
            "_sort=date&patient=" + patient,
            "_sort=-date")) {
      assertThat(events(mine + "&" + found)).as(found).hasSize(2);
    }
    assertThat(events(mine + "&action=R")).hasSize(1);
    assertThat(events(mine + "&subtype=search")).hasSize(1);
    assertThat(events(mine + "&entity=Observation/" + observation)).hasSize(1);
    for (String none :
        List.of(
            "patient=" + other,
            "outcome=8",
            "type=110114",
            "date=lt2020",
            "site=localhost",
            "agent-name=_udit",
            "agent-name=%25",
            "address=%25",
            "source=Device/x",
            "agent=Practitioner/x")) {
      assertThat(events(mine + "&" + none)).as(none).isEmpty();
    }
    given().get("/fhir/AuditEvent?nonsense=1").then().statusCode(400);
    given().get("/fhir/AuditEvent?date=yesterday").then().statusCode(400);
    given().get("/fhir/AuditEvent?_sort=patient").then().statusCode(400);
  }

  @Test
  void pagesFollowEachOtherAndAnEventIsReadByItsId() {
    Token token = doctor();
    for (int i = 0; i < 5; i++) {
      send(token, "GET", "/fhir/Observation/OOO", "");
    }
    String mine = "policy=urn:ietf:params:oauth:jti:" + token.id();
    List<String> seen = new ArrayList<>();
    String next = "/fhir/AuditEvent?_count=2&" + mine;
    while (!next.isEmpty()) {
      JsonNode page = Json.parseOwn(given().urlEncodingEnabled(false).get(next).asString());
      page.path("entry").forEach(e -> seen.add(e.at("/resource/id").asText()));
      next = "";
      for (JsonNode link : page.path("link")) {
        if (link.path("relation").asText().equals("next")) {
          next = link.path("url").asText();
        }
      }
    }
    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    given()
        .get("/fhir/AuditEvent/" + seen.get(0))
        .then()
        .statusCode(200)
        .body("resourceType", org.hamcrest.Matchers.equalTo("AuditEvent"));
    given().get("/fhir/AuditEvent/" + seen.get(0) + "/_history/1").then().statusCode(200);
    given().get("/fhir/AuditEvent/999999999999").then().statusCode(404);
    given().get("/fhir/AuditEvent/abc").then().statusCode(404);
    assertThat(
            Json.parseOwn(
                    given()
                        .urlEncodingEnabled(false)
                        .get("/fhir/AuditEvent?_summary=count&patient=" + patient)
                        .asString())
                .path("total")
                .asInt())
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void eachSeesOfTheTrailWhatItsTokenReaches() {
    send(doctor(), "GET", "/fhir/Patient/PPP", "");
    send(doctor(), "GET", "/fhir/Patient/QQQ", "");
    Token all = token("system/AuditEvent.rs", Optional.empty(), Optional.empty());
    Token own = token("patient/AuditEvent.rs", Optional.empty(), Optional.of(patient));
    Token none = token("patient/Observation.rs", Optional.empty(), Optional.of(patient));
    Token reads = token("system/AuditEvent.rs?action=R", Optional.empty(), Optional.empty());
    assertThat(found(all, "patient=" + other)).isNotEmpty();
    assertThat(found(own, "patient=" + patient)).isNotEmpty();
    assertThat(found(own, "patient=" + other)).isEmpty();
    List<JsonNode> visible = found(own, "date=gt2020");
    assertThat(patients(visible)).containsExactly(patient);
    assertThat(visible).allMatch(event -> !patients(List.of(event)).isEmpty());
    with(none).get("/fhir/AuditEvent?patient=" + patient).then().statusCode(403);
    assertThat(found(reads, "patient=" + other))
        .isNotEmpty()
        .allMatch(event -> event.path("action").asText().equals("R"));
    String foreign = found(all, "patient=" + other).get(0).path("id").asText();
    with(own).get("/fhir/AuditEvent/" + foreign).then().statusCode(404);
    with(all).get("/fhir/AuditEvent/" + foreign).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "user/*.rs, 403",
    "user/*.cruds patient/Observation.rs, 403",
    "user/AuditEvent.rs, 200",
    "user/*.rs user/AuditEvent.s, 200",
    "system/*.rs, 200"
  })
  void aScopeForAllChartsDoesNotTellWhoReadsThem(String scope, int status) {
    Token token = token(scope, Optional.of("Practitioner/audit-doc"), Optional.empty());
    with(token).get("/fhir/AuditEvent?patient=" + patient).then().statusCode(status);
    with(token).get("/fhir/Patient/" + patient + "/AuditEvent").then().statusCode(status);
    String id = events("patient=" + patient).get(0).path("id").asText();
    int read = scope.endsWith(".s") ? 403 : status;
    with(token).get("/fhir/AuditEvent/" + id).then().statusCode(read);
  }

  @Test
  void theEventsOfAPatientDoNotNameTheOthersOfAQuery() {
    Token doctor = doctor();
    send(doctor, "GET", "/fhir/Patient?_id=PPP,QQQ", "");
    send(doctor, "POST", "/fhir/Patient/_search", "_id=PPP,QQQ");
    String asked = "policy=urn:ietf:params:oauth:jti:" + doctor.id();
    Token all = token("system/AuditEvent.rs", Optional.empty(), Optional.empty());
    assertThat(found(all, asked)).hasSize(4).allMatch(event -> queries(event).contains(other));
    for (String scope : List.of("patient/AuditEvent.rs", "patient/*.rs", "user/AuditEvent.rs")) {
      Token own = token(scope, Optional.of("Patient/" + patient), Optional.of(patient));
      List<JsonNode> events = found(own, asked);
      assertThat(events).as(scope).hasSize(2);
      for (JsonNode event : events) {
        assertThat(queries(event)).isEqualTo("GET Patient");
        assertThat(event.toString()).doesNotContain(other);
        JsonNode read =
            Json.parseOwn(
                with(own).get("/fhir/AuditEvent/" + event.path("id").asText()).asString());
        assertThat(queries(read)).isEqualTo("GET Patient");
      }
    }
  }

  private static String queries(JsonNode event) {
    StringBuilder found = new StringBuilder();
    for (String query : codes(event, "entity", "/query")) {
      found.append(new String(Base64.getDecoder().decode(query), StandardCharsets.UTF_8));
    }
    return found.toString();
  }

  @Test
  void whoChoosesAPatientOrAnEncounterLeavesEvents() {
    String encounter = patient + "e";
    put(
        "Encounter/" + encounter,
        "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"subject\":{\"reference\":"
            + "\"Patient/"
            + other
            + "\"}");
    String user = "Practitioner/" + patient + "u";
    assertThat(directory.patient(user, patient)).isPresent();
    assertThat(patients(events("agent=" + user))).containsExactly(patient);
    assertThat(directory.encounters(user, other, 5)).hasSize(1);
    assertThat(patients(events("agent=" + user))).containsExactlyInAnyOrder(patient, other);
    assertThat(directory.encounter(user, other, encounter)).isPresent();
    assertThat(events("agent=" + user + "&patient=" + other)).hasSize(2);
  }

  @Test
  void whoReadsAKeptResultOfTheAgentLeavesAnEvent() {
    String task =
        given()
            .contentType("application/json")
            .header("Prefer", "wait=30")
            .body(
                "{\"instruction\":\"What is the last potassium?\",\"patient\":\"Patient/"
                    + patient
                    + "\"}")
            .post("/agent/tasks")
            .then()
            .extract()
            .path("id");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                given().get("/agent/tasks/" + task).jsonPath().getString("status") != null
                    && !given()
                        .get("/agent/tasks/" + task)
                        .jsonPath()
                        .getString("status")
                        .matches("queued|running"));
    given().get("/agent/tasks/" + task).then().statusCode(200);
    assertThat(events("subtype=operation&patient=" + patient))
        .anyMatch(event -> queries(event).endsWith("/agent/tasks/" + task));
  }

  private List<JsonNode> found(Token token, String query) {
    List<JsonNode> events = new ArrayList<>();
    Json.parseOwn(with(token).get("/fhir/AuditEvent?_count=500&" + query).asString())
        .path("entry")
        .forEach(entry -> events.add(entry.path("resource")));
    return events;
  }

  @Test
  void nobodyWritesTheTrail() {
    String id = events("patient=" + patient).get(0).path("id").asText();
    String event =
        "{\"resourceType\":\"AuditEvent\",\"id\":\""
            + id
            + "\",\"type\":{\"code\":\"rest\"},"
            + "\"recorded\":\"2026-01-01T00:00:00Z\",\"agent\":[{\"requestor\":true}],"
            + "\"source\":{\"observer\":{\"display\":\"x\"}}}";
    given().contentType(FHIR).body(event).post("/fhir/AuditEvent").then().statusCode(405);
    given()
        .contentType(FHIR)
        .body(event)
        .put("/fhir/AuditEvent/" + id)
        .then()
        .statusCode(405)
        .body(containsString("method-not-allowed"));
    given().delete("/fhir/AuditEvent/" + id).then().statusCode(405);
    given()
        .contentType("application/json-patch+json")
        .body("[{\"op\":\"remove\",\"path\":\"/outcome\"}]")
        .patch("/fhir/AuditEvent/" + id)
        .then()
        .statusCode(405);
  }

  @Test
  void whatItShowsIsAValidAuditEvent() {
    send(doctor(), "GET", "/fhir/Observation?subject=Patient/PPP", "");
    for (JsonNode event : events("patient=" + patient)) {
      JsonNode outcome =
          Json.parseOwn(
              given()
                  .contentType(FHIR)
                  .body(Json.write(event))
                  .post("/fhir/AuditEvent/$validate")
                  .asString());
      assertThat(outcome.path("issue"))
          .as(outcome.toString())
          .noneMatch(issue -> issue.path("severity").asText().matches("error|fatal"));
    }
  }
}
