package org.chartwarden.fhir.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FhirCrudIT {

  private static final String FHIR = "application/fhir+json;charset=UTF-8";

  private static Response create(String type, String body) {
    return given().contentType("application/fhir+json").body(body).post("/fhir/" + type);
  }

  private static Response put(String type, String id, String body) {
    return given().contentType("application/fhir+json").body(body).put("/fhir/" + type + "/" + id);
  }

  private static String newId() {
    return "crud-" + UUID.randomUUID();
  }

  @Test
  void createsUnderAnIdOfItsOwnAndSaysWhere() {
    Response created =
        create("Patient", "{\"resourceType\":\"Patient\",\"id\":\"mine\",\"active\":true}");

    created
        .then()
        .statusCode(201)
        .header("Content-Type", FHIR)
        .header("ETag", "W/\"1\"")
        .header("Last-Modified", endsWith("GMT"))
        .body("id", not(equalTo("mine")))
        .body("meta.versionId", equalTo("1"))
        .body("meta.lastUpdated", endsWith("Z"));
    String id = created.path("id");
    assertThat(created.header("Location"))
        .startsWith("http://")
        .endsWith("/fhir/Patient/" + id + "/_history/1");
    given().get("/fhir/Patient/" + id).then().statusCode(200).body("active", equalTo(true));
  }

  @Test
  void givesBackTheCharactersThatWereSent() {
    String id = newId();
    String body =
        "{\"resourceType\":\"Observation\",\"id\":\""
            + id
            + "\",\"status\":\"final\","
            + "\"code\":{\"text\":\"K \\u00e9\"},\"effectiveDateTime\":\"2023-11-13T10:15:00+00:00\","
            + "\"valueQuantity\":{\"value\":4.0,\"unit\":\"mmol/L\"},"
            + "\"referenceRange\":[{\"low\":{\"value\":3.50},\"high\":{\"value\":1e1}}]}";
    put("Observation", id, body).then().statusCode(201);

    String stored = given().get("/fhir/Observation/" + id).asString();

    assertThat(stored)
        .contains("\"value\":4.0,")
        .contains("\"value\":3.50}")
        .contains("\"value\":1e1}")
        .contains("\"effectiveDateTime\":\"2023-11-13T10:15:00+00:00\"")
        .contains("K é")
        .startsWith("{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"meta\":{");
  }

  @Test
  void keepsEveryVersion() {
    String id = newId();
    put("Patient", id, patient(id, "male")).then().statusCode(201).header("ETag", "W/\"1\"");
    put("Patient", id, patient(id, "female")).then().statusCode(200).header("ETag", "W/\"2\"");
    given().delete("/fhir/Patient/" + id).then().statusCode(204).header("ETag", "W/\"3\"");

    given().get("/fhir/Patient/" + id).then().statusCode(410);
    given()
        .get("/fhir/Patient/" + id + "/_history/1")
        .then()
        .statusCode(200)
        .body("gender", equalTo("male"));
    given().get("/fhir/Patient/" + id + "/_history/3").then().statusCode(410);
    given().get("/fhir/Patient/" + id + "/_history/4").then().statusCode(404);
    given()
        .get("/fhir/Patient/" + id + "/_history")
        .then()
        .statusCode(200)
        .body("type", equalTo("history"))
        .body("total", equalTo(3))
        .body("entry", hasSize(3))
        .body("entry[0].request.method", equalTo("DELETE"))
        .body("entry[1].resource.gender", equalTo("female"))
        .body("entry[2].request.method", equalTo("PUT"));
    put("Patient", id, patient(id, "other")).then().statusCode(201).header("ETag", "W/\"4\"");
  }

  private static String patient(String id, String gender) {
    return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"gender\":\"" + gender + "\"}";
  }

  @Test
  void pagesAHistoryWithoutLossWhileOthersWrite() {
    String id = newId();
    for (String gender : new String[] {"male", "female", "other", "unknown", "male"}) {
      put("Patient", id, patient(id, gender));
    }
    Response first = given().get("/fhir/Patient/" + id + "/_history?_count=2");
    put("Patient", id, patient(id, "female"));
    String next = first.path("link.find { it.relation == 'next' }.url");
    Response second = given().urlEncodingEnabled(false).get(next);

    first.then().body("entry.resource.meta.versionId", equalTo(java.util.List.of("5", "4")));
    second.then().body("entry.resource.meta.versionId", equalTo(java.util.List.of("3", "2")));
  }

  @Test
  void historyOfTypeAndSystemStartsAtSince() {
    String id = newId();
    String since = put("Basic", id, basic(id)).path("meta.lastUpdated");

    for (String path : new String[] {"/fhir/Basic/_history", "/fhir/_history"}) {
      given()
          .queryParam("_since", since)
          .queryParam("_count", 1000)
          .get(path)
          .then()
          .statusCode(200)
          .body("entry.find { it.resource.id == '" + id + "' }", notNullValue());
    }
  }

  private static String basic(String id) {
    return "{\"resourceType\":\"Basic\",\"id\":\"" + id + "\",\"code\":{\"text\":\"x\"}}";
  }

  @Test
  void storesNoVersionWhenNothingChanged() {
    String id = newId();
    put("Patient", id, patient(id, "male"));

    put("Patient", id, patient(id, "male")).then().statusCode(200).header("ETag", "W/\"1\"");
  }

  @Test
  void refusesAStaleVersion() {
    String id = newId();
    put("Patient", id, patient(id, "male"));
    put("Patient", id, patient(id, "female"));

    given()
        .contentType("application/fhir+json")
        .header("If-Match", "W/\"1\"")
        .body(patient(id, "other"))
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(412)
        .body("issue[0].details.coding[0].code", equalTo("version-conflict"));
    given().header("If-Match", "\"1\"").delete("/fhir/Patient/" + id).then().statusCode(412);
    given()
        .contentType("application/fhir+json")
        .header("If-Match", "\"2\"")
        .body(patient(id, "other"))
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "W/\"3\"");
  }

  @Test
  void saysNotModifiedToAClientThatHasTheVersion() {
    String id = newId();
    put("Patient", id, patient(id, "male"));

    given()
        .header("If-None-Match", "W/\"1\"")
        .get("/fhir/Patient/" + id)
        .then()
        .statusCode(304)
        .body(emptyString());
  }

  @Test
  void answersHeadWithoutABody() {
    String id = newId();
    put("Patient", id, patient(id, "male"));

    given()
        .head("/fhir/Patient/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "W/\"1\"")
        .body(emptyString());
    given().head("/fhir/Patient/" + newId()).then().statusCode(404);
  }

  @Test
  void returnsWhatThePreferenceAsksFor() {
    given()
        .contentType("application/fhir+json")
        .header("Prefer", "return=minimal")
        .body("{\"resourceType\":\"Patient\"}")
        .post("/fhir/Patient")
        .then()
        .statusCode(201)
        .header("Location", startsWith("http"))
        .body(emptyString());
    given()
        .contentType("application/fhir+json")
        .header("Prefer", "return=OperationOutcome")
        .body("{\"resourceType\":\"Patient\"}")
        .post("/fhir/Patient")
        .then()
        .statusCode(201)
        .body("resourceType", equalTo("OperationOutcome"));
  }

  @Test
  void deletesTwiceWithoutComplaint() {
    String id = newId();
    put("Patient", id, patient(id, "male"));

    given().delete("/fhir/Patient/" + id).then().statusCode(204);
    given().delete("/fhir/Patient/" + id).then().statusCode(204).header("ETag", "W/\"2\"");
    given().delete("/fhir/Patient/" + newId()).then().statusCode(204);
    given()
        .header("Prefer", "return=OperationOutcome")
        .delete("/fhir/Patient/" + id)
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("OperationOutcome"));
  }

  @Test
  void showsAPartOnDemandAndTagsIt() {
    String id = newId();
    put(
        "Patient",
        id,
        "{\"resourceType\":\"Patient\",\"id\":\""
            + id
            + "\",\"gender\":\"male\","
            + "\"birthDate\":\"2000-01-01\",\"maritalStatus\":{\"text\":\"single\"}}");

    given()
        .get("/fhir/Patient/" + id + "?_elements=gender")
        .then()
        .body("gender", equalTo("male"))
        .body("birthDate", equalTo(null))
        .body("meta.tag[0].code", equalTo("SUBSETTED"));
    given()
        .get("/fhir/Patient/" + id + "?_summary=true")
        .then()
        .body("birthDate", equalTo("2000-01-01"))
        .body("maritalStatus", equalTo(null));
  }
}
