package org.chartwarden.smart.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Apps that register themselves, and the brand by which patients find them; on in these tests. */
@QuarkusTest
class SelfRegistrationIT {

  @Test
  void discoveryNamesBoth() {
    given()
        .get("/fhir/.well-known/smart-configuration")
        .then()
        .statusCode(200)
        .body("registration_endpoint", endsWith("/auth/register"))
        .body("user_access_brand_bundle", endsWith("/auth/brands"))
        .body("user_access_brand_identifier.system", equalTo("urn:ietf:rfc:3986"))
        .body("user_access_brand_identifier.value", equalTo("https://hospital.example"));
  }

  @Test
  void anAppRegistersAndIsKnownAtOnce() {
    Response registered =
        given()
            .contentType("application/json")
            .body(
                "{\"client_name\": \"Diary\", \"redirect_uris\": [\"https://diary.example/\"],"
                    + " \"token_endpoint_auth_method\": \"client_secret_post\","
                    + " \"scope\": \"launch/patient patient/Observation.rs __break_glass system/*.cruds\"}")
            .post("/auth/register");
    registered
        .then()
        .statusCode(201)
        .header("Cache-Control", "no-store")
        .body("client_id", startsWith("self-"))
        .body("client_secret_expires_at", equalTo(0))
        .body("token_endpoint_auth_method", equalTo("client_secret_post"))
        .body("scope", equalTo("launch/patient patient/Observation.rs"));
    String id = registered.path("client_id");
    String secret = registered.path("client_secret");

    given()
        .auth()
        .preemptive()
        .basic(id, secret)
        .formParam("token", "nothing")
        .post("/auth/introspect")
        .then()
        .statusCode(200)
        .body("active", equalTo(false));
    given()
        .auth()
        .preemptive()
        .basic(id, secret + "x")
        .formParam("token", "nothing")
        .post("/auth/introspect")
        .then()
        .statusCode(401);
    given()
        .auth()
        .preemptive()
        .basic(id, secret)
        .formParam("grant_type", "client_credentials")
        .formParam("scope", "system/*.rs")
        .post("/auth/token")
        .then()
        .statusCode(400)
        .body("error", equalTo("unauthorized_client"));
  }

  @Test
  void saysWhatIsWrong() {
    for (String body : new String[] {"", "{", "[]", "null", "{\"redirect_uris\": 7}"}) {
      Response refused = given().contentType("application/json").body(body).post("/auth/register");
      assertThat(refused.statusCode()).as(body).isEqualTo(400);
      assertThat(refused.path("error").toString()).as(body).startsWith("invalid_");
    }
    given()
        .contentType("application/json")
        .body("{\"redirect_uris\": [\"http://evil.example/\"]}")
        .post("/auth/register")
        .then()
        .statusCode(400)
        .body("error", equalTo("invalid_redirect_uri"))
        .body("error_description", containsString("https"));
  }

  @Test
  void theBrandIsPublishedForEveryOrigin() {
    Response bundle = given().header("Origin", "https://finder.example").get("/auth/brands");
    bundle
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", "*")
        .header("ETag", startsWith("W/"))
        .body("resourceType", equalTo("Bundle"))
        .body("entry[0].resource.name", equalTo("Hospital of the tests"))
        .body("entry[1].resource.address", endsWith("/fhir"));
    given()
        .header("If-None-Match", bundle.header("ETag"))
        .get("/auth/brands")
        .then()
        .statusCode(304);
  }
}
