package org.chartwarden.fhir.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditional reads and writes over HTTP, FHIR R4 http.html#cread and #ccreate to #cdelete. */
@QuarkusTest
class ConditionalHttpIT {

  private final String id = "cond-" + UUID.randomUUID();

  private static RequestSpecification json() {
    return given().contentType("application/fhir+json");
  }

  private String patient(String more) {
    return ("{'resourceType':'Patient','id':'"
            + id
            + "','identifier':[{'system':'urn:cond','value':'"
            + id
            + "'}]"
            + more
            + "}")
        .replace('\'', '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "If-None-Match|W/\"1\"|304",
        "If-None-Match|\"1\"|304",
        "If-None-Match|1|304",
        "If-None-Match|\"7\", W/\"1\"|304",
        "If-None-Match|*|304",
        "If-None-Match|W/\"2\"|200",
        "If-None-Match|W/\"x\"|400",
        "If-None-Match|W/\"1|400",
        "If-None-Match|,|400",
        "If-Modified-Since|Sat, 01 Jan 2000 00:00:00 GMT|200",
        "If-Modified-Since|Fri, 01 Jan 2100 00:00:00 GMT|304",
        "If-Modified-Since|Friday, 01-Jan-99 00:00:00 GMT|200",
        "If-Modified-Since|Friday, 01-Jan-60 00:00:00 GMT|400",
        "If-Modified-Since|Sat Jan  1 00:00:00 2000|200",
        "If-Modified-Since|yesterday|400",
        "If-Modified-Since|2026-01-01|400"
      })
  void readsOnlyWhatTheClientDoesNotHave(String header, String value, int status) {
    json().body(patient("")).put("/fhir/Patient/" + id).then().statusCode(201);
    Response answer = given().header(header, value).get("/fhir/Patient/" + id);
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 304) {
      assertThat(answer.header("ETag")).isEqualTo("W/\"1\"");
      assertThat(answer.asString()).isEmpty();
    }
  }

  @Test
  void versionsCountBeforeTheDate() {
    json().body(patient("")).put("/fhir/Patient/" + id).then().statusCode(201);
    given()
        .header("If-None-Match", "W/\"7\"")
        .header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
        .get("/fhir/Patient/" + id)
        .then()
        .statusCode(200);
  }

  @Test
  void updatesOnlyWhatIsNotThere() {
    json()
        .header("If-None-Match", "*")
        .body(patient(""))
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(201);
    json()
        .header("If-None-Match", "*")
        .body(patient(",'active':true"))
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(412)
        .body("issue[0].details.coding[0].code", equalTo("already-there"));
    given().delete("/fhir/Patient/" + id).then().statusCode(204);
    json()
        .header("If-None-Match", "*")
        .body(patient(""))
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W/\"1\"|200",
        "\"1\"|200",
        "\"3\", \"1\"|200",
        "*|200",
        "W/\"2\"|412",
        "W/\"0\"|412",
        "abc|400",
        "W/|400",
        "W/\"99999999999999999999\"|400"
      })
  void updatesOnlyTheVersionTheClientHas(String tag, int status) {
    json().body(patient("")).put("/fhir/Patient/" + id).then().statusCode(201);
    json()
        .header("If-Match", tag)
        .body(patient(",'active':true"))
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(status);
    given().header("If-Match", "W/\"9\"").delete("/fhir/Patient/" + id).then().statusCode(412);
  }

  @ParameterizedTest
  @CsvSource({"W/\"1\"", "*"})
  void ifMatchOfAMissingResourceFails(String tag) {
    json()
        .header("If-Match", tag)
        .body(patient(""))
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(412)
        .body("issue[0].diagnostics", containsString("does not exist"));
    given().header("If-Match", tag).delete("/fhir/Patient/" + id).then().statusCode(412);
  }

  @Test
  void refusesAConditionThatSaysNothing() {
    json()
        .header("If-None-Exist", "_count=1")
        .body(patient(""))
        .post("/fhir/Patient")
        .then()
        .statusCode(412);
    json()
        .header("If-None-Exist", "nmae=x")
        .body(patient(""))
        .post("/fhir/Patient")
        .then()
        .statusCode(400);
    given().delete("/fhir/Patient?_count=1").then().statusCode(412);
  }

  @Test
  void deletesAllMatchesAndTellsWhich() {
    for (int i = 0; i < 3; i++) {
      json().body(patient("")).post("/fhir/Patient").then().statusCode(201);
    }
    given()
        .header("Prefer", "return=OperationOutcome")
        .delete("/fhir/Patient?identifier=urn:cond|" + id)
        .then()
        .statusCode(200)
        .body("issue[0].diagnostics", containsString("3 deleted: Patient/"));
    given().delete("/fhir/Patient?identifier=urn:cond|" + id).then().statusCode(204);
  }

  @Test
  void takesTheSameContentInAnotherOrderForTheSame() {
    json().body(patient(",'active':true,'gender':'male'")).put("/fhir/Patient/" + id);
    json()
        .body(patient(",'gender':'male','active':true"))
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "W/\"1\"");
    json()
        .body(patient(",'gender':'male','active':false"))
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "W/\"2\"");
  }

  @Test
  void ignoresUnknownElementsOnlyWhenAsked() {
    String body = patient(",'colour':'red','contact':[{'colour':'blue','gender':'male'}]");
    json().body(body).put("/fhir/Patient/" + id).then().statusCode(422);
    json()
        .header("Prefer", "handling=lenient, return=OperationOutcome")
        .body(body)
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(201)
        .body("issue.severity", everyItem(equalTo("warning")))
        .body("issue.expression[0][0]", equalTo("Patient.colour"))
        .body("issue.expression[1][0]", equalTo("Patient.contact[0].colour"));
    given()
        .get("/fhir/Patient/" + id)
        .then()
        .body("colour", equalTo(null))
        .body("contact[0].gender", equalTo("male"));
  }
}
