package org.chartwarden.fhir.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The searches a MedAgentBench client sends, on the charts of one of its patients. */
@QuarkusTest
class MedAgentBenchSearchIT {

  private static final Path DATA = Path.of("../shared/medagentbench/fhir");
  private static JsonNode patient;
  private static List<JsonNode> glucose;

  @Inject FhirGateway gateway;

  @BeforeEach
  void loadOnePatient() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "the MedAgentBench data is not beside the project");
    if (patient != null) {
      return;
    }
    List<JsonNode> observations = read("Observation.reconstructed.ndjson");
    JsonNode chosen = read("Patient.ndjson").get(0);
    String reference = "Patient/" + chosen.path("id").asText();
    glucose =
        observations.stream()
            .filter(o -> o.path("subject").path("reference").asText().equals(reference))
            .filter(o -> o.path("code").path("coding").path(0).path("code").asText().equals("GLU"))
            .toList();
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    entry(entries, chosen);
    glucose.forEach(observation -> entry(entries, observation));
    gateway.process(SearchScenario.ANYONE, bundle);
    patient = chosen;
  }

  private static void entry(ArrayNode entries, JsonNode resource) {
    ObjectNode entry = entries.addObject();
    entry.set("resource", resource);
    entry
        .putObject("request")
        .put("method", "PUT")
        .put("url", resource.path("resourceType").asText() + "/" + resource.path("id").asText());
  }

  private static List<JsonNode> read(String file) throws IOException {
    return Files.readAllLines(DATA.resolve(file)).stream().map(Json::parseOwn).toList();
  }

  @Test
  void findsThePatientByNameAndBirthDateOrBareNumber() {
    JsonNode name = patient.path("name").path(0);
    String full = name.path("given").path(0).asText() + " " + name.path("family").asText();
    String birth = patient.path("birthDate").asText();
    String id = patient.path("id").asText();
    for (String query :
        List.of(
            "name=" + full + "&birthdate=" + birth,
            "family="
                + name.path("family").asText()
                + "&given="
                + name.path("given").path(0).asText()
                + "&birthdate="
                + birth,
            "identifier=" + patient.path("identifier").path(0).path("value").asText())) {
      given()
          .get("/fhir/Patient?" + query + "&_format=json")
          .then()
          .statusCode(200)
          .header("Content-Type", "application/fhir+json;charset=UTF-8")
          .body("entry.resource.id", equalTo(List.of(id)));
    }
  }

  @Test
  void givesTheNewestValueFirst() {
    JsonNode newest =
        glucose.stream()
            .max(
                Comparator.comparing(
                    o -> OffsetDateTime.parse(o.path("effectiveDateTime").asText())))
            .orElseThrow();
    for (String who : List.of("", "Patient/")) {
      given()
          .get(
              "/fhir/Observation?patient="
                  + who
                  + patient.path("id").asText()
                  + "&code=GLU&_sort=-date&_count=1")
          .then()
          .statusCode(200)
          .body(
              "entry[0].resource.effectiveDateTime",
              equalTo(newest.path("effectiveDateTime").asText()));
    }
  }

  @Test
  void givesAWholeChartInOnePage() {
    given()
        .get("/fhir/Observation?patient=" + patient.path("id").asText() + "&code=GLU&_count=5000")
        .then()
        .body("total", equalTo(glucose.size()))
        .body("entry.size()", equalTo(glucose.size()))
        .body("link.findAll{it.relation=='next'}.size()", equalTo(0));
  }

  @Test
  void countsTheValuesOfAWindowAsTheChartDoes() {
    OffsetDateTime now = OffsetDateTime.parse("2023-11-13T10:15:00+00:00");
    long expected =
        glucose.stream()
            .map(o -> OffsetDateTime.parse(o.path("effectiveDateTime").asText()))
            .filter(time -> !time.isBefore(now.minusYears(1)) && !time.isAfter(now))
            .count();
    assertThat(expected).isPositive();
    for (String from : List.of("2022-11-13T10:15:00+00:00", "2022-11-13T10:15:00 00:00")) {
      given()
          .urlEncodingEnabled(false)
          .get(
              "/fhir/Observation?patient="
                  + patient.path("id").asText()
                  + "&code=GLU&date=ge"
                  + from.replace(" ", "%20").replace("+", "%2B")
                  + "&date=le2023-11-13T10:15:00%2B00:00&_count=5000")
          .then()
          .body("total", equalTo((int) expected));
    }
  }

  @Test
  void anEmptyAnswerHasNoEntry() {
    given()
        .get("/fhir/Observation?patient=" + patient.path("id").asText() + "&code=NOSUCHCODE")
        .then()
        .statusCode(200)
        .body("total", equalTo(0))
        .body("entry", equalTo(null));
  }
}
