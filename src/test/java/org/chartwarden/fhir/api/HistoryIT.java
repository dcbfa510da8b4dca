package org.chartwarden.fhir.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters of a history, FHIR R4 http.html#history. */
@QuarkusTest
class HistoryIT {

  private final String id = "history-" + UUID.randomUUID();

  private String put(boolean active) {
    return given()
        .contentType("application/fhir+json")
        .body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"active\":" + active + "}")
        .put("/fhir/Patient/" + id)
        .path("meta.lastUpdated");
  }

  @Test
  void showsWhatWasCurrentAtATime() {
    String first = put(true);
    String second = put(false);
    String third = put(true);
    String between = Instant.parse(second).minusNanos(1000).toString();

    given()
        .queryParam("_at", between)
        .get("/fhir/Patient/" + id + "/_history")
        .then()
        .statusCode(200)
        .body("entry.resource.meta.versionId", contains("1"))
        .body("total", equalTo(1));
    given()
        .queryParam("_at", second)
        .get("/fhir/Patient/" + id + "/_history")
        .then()
        .body("entry.resource.meta.versionId", contains("2"));
    given()
        .queryParam("_at", "ge" + second)
        .get("/fhir/Patient/" + id + "/_history")
        .then()
        .body("entry.resource.meta.versionId", contains("3", "2"));
    given()
        .queryParam("_at", first.substring(0, 10))
        .get("/fhir/Patient/" + id + "/_history")
        .then()
        .body("total", equalTo(3));
    given()
        .queryParam("_at", "2001")
        .get("/fhir/Patient/" + id + "/_history")
        .then()
        .body("total", equalTo(0))
        .body("entry", equalTo(null));
    given()
        .queryParam("_since", third)
        .get("/fhir/Patient/" + id + "/_history")
        .then()
        .body("entry.resource.meta.versionId", contains("3"));
    given()
        .get("/fhir/Patient/" + id + "/_history?_count=0")
        .then()
        .body("total", equalTo(3))
        .body("entry", equalTo(null));
    given()
        .get("/fhir/Patient/" + id + "/_history?_count=1&_sort=-_lastUpdated")
        .then()
        .body("entry", hasSize(1))
        .body("total", equalTo(3))
        .body("link.relation", contains("self", "next"));
  }

  @ParameterizedTest
  @CsvSource({
    "_list=$current-problems, bad-parameter",
    "_sort=_id, history-sort",
    "_at=yesterday, bad-parameter",
    "_at=2026-13, bad-parameter",
    "_since=+999999999-01-01T00:00:00Z, bad-parameter",
    "_after=x, bad-page",
    "name=x, unknown-history-parameter"
  })
  void refusesWhatItDoesNotServe(String query, String code) {
    put(true);
    given()
        .get("/fhir/Patient/" + id + "/_history?" + query)
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo(code));
  }

  @Test
  void ignoresUnknownParametersWhenAsked() {
    put(true);
    given()
        .header("Prefer", "handling=lenient")
        .get("/fhir/Patient/" + id + "/_history?name=x")
        .then()
        .statusCode(200);
  }
}
