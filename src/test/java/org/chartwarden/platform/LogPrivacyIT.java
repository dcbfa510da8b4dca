package org.chartwarden.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chartwarden.testing.AgentTasks;
import org.chartwarden.testing.MarkerSearch;
import org.chartwarden.testing.ScriptedModelResource;
import org.chartwarden.testing.SuiteLogs;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * What charts and requests hold reaches no log: unmistakable names and numbers are sent through
 * every door, rightly and wrongly, and looked for in the log as far as it is written. {@code
 * WholeLogIT} looks once more when all integration tests are over.
 */
@QuarkusTest
@QuarkusTestResource(ScriptedModelResource.class)
class LogPrivacyIT {

  private static final String NAME = "Zzyzxmark";
  private static final String NUMBER = "MRKR998877";
  private static final String WORD = "qqnoteword";

  private static final Logger CONTROL = Logger.getLogger(LogPrivacyIT.class);

  @ConfigProperty(name = "chartwarden.test.model-server")
  String server;

  @Test
  void nothingOfAChartStandsInTheLog() throws IOException {
    fhir();
    notes();
    agent();
    elsewhere();
    CONTROL.errorf(
        new IllegalStateException("of " + NAME),
        SuiteLogs.CONTROL + ": GET /x?name=%s",
        NAME.substring(9));
    assertThat(SuiteLogs.SUITE)
        .content(StandardCharsets.UTF_8)
        .contains(SuiteLogs.CONTROL)
        .contains("java.lang.IllegalStateException (message withheld)");
    assertThat(MarkerSearch.in(SuiteLogs.FOLDER).found()).isEmpty();
  }

  private void fhir() {
    String patient =
        "{\"resourceType\":\"Patient\",\"id\":\"logpriv1\",\"identifier\":[{\"system\":\"urn:x\",\"value\":\"%s\"}],"
                .formatted(NUMBER)
            + "\"name\":[{\"family\":\"%s\"}],\"birthDate\":\"1950-01-01\"}".formatted(NAME);
    json().body(patient).put("/fhir/Patient/logpriv1").then().statusCode(201);
    json().body(patient.replace("1950-01-01", NAME)).put("/fhir/Patient/logpriv1");
    json().body(patient.replace("\"name\"", "\"" + NAME + "\"")).put("/fhir/Patient/logpriv1");
    json().body(patient.replace(NAME, NAME + "\\u0000")).put("/fhir/Patient/logpriv2");
    json().body(patient.replace("logpriv1", "other")).put("/fhir/Patient/" + NAME + "_%24");
    json().body("{\"resourceType\":\"" + NAME + "\"}").post("/fhir/" + NAME);
    json().body("{\"resourceType\":\"Patient\",\"name\":\"" + NAME).post("/fhir/Patient");
    json()
        .body(patient)
        .header("If-None-Exist", "name=" + NAME + "&bad=" + NUMBER)
        .post("/fhir/Patient");
    given()
        .contentType("application/fhir+xml")
        .body("<Patient xmlns=\"http://hl7.org/fhir\"><name>" + NAME + "</Patient>")
        .post("/fhir/Patient");
    given()
        .contentType("application/json-patch+json")
        .body("[{\"op\":\"replace\",\"path\":\"/" + NAME + "\",\"value\":\"" + NUMBER + "\"}]")
        .patch("/fhir/Patient/logpriv1");
    for (String query :
        List.of(
            "name=" + NAME,
            "identifier=" + NUMBER,
            "birthdate=" + NAME,
            NAME + "=" + NUMBER,
            "_filter=name eq \"" + NAME,
            "_content=" + WORD,
            "_has:Observation:patient:code=" + NAME,
            "name:" + NAME + "=x",
            "_sort=" + NAME,
            "_count=" + NAME,
            "_lastUpdated=" + NAME,
            "organization.name=" + NAME,
            "name=" + NAME.repeat(4000))) {
      given().header("Prefer", "handling=strict").get("/fhir/Patient?" + query);
      given()
          .contentType("application/x-www-form-urlencoded")
          .body(query)
          .post("/fhir/Patient/_search");
    }
    json()
        .body(
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + patient
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"Patient?name="
                + NAME
                + "&identifier="
                + NUMBER
                + "\"}},{\"resource\":{\"resourceType\":\"Observation\",\"status\":\""
                + NAME
                + "\"},\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}")
        .post("/fhir");
    json().body(patient).post("/fhir/Patient/$validate");
    given()
        .queryParam("query", "{ PatientList(name: \"" + NAME + "\") { " + NAME + " } }")
        .get("/fhir/$graphql");
    given().get("/fhir/Patient/logpriv1/$everything").then().statusCode(200);
    given().get("/fhir/Patient/" + NAME + "/_history/" + NUMBER);
    given().header("Accept", NAME).get("/fhir/Patient/logpriv1?_format=" + NAME);
  }

