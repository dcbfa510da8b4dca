package org.chartwarden.fhir.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ExportIT {

  private static final AccessContext SYSTEM = AccessContext.system("test");

  @Inject FhirGateway gateway;
  @Inject Jobs jobs;

  /** Makes the ids of one test its own. */
  private String mark;

  @BeforeEach
  void mark() {
    mark = "x" + UUID.randomUUID().toString().substring(0, 8);
  }

  private String id(String name) {
    return mark + "-" + name;
  }

  private void put(String type, String name, String json) {
    ObjectNode resource = (ObjectNode) Json.parseOwn(json.replace("#", mark + "-"));
    resource.put("resourceType", type);
    gateway.update(SYSTEM, new ResourceKey(type, id(name)), resource, WriteOptions.NONE);
  }

  private void delete(String type, String name) {
    gateway.delete(SYSTEM, new ResourceKey(type, id(name)), WriteOptions.NONE);
  }

  private String[] references(String... references) {
    String[] marked = new String[references.length];
    for (int i = 0; i < references.length; i++) {
      marked[i] = references[i].replace("/", "/" + mark + "-");
    }
    return marked;
  }

  private void patientsWithData() {
    for (String patient : new String[] {"a", "b", "c"}) {
      put("Patient", patient, "{\"managingOrganization\":{\"reference\":\"Organization/#org\"}}");
      put(
          "Observation",
          "obs-" + patient,
          "{\"status\":\"final\",\"code\":{\"text\":\"t\"},\"subject\":{\"reference\":\"Patient/#"
              + patient
              + "\"},\"performer\":[{\"reference\":\"PractitionerRole/#role-"
              + patient
              + "\"}]}");
      put(
          "PractitionerRole",
          "role-" + patient,
          "{\"practitioner\":{\"reference\":\"Practitioner/#doc-" + patient + "\"}}");
      put("Practitioner", "doc-" + patient, "{\"active\":true}");
    }
    put("Organization", "org", "{\"name\":\"o\"}");
    put("Organization", "nobody", "{\"name\":\"n\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$export | respond-async | _type | Nonsense | 400 | unknown-type",
        "$export | | _type | Patient | 400 | respond-async-required",
        "$export | handling=lenient | _type | Patient | 400 | respond-async-required",
        "$export | respond-async | _outputFormat | text/csv | 400 | unknown-format",
        "$export | respond-async | _since | yesterday | 400 | bad-parameter",
        "$export | respond-async | _since | 2026-13-45T00:00:00Z | 400 | bad-parameter",
        "$export | respond-async | _since | | 400 | bad-parameter",
        "$export | respond-async | _typeFilter | Patient | 400 | bad-type-filter",
        "$export | respond-async | _typeFilter | Nonsense?x=y | 400 | bad-type-filter",
        "$export | respond-async | _typeFilter | Patient?nonsense=1 | 400 | unknown-search-parameter",
        "$export | respond-async | _typeFilter | Patient?birthdate=garbage | 400 | invalid-search-value",
        "$export | respond-async | _typeFilter | Patient?_sort=name | 400 | bad-type-filter",
        "$export | respond-async | _typeFilter | Patient?_include=* | 400 | bad-type-filter",
        "$export | respond-async | _typeFilter | Patient?name=%zz | 400 | bad-encoding",
        "$export | respond-async | _elements | Nonsense.id | 400 | bad-elements",
        "$export | respond-async | includeAssociatedData | LatestProvenanceResources | 400 | unknown-parameter",
        "$export | respond-async, handling=lenient | includeAssociatedData | X | 202 | job-accepted",
        "$export | respond-async; handling=lenient | _type | Nonsense | 202 | job-accepted",
        "$export | respond-async | patient | Patient/1 | 400 | unknown-parameter",
        "Patient/$export | respond-async | patient | Patient/1 | 400 | bad-parameter",
        "Group/nothing-here/$export | respond-async | _type | Patient | 404 | resource-not-found",
        "Group/$export | respond-async | _type | Patient | 404 | unknown-operation",
        "Observation/$export | respond-async | _type | Patient | 404 | unknown-operation",
        "$export | respond-async | _outputFormat | application/fhir+ndjson | 202 | job-accepted",
        "$export | respond-async | _outputFormat | ndjson | 202 | job-accepted",
        "$export | RESPOND-ASYNC | _type | Basic | 202 | job-accepted"
      })
  void answersTheKickOff(
      String path, String prefer, String name, String value, int status, String code) {
    var request = given().queryParam(name, value == null ? "" : value);
    if (prefer != null) {
      request.header("Prefer", prefer);
    }
    if (!name.equals("_type") && status == 202) {
      request.queryParam("_type", "Basic");
    }
    Response answer = request.get("/fhir/" + path);
    answer
        .then()
        .statusCode(status)
        .body("resourceType", equalTo("OperationOutcome"))
        .body("issue[0].details.coding[0].code", equalTo(code));
    if (status == 202) {
      given().delete(answer.header("Content-Location")).then().statusCode(202);
    }
  }

  @Test
  void filtersOfOneTypeAreAlternatives() {
    put(
        "Patient",
        "1",
        "{\"gender\":\"male\",\"birthDate\":\"1950-01-01\",\"name\":[{\"family\":\"#\"}]}");
    put(
        "Patient",
        "2",
        "{\"gender\":\"female\",\"birthDate\":\"1950-01-01\",\"name\":[{\"family\":\"#\"}]}");
    put(
        "Patient",
        "3",
        "{\"gender\":\"female\",\"birthDate\":\"1980-01-01\",\"name\":[{\"family\":\"#\"}]}");
    put(
        "Patient",
        "4",
        "{\"gender\":\"male\",\"birthDate\":\"1980-01-01\",\"name\":[{\"family\":\"#\"}]}");
    String family = "family=" + mark + "-";
    Exports.Done done =
        Exports.export(
            "$export",
            "_type",
            "Patient",
            "_typeFilter",
            "Patient?gender=female&birthdate=gt1970&"
                + family
                + ",Patient?gender=male&birthdate=lt1970,1960&"
                + family);
    assertThat(done.references()).containsExactly(references("Patient/1", "Patient/3"));
    assertThat(done.manifest().path("requiresAccessToken").asBoolean(true)).isFalse();
    assertThat(done.manifest().path("request").asText()).contains("/fhir/$export?", "_typeFilter");
    assertThat(done.manifest().path("error").isArray()).isTrue();
  }

  @Test
  void exportsThePatientsNamedWithWhatTheyReferTo() {
    patientsWithData();
    ObjectNode parameters = Json.object().put("resourceType", "Parameters");
    var list = parameters.putArray("parameter");
    for (String patient : new String[] {"a", "b"}) {
      list.addObject()
          .put("name", "patient")
          .putObject("valueReference")
          .put("reference", "Patient/" + id(patient));
    }
    Response kickOff =
        given()
            .header("Prefer", "respond-async")
            .contentType("application/fhir+json")
            .body(Json.write(parameters))
            .post("/fhir/Patient/$export");
    assertThat(Exports.await(kickOff).references())
        .containsExactlyInAnyOrder(
            references(
                "Patient/a",
                "Patient/b",
                "Observation/obs-a",
                "Observation/obs-b",
                "PractitionerRole/role-a",
                "PractitionerRole/role-b",
                "Practitioner/doc-a",
                "Practitioner/doc-b",
                "Organization/org"));

    list.addObject()
        .put("name", "patient")
        .putObject("valueReference")
        .put("reference", "Patient/no-such");
    given()
        .header("Prefer", "respond-async")
        .contentType("application/fhir+json")
        .body(Json.write(parameters))
        .post("/fhir/Patient/$export")
        .then()
        .statusCode(404);
  }

  @Test
  void exportsTheActiveMembersOfAGroup() {
    patientsWithData();
    put(
        "Group",
        "inner",
        "{\"type\":\"person\",\"actual\":true,\"member\":[{\"entity\":{\"reference\":\"Patient/#b\"}},"
            + "{\"entity\":{\"reference\":\"Group/#g\"}}]}");
    put(
        "Group",
        "g",
        "{\"type\":\"person\",\"actual\":true,\"member\":[{\"entity\":{\"reference\":\"Patient/#a\"},"
            + "\"inactive\":true},{\"entity\":{\"reference\":\"Group/#inner\"}},"
            + "{\"entity\":{\"reference\":\"Patient/#c\"},\"period\":{\"end\":\"2001-02\"}}]}");
    put("Group", "empty", "{\"type\":\"person\",\"actual\":true}");
    assertThat(
            Exports.export(
                    "Group/" + id("g") + "/$export", "_type", "Patient,Observation,Practitioner")
                .references())
        .containsExactlyInAnyOrder(
            references("Patient/b", "Observation/obs-b", "Practitioner/doc-b"));
    assertThat(Exports.export("Group/" + id("empty") + "/$export").references()).isEmpty();
  }

  @Test
  void keepsTheElementsWanted() {
    put(
        "Patient",
        "e",
        "{\"gender\":\"male\",\"birthDate\":\"1950-01-01\",\"name\":[{\"family\":\"#\"}]}");
    JsonNode patient =
        Exports.export(
                "$export",
                "_type",
                "Patient",
                "_typeFilter",
                "Patient?family=" + mark + "-",
                "_elements",
                "Patient.gender,Observation.status")
            .lines("output")
            .get(0);
    assertThat(patient.path("gender").asText()).isEqualTo("male");
    assertThat(patient.has("birthDate")).isFalse();
    assertThat(patient.path("meta").path("tag").get(0).path("code").asText())
        .isEqualTo("SUBSETTED");
  }

  @Test
  void tellsOnlyChangesAndDeletionsSinceAnExport() {
    patientsWithData();
    put("Basic", "stays", "{\"code\":{\"text\":\"1\"}}");
    put("Basic", "changes", "{\"code\":{\"text\":\"1\"}}");
    put("Basic", "goes", "{\"code\":{\"text\":\"1\"}}");
    String[] filter = {
      "_type",
      "Basic,Observation",
      "_typeFilter",
      "Basic?_id=" + id("stays") + "," + id("changes") + "," + id("new")
    };
    Exports.Done first = Exports.export("$export", filter);
    assertThat(first.references()).contains(references("Basic/stays", "Basic/changes"));
    assertThat(first.deleted()).isEmpty();
    assertThat(Instant.parse(first.transactionTime())).isBefore(Instant.now().plusSeconds(5));

    put("Basic", "changes", "{\"code\":{\"text\":\"2\"}}");
    put("Basic", "new", "{\"code\":{\"text\":\"2\"}}");
    put("Basic", "passing", "{\"code\":{\"text\":\"2\"}}");
    delete("Basic", "passing");
    delete("Basic", "goes");
    delete("Observation", "obs-a");
    Exports.Done second =
        Exports.export(
            "$export",
            filter[0],
            filter[1],
            filter[2],
            filter[3],
            "_since",
            first.transactionTime());
    assertThat(second.references())
        .filteredOn(reference -> reference.contains(mark))
        .containsExactly(references("Basic/changes", "Basic/new"));
    assertThat(second.deleted())
        .filteredOn(reference -> reference.contains(mark))
        .containsExactly(references("Basic/goes", "Basic/passing", "Observation/obs-a"));
    // Deletions in a patient's compartment are told where the patient is exported, no others.
    put(
        "Group",
        "g",
        "{\"type\":\"person\",\"actual\":true,\"member\":[{\"entity\":{\"reference\":\"Patient/#a\"}}]}");
    assertThat(
            Exports.export("Group/" + id("g") + "/$export", "_since", first.transactionTime())
                .deleted())
        .containsExactly(references("Observation/obs-a"));
    Exports.Done third =
        Exports.export("$export", "_type", "Basic", "_since", second.transactionTime());
    assertThat(third.references()).noneMatch(reference -> reference.contains(mark));
    assertThat(third.deleted()).noneMatch(reference -> reference.contains(mark));
  }

  @Test
  void aBoundCallerGetsOnlyWhatItMaySee() {
    patientsWithData();
    delete("Observation", "obs-a");
    delete("Observation", "obs-b");
    AccessContext bound = AccessContext.client("http").boundTo(Set.of(id("a")));
    ExportRequest request =
        new ExportRequest(
            java.util.List.of("Patient", "Observation", "Practitioner"),
            java.util.Map.of(),
            java.util.List.of(),
            Optional.of(Instant.now().minusSeconds(3600)),
            Optional.empty(),
            Optional.empty(),
            false);
    String job =
        jobs.submit(bound, ExportJob.NAME, request.json(), "http://test/$export", id -> {});
    // The HTTP client is not bound and so may see what the bound one asked for.
    Exports.Done done = Exports.awaitJob("/fhir/_jobs/" + job);
    assertThat(done.references())
        .filteredOn(reference -> reference.startsWith("Patient") || reference.contains(mark))
        .containsExactlyInAnyOrder(
            references(
                "Patient/a", "Practitioner/doc-a", "Practitioner/doc-b", "Practitioner/doc-c"));
    assertThat(done.deleted())
        .filteredOn(reference -> reference.contains(mark))
        .containsExactly(references("Observation/obs-a"));
  }

  @Test
  void anExportHoldsWhatTheTokenGrants() {
    patientsWithData();
    AccessContext who =
        AccessContext.of(
            new Grant(
                "bulk",
                "t",
                Optional.empty(),
                ScopeSet.read("system/Patient.rs patient/Observation.rs"),
                Optional.of(id("a")),
                Optional.empty()));
    ExportRequest request =
        new ExportRequest(
            java.util.List.of("Patient", "Observation", "Practitioner"),
            java.util.Map.of(),
            java.util.List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    String job = jobs.submit(who, ExportJob.NAME, request.json(), "http://test/$export", id -> {});
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jobs.require(who, job).result().isPresent());
    JsonNode manifest = Json.parseOwn(jobs.answer(jobs.require(who, job), "http://test").json());

    assertThat(manifest.path("requiresAccessToken").asBoolean()).isTrue();
    assertThat(manifest.path("output").findValuesAsText("type"))
        .containsExactly("Patient", "Observation");
    assertThat(manifest.at("/output/1/count").asInt()).isEqualTo(1);
  }
}
