package org.chartwarden.fhir.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SearchParameter resources that are stored here: served at once, also for older resources. */
@QuarkusTest
class StoredParametersIT {

  private static String parameter(String id, String base, String type, String code, String path) {
    return """
        {"resourceType":"SearchParameter","id":"%s","url":"http://example.org/sp/%s","name":"%s",
         "status":"active","description":"x","code":"%s","base":["%s"],"type":"%s",
         "expression":"%s"}"""
        .formatted(id, id, code.replaceAll("[^A-Za-z]", "X"), code, base, type, path);
  }

  private static io.restassured.response.ValidatableResponse put(String path, String body) {
    return given().contentType("application/fhir+json").body(body).put("/fhir/" + path).then();
  }

  private static void patient(String id, String eyes) {
    put(
            "Patient/" + id,
            """
            {"resourceType":"Patient","id":"%s","extension":[{"url":"http://example.org/eyes",
             "valueString":"%s"}]}"""
                .formatted(id, eyes))
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }

  @Test
  void oldAndNewResourcesAreFound() {
    patient("sp-old", "Greenish");
    given().get("/fhir/Patient?eyes=green").then().statusCode(400);
    put(
            "SearchParameter/sp-eyes",
            parameter(
                "sp-eyes",
                "Patient",
                "string",
                "eyes",
                "Patient.extension.where(url='http://example.org/eyes').value.as(string)"))
        .statusCode(201);
    patient("sp-new", "Greenest");
    given().get("/fhir/Patient?eyes=greenest").then().statusCode(200).body("total", equalTo(1));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .get("/fhir/$reindex-status")
                    .then()
                    .statusCode(200)
                    .body("parameter.find{it.name=='done'}.valueBoolean", equalTo(true))
                    .body(
                        "parameter.findAll{it.name=='searchParameter'}.part.flatten().valueCode",
                        hasItem("eyes")));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                given()
                    .get("/fhir/Patient?eyes=green")
                    .then()
                    .body("entry.search.mode", not(hasItem("outcome"))));
    assertThat(SearchScenario.matches("Patient?eyes=green"))
        .containsExactlyInAnyOrder("sp-old", "sp-new");
    assertThat(SearchScenario.matches("Patient?eyes=green&_sort=-eyes"))
        .containsExactly("sp-old", "sp-new");
    given()
        .get("/fhir/metadata")
        .then()
        .body("rest[0].resource.find{it.type=='Patient'}.searchParam.name", hasItem("eyes"));
    // Another expression starts again, and what it does not select is no longer found.
    put(
            "SearchParameter/sp-eyes",
            parameter("sp-eyes", "Patient", "string", "eyes", "Patient.name.family"))
        .statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(SearchScenario.matches("Patient?eyes=green")).isEmpty());
    given().delete("/fhir/SearchParameter/sp-eyes").then().statusCode(204);
    given().get("/fhir/Patient?eyes=green").then().statusCode(400);
  }

  @Test
  void aDraftIsNotServed() {
    put(
            "SearchParameter/sp-draft",
            parameter("sp-draft", "Patient", "string", "shoes", "Patient.name.family")
                .replace("\"active\"", "\"draft\""))
        .statusCode(201);
    given().get("/fhir/Patient?shoes=x").then().statusCode(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Patient; string; hats; Patient.hat
          Patient; string; hats; Patient.name.
          Patient; string; hats; Patient.name.frobnicate()
          Patient; string; hats; Observation.code
          Patient; special; hats; Patient.name
          Patient; composite; hats; Patient
          Patient; string; a:b; Patient.name.family
          Patient; string; _hats; Patient.name.family
          """)
  void whatCannotBeServedIsRefused(String base, String type, String code, String path) {
    put("SearchParameter/sp-bad", parameter("sp-bad", base, type, code, path))
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("unusable-search-parameter"))
        .body("issue[0].diagnostics", containsString("cannot be served"));
  }

  @Test
  void aNameThatIsTakenIsRefusedAndThoseOfR4StayWhatTheyAre() {
    put(
            "SearchParameter/sp-race",
            parameter("sp-race", "Patient", "string", "race", "Patient.name.family"))
        .statusCode(422)
        .body("issue[0].diagnostics", containsString("us-core-race"));
    put(
            "SearchParameter/sp-subject",
            parameter("sp-subject", "Observation", "reference", "subject", "Observation.performer"))
        .statusCode(201);
    put(
            "Observation/sp-o1",
            """
            {"resourceType":"Observation","id":"sp-o1","status":"final","code":{"text":"x"},
             "subject":{"reference":"Patient/sp-a"},"performer":[{"reference":"Patient/sp-b"}]}""")
        .statusCode(201);
    assertThat(SearchScenario.matches("Observation?subject=Patient/sp-a&_id=sp-o1"))
        .containsExactly("sp-o1");
    assertThat(SearchScenario.matches("Observation?subject=Patient/sp-b&_id=sp-o1")).isEmpty();
  }

  @Test
  void explainsHowASearchIsAnswered() {
    given()
        .get("/fhir/Observation?code=2823-3&subject:Patient.name=x&__explain=true")
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("Parameters"))
        .body(
            "parameter.findAll{it.name=='condition'}.part.flatten().valueString",
            hasItem("code=2823-3"))
        .body(
            "parameter.findAll{it.name=='condition'}.part.flatten().valueString",
            hasItem(containsString("Observation.subject leads to a Patient")))
        .body("parameter.find{it.name=='statement'}.valueString", containsString("idx_token"))
        .body("parameter.find{it.name=='plan'}.valueString", containsString("Node Type"))
        .body("parameter.name", hasItem("rowsExpected"));
    given()
        .get("/fhir/Observation?code=2823-3&__explain=analyze")
        .then()
        .statusCode(200)
        .body("parameter.name", hasItem("rowsRead"))
        .body("parameter.name", hasItem("milliseconds"));
    given().get("/fhir/Observation?code=2823-3&__explain=maybe").then().statusCode(400);
    given()
        .get("/fhir/Observation?code=2823-3&__explain=false")
        .then()
        .body("resourceType", equalTo("Bundle"));
  }
}
