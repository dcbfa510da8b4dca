package org.chartwarden.fhir.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import org.chartwarden.testing.ValidationTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $validate} over HTTP, with R4 itself and with profiles that clients stored. */
@QuarkusTest
class ValidateIT {

  private static final String PATIENT = "{\"resourceType\":\"Patient\",\"gender\":\"female\"}";

  private static ValidatableResponse validate(String address, String body) {
    return given()
        .contentType("application/fhir+json")
        .body(body)
        .post("/fhir/" + address)
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("OperationOutcome"));
  }

  private static String put(String address, String body) {
    Response answer =
        given().contentType("application/fhir+json").body(body).put("/fhir/" + address);
    assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
    return answer.asString();
  }

  @Test
  void answersTheTableOfR4() throws IOException {
    assertThat(ValidationTable.named("r4").surprises()).isEmpty();
  }

  @Test
  void saysThatNothingIsWrong() {
    validate("Patient/$validate", PATIENT)
        .body("issue[-1].severity", equalTo("information"))
        .body("issue.severity", not(hasItem("error")));
  }

  @Test
  void tellsLineAndColumnOfTheTextAsItWasSent() {
    validate(
            "Patient/$validate",
            "{\n  \"resourceType\": \"Patient\",\n  \"active\": true,\n  \"gender\": \"f\"\n}")
        .body("issue[0].severity", equalTo("error"))
        .body("issue[0].expression[0]", equalTo("Patient.gender"))
        .body("issue[0].code", equalTo("code-invalid"))
        .body("issue[0].extension.find { it.url.endsWith('issue-line') }.valueInteger", equalTo(4));
  }

  @Test
  void takesTheResourceOutOfParameters() {
    validate(
            "Patient/$validate",
            "{\"resourceType\":\"Parameters\",\"parameter\":["
                + "{\"name\":\"mode\",\"valueCode\":\"create\"},"
                + "{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Patient\",\"gender\":\"f\"}}]}")
        .body("issue[0].expression[0]", equalTo("Patient.gender"))
        .body("issue[0].extension", equalTo(null));
  }

  @Test
  void takesXml() {
    given()
        .contentType("application/fhir+xml")
        .accept("application/fhir+json")
        .body("<Patient xmlns=\"http://hl7.org/fhir\"><birthDate value=\"2000-02-30\"/></Patient>")
        .post("/fhir/Patient/$validate")
        .then()
        .statusCode(anyOfOkAndBadRequest())
        .body("issue[0].severity", equalTo("error"));
  }

  private static org.hamcrest.Matcher<Integer> anyOfOkAndBadRequest() {
    return org.hamcrest.Matchers.oneOf(200, 400);
  }

  @Test
  void checksTheStoredResource() {
    put(
        "Patient/validate-1",
        "{\"resourceType\":\"Patient\",\"id\":\"validate-1\",\"contact\":[{\"gender\":\"male\"}]}");

    given()
        .get("/fhir/Patient/validate-1/$validate")
        .then()
        .statusCode(200)
        .body("issue[0].details.coding[0].code", equalTo("invariant-pat-1"))
        .body("issue[0].expression[0]", equalTo("Patient.contact[0]"));
    given().get("/fhir/Patient/validate-none/$validate").then().statusCode(404);
  }

  @Test
  void checksAgainstAProfileThatAClientStored() {
    String profile = "http://hospital.test/StructureDefinition/named-patient";
    validate("Patient/$validate?profile=" + profile, PATIENT)
        .body("issue[0].severity", equalTo("error"))
        .body("issue[0].details.coding[0].code", equalTo("unknown-profile"))
        .body("issue[0].diagnostics", containsString(profile));
    put("StructureDefinition/named-patient", profile("named-patient", "\"min\":1"));

    validate("Patient/$validate?profile=" + profile, PATIENT)
        .body("issue[0].severity", equalTo("error"))
        .body("issue[0].diagnostics", containsString("Patient.name"));
    validate(
            "Patient/$validate?profile=" + profile,
            PATIENT.replace("}", ",\"name\":[{\"family\":\"Berg\"}]}"))
        .body("issue.severity", not(hasItem("error")))
        .body("issue[-1].diagnostics", containsString(profile));

    put("StructureDefinition/named-patient", profile("named-patient", "\"max\":\"0\""));
    validate(
            "Patient/$validate?profile=" + profile,
            PATIENT.replace("}", ",\"name\":[{\"family\":\"Berg\"}]}"))
        .body("issue.severity", hasItem("error"));
    given().delete("/fhir/StructureDefinition/named-patient").then().statusCode(204);
  }

  /** A profile without a snapshot, as people write them. */
  private static String profile(String id, String constraint) {
    return "{\"resourceType\":\"StructureDefinition\",\"id\":\""
        + id
        + "\",\"url\":\"http://hospital.test/StructureDefinition/"
        + id
        + "\",\"name\":\"Named\",\"status\":\"active\",\"fhirVersion\":\"4.0.1\","
        + "\"kind\":\"resource\",\"abstract\":false,\"type\":\"Patient\","
        + "\"baseDefinition\":\"http://hl7.org/fhir/StructureDefinition/Patient\","
        + "\"derivation\":\"constraint\",\"differential\":{\"element\":[{\"id\":\"Patient\","
        + "\"path\":\"Patient\"},{\"id\":\"Patient.name\",\"path\":\"Patient.name\","
        + constraint
        + "}]}}";
  }

  @Test
  void modeSaysWhatAWriteWouldBeRefusedFor() {
    put("Patient/validate-2", "{\"resourceType\":\"Patient\",\"id\":\"validate-2\"}");
    validate("Patient/$validate?mode=create", PATIENT).body("issue.size()", equalTo(1));
    validate("Patient/$validate?mode=update", PATIENT)
        .body("issue[0].details.coding[0].code", equalTo("missing-id"));
    validate(
            "Patient/validate-2/$validate?mode=update",
            "{\"resourceType\":\"Patient\",\"id\":\"other\"}")
        .body("issue[0].details.coding[0].code", equalTo("id-mismatch"));
    validate(
            "Patient/$validate?mode=create",
            "{\"resourceType\":\"Patient\",\"active\":true,\"meta\":{\"tag\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"SUBSETTED\"}]}}")
        .body("issue[0].details.coding[0].code", equalTo("subsetted-content"));
    given()
        .get("/fhir/Patient/validate-2/$validate?mode=delete")
        .then()
        .statusCode(200)
        .body("issue[0].severity", equalTo("information"));
    given().get("/fhir/Patient/validate-2").then().statusCode(200);
    given()
        .get(
            "/fhir/Patient/validate-2/$validate?mode=profile&profile=http://hl7.org/fhir/StructureDefinition/Patient")
        .then()
        .statusCode(200)
        .body("issue[-1].severity", equalTo("information"));
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource({
    "Patient/$validate, 400, missing-parameter",
    "Patient/$validate?mode=create, 400, missing-parameter",
    "Patient/$validate?mode=delete, 400, missing-id",
    "Patient/$validate?mode=nonsense, 400, bad-parameter",
    "Patient/validate-9/$validate?mode=delete, 404, resource-not-found",
    "Patient/$validate?prfile=x, 400, unknown-parameter"
  })
  void refusesCallsThatCannotBeCarriedOut(String address, int status, String code) {
    given()
        .get("/fhir/" + address)
        .then()
        .statusCode(status)
        .body("issue[0].details.coding[0].code", equalTo(code));
  }

  @Test
  void refusesAnotherTypeAndWhatIsNoResource() {
    given()
        .contentType("application/fhir+json")
        .body(PATIENT)
        .post("/fhir/Observation/$validate")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("type-mismatch"));
    given()
        .contentType("application/fhir+json")
        .body("{\"resourceType\":\"Patient\",")
        .post("/fhir/Patient/$validate")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("malformed-json"));
  }

  /** Whatever is sent, the answer is a list of faults and never a failure of the server. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'resourceType':'Patient','meta':{'profile':'x'}}",
        "{'resourceType':'Patient','meta':{'profile':[1,null,{}]}}",
        "{'resourceType':'Patient','meta':[]}",
        "{'resourceType':'Patient','name':'x'}",
        "{'resourceType':'Patient','contained':[{'resourceType':'Nothing'}]}",
        "{'resourceType':'Patient','extension':[[[]]]}",
        "{'resourceType':'Patient','text':{'status':'generated','div':'<div><![CDATA['}}",
        "{'resourceType':'Patient','meta':{'profile':['http://hl7.org/fhir/StructureDefinition/Observation']}}"
      })
  void survivesOddContent(String odd) {
    validate("Patient/$validate", odd.replace('\'', '"')).body("issue.severity", hasItem("error"));
  }
}