  private void notes() {
    String note =
        "Mr. " + NAME + " (MRN " + NUMBER + ") " + WORD + ". K 3.4 this am. Denies chest pain.";
    given().contentType("text/plain").body(note).post("/notes/$read").then().statusCode(200);
    given().contentType("text/plain").body(note).post("/notes/$check");
    given()
        .contentType("application/pdf")
        .body(("%PDF-1.4 " + note).getBytes(StandardCharsets.UTF_8))
        .post("/notes/$read");
    json()
        .body("{\"text\":\"" + note + "\",\"patient\":\"Patient/" + NAME + "\"}")
        .post("/notes/$read?as=proposals");
    json()
        .body(
            "{\"patient\":\"Patient/logpriv1\",\"written\":\"2026-01-15T08:00:00+00:00\",\"note\":\""
                + note
                + "\"}")
        .post("/consistency/check");
    json().body("{\"patient\":\"" + NAME + "\",\"note\":7}").post("/consistency/check");
    json()
        .body(
            "{\"question\":\"What is the map of "
                + NAME
                + "?\",\"note\":\"BP 150/90. "
                + note
                + "\"}")
        .post("/calculators/answer");
    json().body("{\"inputs\":{\"" + NAME + "\":\"" + NUMBER + "\"}}").post("/calculators/bmi");
  }

  private void agent() {
    ObjectNode task = Json.object();
    task.put("instruction", "What is the last potassium of " + NAME + ", MRN " + NUMBER + "?");
    task.put("context", WORD);
    AgentTasks.post(task, 20);
    AgentTasks.post(task.deepCopy().put("patient", "Patient/" + NAME), 20);
    AgentTasks.post(task.deepCopy().put(NAME, NUMBER), 0);
    AgentTasks.post(task.deepCopy().put("now", NAME), 0);
    for (String reply :
        List.of(
            "[{\"status\":500}]",
            "[{\"text\":\"" + NAME + "\"}]",
            "[{\"calls\":[{\"name\":\"find_patient\",\"arguments\":\"{" + NAME + "\"}]}]",
            "[{\"calls\":[{\"name\":\"" + NAME + "\",\"arguments\":{\"" + NUMBER + "\":1}}]}]")) {
      given().body(reply).put(server + "/scripts/log-privacy");
      AgentTasks.post(
          task.deepCopy().put("model", "test-model").put("context", WORD + " script:log-privacy"),
          30);
    }
    given().get("/agent/tasks/" + NAME + "?x=" + NUMBER);
    given().get("/agent/tasks?patient=" + NAME + "&status=" + NAME);
    given().get("/agent/tasks/" + NAME + "/events");
    json()
        .body("{\"by\":\"" + NAME + "\"}")
        .post("/agent/tasks/" + NAME + "/changes/" + NUMBER + "/approve");
  }

  private void elsewhere() {
    given().get("/" + NAME + "?name=" + NUMBER);
    given()
        .contentType("text/" + NAME)
        .body(NAME.getBytes(StandardCharsets.UTF_8))
        .post("/agent/tasks");
    given()
        .contentType("text/plain")
        .body(NAME.getBytes(StandardCharsets.UTF_8))
        .post("/fhir/metadata?" + NAME);
    given().get("/trials/" + NAME + "?patient=" + NUMBER);
  }

  private static RequestSpecification json() {
    return given().contentType("application/json");
  }
}
