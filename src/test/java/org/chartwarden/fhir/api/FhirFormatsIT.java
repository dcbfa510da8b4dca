package org.chartwarden.fhir.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.chartwarden.fhir.model.ResourceTypes;
import org.junit.jupiter.api.Test;

/** Formats, and what clients of other servers are known to send. */
@QuarkusTest
class FhirFormatsIT {

  @TestHTTPResource("/fhir")
  URL base;

  private HttpResponse<String> get(String rawPath) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + rawPath)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void takesXmlAndGivesItBackWithItsDigits() {
    String xml =
        "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><text"
            + " value=\"K\"/></code><effectiveDateTime value=\"2023-11-13T10:15:00+00:00\"/>"
            + "<valueQuantity><value value=\"4.00\"/></valueQuantity></Observation>";
    Response created =
        given()
            .contentType("application/fhir+xml")
            .accept("application/fhir+json")
            .body(xml)
            .post("/fhir/Observation");
    created.then().statusCode(201);
    assertThat(created.asString()).contains("\"value\":4.00");

    String back =
        given()
            .get("/fhir/Observation/" + created.path("id") + "?_format=xml")
            .then()
            .statusCode(200)
            .header("Content-Type", "application/fhir+xml;charset=UTF-8")
            .extract()
            .asString();
    assertThat(back)
        .contains("<value value=\"4.00\"/>")
        .contains("<effectiveDateTime value=\"2023-11-13T10:15:00+00:00\"/>");
  }

  @Test
  void refusesMalformedXmlWithAnOutcome() {
    given()
        .contentType("application/fhir+xml")
        .body("<Patient xmlns=\"http://hl7.org/fhir\"><foo/></Patient>")
        .post("/fhir/Patient")
        .then()
        .statusCode(400)
        .header("Content-Type", "application/fhir+json;charset=UTF-8")
        .body("issue[0].details.coding[0].code", equalTo("malformed-xml"));
  }

  @Test
  void takesCompressedBodies() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(
          "{\"resourceType\":\"Patient\",\"gender\":\"male\"}".getBytes(StandardCharsets.UTF_8));
    }
    given()
        .config(
            io.restassured.RestAssured.config()
                .encoderConfig(
                    io.restassured.config.EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(
                            "application/fhir+json", io.restassured.http.ContentType.BINARY)))
        .header("Content-Type", "application/fhir+json")
        .header("Content-Encoding", "gzip")
        .body(packed.toByteArray())
        .post("/fhir/Patient")
        .then()
        .statusCode(201)
        .body("gender", equalTo("male"));
  }

  @Test
  void readsAPathThatEndsInFormatParameters() throws IOException, InterruptedException {
    String id = "S" + UUID.randomUUID();
    given()
        .contentType("application/fhir+json")
        .body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}")
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(201);

    HttpResponse<String> answer = get("/Patient/" + id + "&_format=json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type"))
        .contains("application/fhir+json;charset=UTF-8");
    assertThat(get("//Patient/" + id).statusCode()).isEqualTo(200);
    assertThat(get("/Patient//" + id + "/").statusCode()).isEqualTo(200);
  }

  /** What a person types into curl; no client library sends it. */
  @Test
  void understandsABarThatIsNotEncoded() throws IOException {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      String request =
          "GET /fhir/Observation?code=http://loinc.org|none&_count=1 HTTP/1.1\r\nHost: x\r\n"
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200").contains("\"total\":0");
    }
  }

  @Test
  void neverAnswersWithPlainJson() {
    for (String accept :
        new String[] {"application/json", "*/*", "text/html", "application/fhir+json"}) {
      given()
          .header("Accept", accept)
          .get("/fhir/metadata")
          .then()
          .statusCode(200)
          .header("Content-Type", "application/fhir+json;charset=UTF-8");
    }
  }

  @Test
  void givesTheCapabilityStatementCompressedToThoseWhoAcceptIt() throws Exception {
    // A client that neither asks for compression by itself nor unpacks on its own.
    var address = java.net.URI.create("http://localhost:" + RestAssured.port + "/fhir/metadata");
    var request = java.net.http.HttpRequest.newBuilder(address);
    var whole = java.net.http.HttpResponse.BodyHandlers.ofByteArray();
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      var plain = client.send(request.build(), whole);
      assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
      var packed = client.send(request.header("Accept-Encoding", "gzip").build(), whole);
      assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(packed.headers().firstValue("Vary").orElseThrow()).contains("Accept-Encoding");
      try (var unpacked =
          new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed.body()))) {
        assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
      }
    }
  }

  @Test
  void storesTheOrdersOfTheBenchmarkClient() {
    Response order =
        given()
            .contentType("application/json")
            .body(
                """
                {"resourceType":"MedicationRequest","status":"active","intent":"order",
                 "authoredOn":"2023-11-13T10:15:00+00:00",
                 "medicationCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/sid/ndc",
                   "code":"0338-1715-40","display":"Magnesium"}],"text":"Magnesium"},
                 "dosageInstruction":[{"route":"IV","doseAndRate":[{
                   "doseQuantity":{"value":2,"unit":"g"},"rateQuantity":{"value":2,"unit":"h"}}]}],
                 "subject":{"reference":"Patient/S1234567"}}
                """)
            .post("/fhir/MedicationRequest");
    order
        .then()
        .statusCode(201)
        .header("Warning", containsString("route"))
        .body("dosageInstruction[0].route.text", equalTo("IV"));
    given()
        .contentType("application/json")
        .header("Prefer", "return=OperationOutcome")
        .body(
            """
            {"resourceType":"ServiceRequest","status":"active","intent":"order","priority":"stat",
             "authoredOn":"2023-11-13T10:15:00+00:00",
             "code":{"coding":[{"system":"http://snomed.info/sct","code":"306181000000106"}]},
             "note":{"text":"Situation: knee"},"subject":{"reference":"Patient/S1234567"}}
            """)
        .post("/fhir/ServiceRequest")
        .then()
        .statusCode(201)
        .body("issue[0].severity", equalTo("warning"))
        .body("issue[0].expression[0]", equalTo("ServiceRequest.note"));
  }

  @Test
  void refusesTheSameUnderStrictHandling() {
    given()
        .contentType("application/fhir+json")
        .header("Prefer", "handling=strict")
        .body(
            """
            {"resourceType":"ServiceRequest","status":"active","intent":"order",
             "note":{"text":"a"},"subject":{"reference":"Patient/1"}}
            """)
        .post("/fhir/ServiceRequest")
        .then()
        .statusCode(422)
        .body("issue[0].expression[0]", equalTo("ServiceRequest.note"));
  }

  @Test
  void describesWhatItServes() {
    given()
        .get("/fhir/metadata")
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("CapabilityStatement"))
        .body("fhirVersion", equalTo("4.0.1"))
        .body("rest[0].resource", hasSize(ResourceTypes.names().size()))
        .body(
            "rest[0].resource.find { it.type == 'Observation' }.searchParam.name",
            hasItem("value-quantity"))
        .body(
            "rest[0].resource.find { it.type == 'Patient' }.searchParam.find { it.name =="
                + " 'birthdate' }.definition",
            equalTo("http://hl7.org/fhir/SearchParameter/individual-birthdate"));
  }

  @Test
  void leavesOutTheEntryMemberWhenNothingMatches() {
    Response empty = given().get("/fhir/Patient?identifier=none-" + UUID.randomUUID());

    empty.then().statusCode(200).body("type", equalTo("searchset")).body("total", equalTo(0));
    assertThat(empty.asString()).doesNotContain("\"entry\"").contains("\"relation\":\"self\"");
  }
}
