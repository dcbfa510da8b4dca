package org.chartwarden.fhir.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** {@code Prefer: respond-async} on interactions, FHIR R4 async.html. */
@QuarkusTest
class RespondAsyncIT {

  private static String start(String path) {
    Response accepted = given().header("Prefer", "respond-async").get(path);
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    return accepted.header("Content-Location");
  }

  private static Response finished(String location) {
    AtomicReference<Response> last = new AtomicReference<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              Response status = given().get(location);
              if (status.statusCode() == 202) {
                assertThat(status.header("X-Progress")).isNotBlank();
                assertThat(status.header("Retry-After")).isNotBlank();
              }
              last.set(status);
              return status.statusCode() != 202;
            });
    return last.get();
  }

  @Test
  void answersSearchesAndReadsLater() {
    String name = "async" + UUID.randomUUID().toString().substring(0, 8);
    String id =
        given()
            .contentType("application/fhir+json")
            .body("{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + name + "\"}]}")
            .post("/fhir/Patient")
            .path("id");

    Response search = finished(start("/fhir/Patient?name=" + name));
    search
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("Bundle"))
        .body("type", equalTo("batch-response"))
        .body("entry[0].response.status", equalTo("200"))
        .body("entry[0].resource.type", equalTo("searchset"))
        .body("entry[0].resource.entry[0].resource.id", equalTo(id));
    assertThat(search.header("Expires")).isNotBlank();
    finished(start("/fhir/Patient/" + id))
        .then()
        .body("entry[0].resource.id", equalTo(id))
        .body("entry[0].response.etag", equalTo("W/\"1\""));
  }

  @Test
  void tellsAFailureAndForgetsACancelledRequest() {
    finished(start("/fhir/Patient/no-such-patient"))
        .then()
        .statusCode(404)
        .body("resourceType", equalTo("OperationOutcome"));
    String location = start("/fhir/Patient?_count=1");
    given().delete(location).then().statusCode(202);
    given().get(location).then().statusCode(404);
  }
}
