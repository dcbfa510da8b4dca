package org.chartwarden.fhir.operations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Level, method and parameters of an operation are held against its definition. */
@QuarkusTest
class OperationFrameworkIT {

  private static final String JSON = "application/fhir+json";

  private static String patient() {
    return given()
        .contentType(JSON)
        .body(
            "{\"resourceType\":\"Patient\",\"meta\":{\"tag\":[{\"system\":\"urn:t\",\"code\":\"a\"}]}}")
        .post("/fhir/Patient")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  void addsAndTakesLabels() {
    String id = patient();
    String meta =
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"meta\",\"valueMeta\":"
            + "{\"tag\":[{\"system\":\"urn:t\",\"code\":\"a\"},{\"system\":\"urn:t\",\"code\":\"b\"}]}}]}";

    given()
        .contentType(JSON)
        .body(meta)
        .post("/fhir/Patient/" + id + "/$meta-add")
        .then()
        .statusCode(200)
        .body("parameter[0].valueMeta.tag", hasSize(2))
        .body("parameter[0].valueMeta.versionId", equalTo("2"));
    given()
        .get("/fhir/Patient/" + id + "/$meta")
        .then()
        .body("parameter[0].valueMeta.tag.code", hasItem("b"));
    given()
        .contentType(JSON)
        .body(meta)
        .post("/fhir/Patient/" + id + "/$meta-delete")
        .then()
        .statusCode(200)
        .body("parameter[0].valueMeta.tag", nullValue());
  }

  @ParameterizedTest(name = "{0} {1} -> {2} {3}")
  @CsvSource({
    "POST, /fhir/$meta-add, 404, unknown-operation, /[type]/[id]/$meta-add",
    "POST, /fhir/Patient/$meta-add, 404, unknown-operation, /[type]/[id]/$meta-add",
    "GET, /fhir/Patient/1/$nothing, 404, unknown-operation, $nothing",
    "GET, /fhir/Patient/1/$meta-add, 405, method-not-allowed, POST",
    "PUT, /fhir/Patient/1/$meta, 405, method-not-allowed, PUT",
    "POST, /fhir/Patient/1/$meta-add, 400, missing-parameter, meta",
    "GET, /fhir/Patient/1/$meta?colour=red, 400, unknown-parameter, colour",
    "GET, /fhir/Patient/no-such/$meta, 404, resource-not-found, no-such",
    "GET, /fhir/Pacient/1/$meta, 404, unknown-type, Pacient"
  })
  void saysWhatIsWrong(String method, String path, int status, String code, String named) {
    given()
        .urlEncodingEnabled(false)
        .request(method, path)
        .then()
        .statusCode(status)
        .body("issue[0].details.coding[0].code", equalTo(code))
        .body("issue[0].diagnostics", containsString(named));
  }

  @Test
  void refusesABodyThatIsNoParameters() {
    given()
        .contentType(JSON)
        .body("{\"resourceType\":\"Patient\"}")
        .post("/fhir/Patient/" + patient() + "/$meta-add")
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("Parameters"));
  }

  @Test
  void tellsItsOperationsInTheCapabilityStatement() {
    given()
        .get("/fhir/metadata")
        .then()
        .body("rest[0].resource.find { it.type == 'Patient' }.operation.name", hasItem("meta"));
  }
}
