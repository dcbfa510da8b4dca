package org.chartwarden.fhir.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binary in its native form, FHIR R4 binary.html#rest. */
@QuarkusTest
class BinaryIT {

  private static final byte[] BYTES = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff, 13, 10};

  /** The client would add a character set to the content type. */
  private static RequestSpecification bytes(String type) {
    EncoderConfig plain =
        EncoderConfig.encoderConfig()
            .appendDefaultContentCharsetToContentTypeIfUndefined(false)
            .encodeContentTypeAs(type, ContentType.TEXT);
    return given().config(RestAssuredConfig.config().encoderConfig(plain)).contentType(type);
  }

  private static String store() {
    Response stored =
        bytes("image/png")
            .header("X-Security-Context", "Patient/binary-owner")
            .body(BYTES)
            .post("/fhir/Binary");
    stored.then().statusCode(201).body("contentType", equalTo("image/png"));
    return stored.path("id");
  }

  @ParameterizedTest
  @CsvSource({"image/png", "*/*", "image/*", "application/pdf"})
  void givesBackTheBytes(String accept) {
    Response read = given().accept(accept).get("/fhir/Binary/" + store());

    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.asByteArray()).isEqualTo(BYTES);
    assertThat(read.header("Content-Type")).isEqualTo("image/png");
    assertThat(read.header("X-Security-Context")).isEqualTo("Patient/binary-owner");
    assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(read.header("ETag")).isEqualTo("W/\"1\"");
  }

  @Test
  void givesTheResourceToWhoeverAsksForFhir() {
    String id = store();
    given()
        .accept("application/fhir+json")
        .get("/fhir/Binary/" + id)
        .then()
        .statusCode(200)
        .body("securityContext.reference", equalTo("Patient/binary-owner"))
        .body("data", equalTo("iVBORwD/DQo="));
    given()
        .get("/fhir/Binary/" + id + "?_format=json")
        .then()
        .body("contentType", equalTo("image/png"));
    given().accept("image/png").get("/fhir/Binary/" + id + "/_history/1").then().statusCode(200);
    given().accept("image/png").get("/fhir/Binary/none-such").then().statusCode(404);
  }

  @Test
  void replacesTheBytes() {
    String id = store();
    bytes("text/plain").body("hello").put("/fhir/Binary/" + id).then().statusCode(200);
    assertThat(given().accept("text/plain").get("/fhir/Binary/" + id).asString())
        .isEqualTo("hello");
  }

  @Test
  void takesTheResourceAsWell() {
    Response stored =
        given()
            .contentType("application/fhir+json")
            .body("{\"resourceType\":\"Binary\",\"contentType\":\"text/csv\",\"data\":\"YSxi\"}")
            .post("/fhir/Binary");
    stored.then().statusCode(201);
    assertThat(given().accept("*/*").get("/fhir/Binary/" + stored.path("id")).asString())
        .isEqualTo("a,b");
  }

  @Test
  void refusesMoreThanTheLimit() {
    bytes("application/octet-stream")
        .body(new byte[41 * 1024 * 1024])
        .post("/fhir/Binary")
        .then()
        .statusCode(413);
  }
}
