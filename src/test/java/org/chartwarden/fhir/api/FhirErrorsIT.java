package org.chartwarden.fhir.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every failure is an OperationOutcome with a stable code and a sentence that names its cause. */
@QuarkusTest
class FhirErrorsIT {

  @ParameterizedTest(name = "{0} {1} -> {2} {3}")
  @CsvSource({
    "GET, /fhir/Patient/no-such-id, 404, resource-not-found, Patient/no-such-id",
    "GET, /fhir/Pacient/1, 404, unknown-type, Pacient",
    "GET, /fhir/pacient, 404, unknown-type, pacient",
    "GET, /fhir/Patient/1/_historie, 404, unknown-path, _historie",
    "GET, /fhir/Patient/1/_history/one, 404, version-not-found, one",
    "GET, /fhir/Patient/1/$everythin, 404, unknown-operation, $everythin",
    "GET, /fhir, 400, system-search, _type",
    "GET, /fhir/Patient?name=%00, 400, bad-encoding, NUL",
    "GET, /fhir/Patient/%00, 400, bad-encoding, NUL",
    "GET, /fhir/Patient/%ED%A0%80, 400, bad-encoding, UTF-8",
    "GET, /fhir/Patient?name=%ED%A0%80, 400, bad-encoding, UTF-8",
    "GET, /fhir/Patient?name=%ff, 400, bad-encoding, UTF-8",
    "GET, /fhir/Observation?value-quantity=1e999999999, 400, invalid-search-value, 1e999999999",
    "GET, /fhir/Patient/1/Organization, 400, not-in-compartment, Organization",
    "GET, /fhir/Group/1/Observation, 404, unknown-path, Observation",
    "GET, /fhir/Patient?nmae=x, 400, unknown-search-parameter, nmae",
    "GET, /fhir/metadata?_format=ttl, 406, format-not-acceptable, ttl",
    "PATCH, /fhir/metadata, 405, method-not-allowed, PATCH",
    "DELETE, /fhir/Patient/1/_history/2, 405, method-not-allowed, DELETE",
    "DELETE, /fhir/Patient/1/_history, 405, method-not-allowed, DELETE",
    "PUT, /fhir/Patient/1/_history/2, 405, method-not-allowed, PUT",
    "POST, /fhir/metadata, 405, method-not-allowed, POST",
    "POST, /fhir/Patient, 415, unknown-content-type, Content-Type",
    "PUT, /fhir/Patient, 415, unknown-content-type, Content-Type",
    "DELETE, /fhir/Patient, 412, empty-condition, which Patient",
    "GET, /fhir/Patient/1/_history?_count=x, 400, bad-parameter, _count",
    "GET, /fhir?_getpages=nope, 410, search-expired, result list"
  })
  void namesWhatIsWrong(String method, String path, int status, String code, String named) {
    Response answer = given().urlEncodingEnabled(false).request(method, path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/fhir+json;charset=UTF-8");
    answer
        .then()
        .body("resourceType", equalTo("OperationOutcome"))
        .body("issue[0].details.coding[0].code", equalTo(code))
        .body("issue[0].diagnostics", containsString(named));
  }

  private static Response post(String type, String contentType, String body) {
    return given().contentType(contentType).body(body).post("/fhir/" + type);
  }

  @Test
  void tellsLineAndColumnOfMalformedJson() {
    post("Patient", "application/fhir+json", "{\n  \"resourceType\": \"Patient\",\n  oops\n}")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("malformed-json"))
        .body("issue[0].diagnostics", containsString("line 3, column"));
  }

  @Test
  void refusesADuplicateMemberAndWhatIsNoObject() {
    post(
            "Patient",
            "application/fhir+json",
            "{\"resourceType\":\"Patient\",\"id\":\"a\",\"id\":\"b\"}")
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("id"));
    post("Patient", "application/fhir+json", "[]").then().statusCode(400);
  }

  @Test
  void namesTheElementOfAStructureFault() {
    post(
            "Observation",
            "application/fhir+json",
            "{\"resourceType\":\"Observation\",\"status\":\"finl\",\"code\":{\"text\":\"x\"}}")
        .then()
        .statusCode(422)
        .body("issue[0].expression[0]", equalTo("Observation.status"))
        .body("issue[0].diagnostics", containsString("finl"));
  }

  @Test
  void refusesABodyOfAnotherTypeOrId() {
    post("Patient", "application/fhir+json", "{\"resourceType\":\"Practitioner\"}")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("type-mismatch"));
    given()
        .contentType("application/fhir+json")
        .body("{\"resourceType\":\"Patient\",\"id\":\"b\"}")
        .put("/fhir/Patient/a")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("id-mismatch"));
    given()
        .contentType("application/fhir+json")
        .body("{\"resourceType\":\"Patient\",\"id\":\"a_b\"}")
        .put("/fhir/Patient/a_b")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("invalid-id"));
  }

  @Test
  void refusesAFormatItDoesNotRead() {
    post("Patient", "text/plain", "hello")
        .then()
        .statusCode(415)
        .body("issue[0].details.coding[0].code", equalTo("unknown-content-type"));
  }

  @Test
  void refusesAFormatItDoesNotWrite() {
    given()
        .header("Accept", "image/png")
        .get("/fhir/metadata")
        .then()
        .statusCode(406)
        .body("resourceType", equalTo("OperationOutcome"));
  }

  @Test
  void refusesABadEntityTag() {
    given()
        .contentType("application/fhir+json")
        .header("If-Match", "abc")
        .body("{\"resourceType\":\"Patient\",\"id\":\"etag\"}")
        .put("/fhir/Patient/etag")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("bad-entity-tag"));
  }
}
