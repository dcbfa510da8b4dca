package org.chartwarden.trials.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.TrialFixture;
import org.chartwarden.trials.importing.TrialImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class MatchOperationsIT {

  private static final String TRIALS = "Patient/" + TrialFixture.PATIENT + "/$match-trials";
  private static final String PATIENTS =
      "ResearchStudy/" + TrialFixture.FITTING + "/$match-patients";
  private static final String BOTH =
      "trial=" + TrialFixture.YOUNG + "&trial=ResearchStudy/" + TrialFixture.FITTING;

  @Inject TrialImport imports;
  @TempDir Path folder;

  @BeforeEach
  void load() {
    TrialFixture.load(imports, folder);
  }

  private static ValidatableResponse get(String address) {
    return given().get("/fhir/" + address).then();
  }

  @Test
  void fillsEveryCriterionWithItsEvidence() {
    get(TRIALS + "?as=json&asOf=2026-11-01&" + BOTH)
        .statusCode(200)
        .contentType(startsWith("application/json"))
        .body("patient.reference", startsWith("Patient/trial-patient/_history/"))
        .body("asOf", equalTo("2026-11-01"))
        .body("total", equalTo(2))
        .body("trials.id", contains(TrialFixture.FITTING, TrialFixture.YOUNG))
        .body("trials.rank", contains(1, 2))
        .body("trials[0].status", equalTo("potentially_eligible"))
        .body("trials[0].reference", startsWith("ResearchStudy/NCT91000001/_history/"))
        .body("trials[0].registryDate", equalTo("2025-03-01"))
        .body("trials[0].trialRemarks", hasItem(containsString("minimum age")))
        .body("trials[0].criteria.id", contains("i1", "i2", "i3", "e1", "e2", "e3"))
        .body(
            "trials[0].criteria.state",
            contains("met", "met", "unknown", "not_met", "not_met", "not_met"))
        .body(
            "trials[0].criteria[1].evidence.reference",
            hasItem(startsWith("Condition/trial-condition/_history/")))
        .body("trials[0].criteria[2].missing.code.code", equalTo("4548-4"))
        .body(
            "trials[0].criteria[5].evidence.find { it.span != null }.reference",
            startsWith("DocumentReference/trial-note/_history/"))
        .body("trials[1].status", equalTo("not_relevant"))
        .body("trials[1].blockedBy", contains("i1"))
        .body("counts.potentially_eligible", equalTo(1));
  }

  @Test
  void answersFhirClientsWithParameters() {
    String json =
        get(TRIALS + "?" + BOTH)
            .statusCode(200)
            .body("resourceType", equalTo("Parameters"))
            .body("parameter.name", hasItems("patient", "asOf", "counts", "trial", "total"))
            .body(
                "parameter.findAll { it.name == 'trial' }[0].part.find { it.name == 'status'"
                    + " }.valueCode",
                equalTo("potentially_eligible"))
            .body(
                "parameter.find { it.name == 'trial' }.part.findAll { it.name == 'criterion' }",
                hasSize(6))
            .extract()
            .asString();
    assertValid("Parameters", Json.parseOwn(json));
    given()
        .accept("application/fhir+xml")
        .get("/fhir/" + TRIALS + "?" + BOTH)
        .then()
        .statusCode(200)
        .body(containsString("<Parameters"));
  }

  @Test
  void answersWithQuestionnairesThatAreValid() {
    String json =
        get(TRIALS + "?as=questionnaire-response&" + BOTH)
            .statusCode(200)
            .body("resourceType", equalTo("Bundle"))
            .body("entry", hasSize(2))
            .extract()
            .asString();
    JsonNode response = Json.parseOwn(json).at("/entry/0/resource");
    assertThat(response.path("resourceType").asText()).isEqualTo("QuestionnaireResponse");
    assertThat(response.toString())
        .contains("\"linkId\":\"i2\"", "Condition/trial-condition/_history/", "4548-4");
    assertValid("QuestionnaireResponse", response);
    given()
        .contentType("application/fhir+json")
        .body(Json.write(response))
        .post("/fhir/QuestionnaireResponse")
        .then()
        .statusCode(201);
  }

  @Test
  void answersWithASearchsetThatGoesOn() {
    String next =
        get(TRIALS + "?as=bundle&_count=1&condition=sarcoidosis")
            .statusCode(200)
            .body("type", equalTo("searchset"))
            .body("entry.resource.resourceType", contains("ResearchStudy", "QuestionnaireResponse"))
            .body("entry[0].resource.id", equalTo(TrialFixture.FITTING))
            .body("entry[0].search.mode", equalTo("match"))
            .body("entry[0].search.score", greaterThan(0.6f))
            .extract()
            .path("link.find { it.relation == 'next' }.url");
    given()
        .get(next)
        .then()
        .statusCode(200)
        .body("entry[0].resource.id", equalTo(TrialFixture.YOUNG))
        .body("link.relation", not(hasItem("next")));
  }

  @Test
  void showsAPage() {
    given()
        .accept("text/html,application/xhtml+xml,*/*;q=0.8")
        .get("/fhir/" + TRIALS + "?" + BOTH)
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .body(containsString("Trials for Ada Miller"));
  }

  @Test
  void findsTrialsByConditionStatusAndMinimum() {
    get(TRIALS + "?as=json&condition=sarcoidosis&status=recruiting")
        .statusCode(200)
        .body("trials.id", contains(TrialFixture.FITTING))
        .body("remarks", hasItem(containsString("trial-by-hand was left out")));
    get(TRIALS + "?as=json&minimum=potentially_eligible&" + BOTH)
        .statusCode(200)
        .body("trials.id", contains(TrialFixture.FITTING))
        .body("total", equalTo(1))
        .body("counts.not_relevant", equalTo(1));
  }

  @Test
  void ranksThePatientsOfAGroup() {
    get(PATIENTS + "?as=json&group=Group/" + TrialFixture.GROUP)
        .statusCode(200)
        .body("trial.id", equalTo(TrialFixture.FITTING))
        .body("candidates", hasSize(1))
        .body("candidates[0].status", equalTo("potentially_eligible"))
        .body("candidates[0].patient.name", equalTo("Ada Miller"))
        .body("candidates[0].criteria", hasSize(6));
    get(PATIENTS + "?as=bundle&group=" + TrialFixture.GROUP)
        .statusCode(200)
        .body("entry.resource.resourceType", contains("Patient", "QuestionnaireResponse"));
    String json =
        given()
            .contentType("application/fhir+json")
            .body(
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"group\","
                    + "\"valueReference\":{\"reference\":\"Group/trial-group\"}}]}")
            .post("/fhir/" + PATIENTS)
            .then()
            .statusCode(200)
            .body("parameter.name", hasItems("trial", "candidate"))
            .extract()
            .asString();
    assertValid("Parameters", Json.parseOwn(json));
  }

  @Test
  void namesWhatIsWrong() {
    Map.ofEntries(
            Map.entry(TRIALS + "?as=table", "as"),
            Map.entry(TRIALS + "?asOf=2026-02-30", "asOf"),
            Map.entry(TRIALS + "?asOf=2026", "asOf"),
            Map.entry(TRIALS + "?_count=0", "_count"),
            Map.entry(TRIALS + "?_offset=-1", "_offset"),
            Map.entry(TRIALS + "?minimum=perhaps", "minimum"),
            Map.entry(TRIALS + "?status=open", "status"),
            Map.entry(TRIALS + "?propose=true", "propose"),
            Map.entry(TRIALS + "?trial=NCT91000001&condition=gout", "condition"),
            Map.entry(TRIALS + "?colour=blue", "colour"),
            Map.entry(PATIENTS + "?group=Patient/1", "group"))
        .forEach(
            (address, name) ->
                get(address)
                    .statusCode(400)
                    .body("resourceType", equalTo("OperationOutcome"))
                    .body("issue[0].diagnostics", containsString(name)));
    get("Patient/nobody/$match-trials").statusCode(404);
    get(TRIALS + "?trial=NCT00000009")
        .statusCode(404)
        .body("issue[0].diagnostics", containsString("NCT00000009"));
    get("ResearchStudy/nothing/$match-patients").statusCode(404);
    get(PATIENTS + "?group=Group/nobody").statusCode(404);
    get("ResearchStudy/" + TrialFixture.BARE + "/$match-patients?group=" + TrialFixture.GROUP)
        .statusCode(422)
        .body("issue[0].diagnostics", containsString("no criteria"));
  }

  @Test
  void proposesACandidateOnceAndTakesItBackWhenAnAnswerChanges() {
    String address = "/fhir/" + TRIALS + "?as=json&propose=true&" + BOTH;
    ValidatableResponse first = given().post(address).then().statusCode(200);
    first.body("proposals", hasSize(1)).body("proposals[0].fresh", equalTo(true));
    first.body("proposals[0].trial", equalTo(TrialFixture.FITTING));
    String task = first.extract().path("proposals[0].task");
    given()
        .post(address)
        .then()
        .body("proposals[0].fresh", equalTo(false))
        .body("proposals[0].task", equalTo(task));
    given()
        .get(task)
        .then()
        .statusCode(200)
        .body("changes[0].resource.resourceType", equalTo("ResearchSubject"))
        .body("changes[0].resource.status", equalTo("candidate"))
        .body("changes[0].status", equalTo("proposed"));

    given()
        .contentType("application/fhir+json")
        .body(
            "{\"resourceType\":\"Observation\",\"id\":\"trial-hba1c\",\"status\":\"final\",\"code\":"
                + "{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"4548-4\"}]},\"subject\":"
                + "{\"reference\":\"Patient/trial-patient\"},\"effectiveDateTime\":\"2026-11-01\","
                + "\"valueQuantity\":{\"value\":6.1,\"unit\":\"%\",\"system\":"
                + "\"http://unitsofmeasure.org\",\"code\":\"%\"}}")
        .put("/fhir/Observation/trial-hba1c")
        .then()
        .statusCode(201);
    ValidatableResponse second = given().post(address).then().statusCode(200);
    second.body("proposals[0].fresh", equalTo(true));
    given().get(task).then().body("changes[0].status", equalTo("rejected"));
    given()
        .contentType("application/json")
        .body("{}")
        .post(second.extract().<String>path("proposals[0].approve"))
        .then()
        .statusCode(200);
    get("ResearchSubject?patient=trial-patient&study=ResearchStudy/" + TrialFixture.FITTING)
        .body("entry.resource.status", contains("candidate"));
    given().post(address).then().statusCode(200).body("proposals", equalTo(null));
    String subject =
        get("ResearchSubject?patient=trial-patient").extract().path("entry[0].resource.id");
    given().delete("/fhir/ResearchSubject/" + subject).then().statusCode(204);
    given().delete("/fhir/Observation/trial-hba1c").then().statusCode(204);
  }

  private static void assertValid(String type, JsonNode resource) {
    ObjectNode call = Json.object().put("resourceType", "Parameters");
    call.putArray("parameter").addObject().put("name", "resource").set("resource", resource);
    List<Map<String, Object>> issues =
        given()
            .contentType("application/fhir+json")
            .body(Json.write(call))
            .post("/fhir/" + type + "/$validate")
            .then()
            .statusCode(200)
            .extract()
            .path("issue");
    assertThat(issues)
        .filteredOn(issue -> !List.of("warning", "information").contains(issue.get("severity")))
        .isEmpty();
  }
}
