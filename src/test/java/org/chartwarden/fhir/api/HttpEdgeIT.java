package org.chartwarden.fhir.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP side of the FHIR interface: methods, headers, compression, addresses, encodings. */
@QuarkusTest
class HttpEdgeIT {

  private static final String PATIENT = "{\"resourceType\":\"Patient\",\"active\":true}";

  @TestHTTPResource("/fhir")
  URL base;

  /** Sends a request line as it is, which no client library would. */
  private String raw(String head) throws IOException {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (head + "\r\nHost: test\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TRACE /fhir/Patient HTTP/1.1|405",
        "PROPFIND /fhir/Patient HTTP/1.1|405",
        "GET /fhir/Patient/%zz HTTP/1.1|400",
        "GET /fhir/Patient/%00 HTTP/1.1|400",
        "GET /fhir/Patient/%c0%80 HTTP/1.1|400",
        "GET /fhir/Patient/%ed%a0%80 HTTP/1.1|400",
        "GET /fhir/% HTTP/1.1|400",
        "GET /fhir/Patient?name=%zz HTTP/1.1|400",
        "GET /fhir/Patient?name=%00 HTTP/1.1|400",
        "GET /fhir/Patient?name=%ff HTTP/1.1|400",
        "GET /fhir/Patient?name=%e4%b8 HTTP/1.1|400"
      })
  void answersStrangeRequestsWithAnOperationOutcome(String line, int status) throws IOException {
    String answer = raw(line);
    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"OperationOutcome\"");
  }

  @Test
  void refusesALongAddress() throws IOException {
    assertThat(raw("GET /fhir/Patient?name=" + "x".repeat(33_000) + " HTTP/1.1"))
        .startsWith("HTTP/1.1 414")
        .contains("uri-too-long");
    assertThat(raw("GET /fhir/Patient?name=" + "x".repeat(20_000) + " HTTP/1.1"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/fhir/Patient/1|GET, HEAD, PUT, PATCH, DELETE, OPTIONS",
        "/fhir/Patient|GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
        "/fhir/metadata|GET, HEAD, OPTIONS",
        "/fhir/Patient/1/_history|GET, HEAD, OPTIONS"
      })
  void tellsTheMethodsOfAnAddress(String path, String methods) {
    given().options(path).then().statusCode(204).header("Allow", methods);
  }

  @Test
  void saysWhatIsAllowedWhenAMethodIsNot() {
    given().delete("/fhir/metadata").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
  }

  @Test
  void repeatsTheRequestId() {
    given()
        .header("X-Request-Id", "call-17")
        .get("/fhir/metadata")
        .then()
        .header("X-Request-Id", "call-17");
    assertThat(given().get("/fhir/metadata").header("X-Request-Id")).isNotBlank();
    assertThat(given().header("X-Request-Id", "a b").get("/fhir/nope").header("X-Request-Id"))
        .isNotEqualTo("a b");
  }

  @Test
  void answersHeadWithoutABody() {
    String id =
        given().contentType("application/fhir+json").body(PATIENT).post("/fhir/Patient").path("id");
    Response head = given().head("/fhir/Patient/" + id);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo("W/\"1\"");
    assertThat(head.asByteArray()).isEmpty();
    assertThat(given().head("/fhir/Patient/none-such").statusCode()).isEqualTo(404);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"gzip|true", "gzip, deflate, br|true", "*|true", "br|false", "gzip;q=0|false"})
  void compressesLargeAnswers(String accepted, boolean zipped) throws Exception {
    HttpResponse<byte[]> answer =
        send(
            HttpRequest.newBuilder(URI.create(base + "/metadata"))
                .header("Accept-Encoding", accepted));
    assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(zipped);
    assertThat(answer.headers().firstValue("Vary")).hasValue("Accept, Accept-Encoding");
    byte[] body =
        zipped
            ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
            : answer.body();
    assertThat(new String(body, StandardCharsets.UTF_8))
        .startsWith("{\"resourceType\"")
        .endsWith("}");
    assertThat(answer.body().length < 100_000).isEqualTo(zipped);
  }

  @Test
  void sendsSmallAnswersAsTheyAre() throws Exception {
    HttpResponse<byte[]> answer =
        send(
            HttpRequest.newBuilder(URI.create(base + "/Patient/none"))
                .header("Accept-Encoding", "gzip"));
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void readsCompressedBodies() throws Exception {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(PATIENT.getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream deflate = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflate)) {
      out.write(PATIENT.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(post("gzip", gzip.toByteArray())).isEqualTo(201);
    assertThat(post("deflate", deflate.toByteArray())).isEqualTo(201);
    assertThat(post("gzip", PATIENT.getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
    assertThat(post("deflate", new byte[] {120, 1, 2})).isEqualTo(400);
    assertThat(post("br", new byte[] {1})).isEqualTo(415);
  }

  @Test
  void boundsABombOfZeros() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        out.write(zeros);
      }
    }
    assertThat(post("gzip", bomb.toByteArray())).isEqualTo(413);
  }

  private int post(String encoding, byte[] body) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(base + "/Patient"))
            .header("Content-Type", "application/fhir+json")
            .header("Content-Encoding", encoding)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32"})
  void refusesOtherEncodings(String charset) throws Exception {
    byte[] body =
        "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Müller\"}]}"
            .getBytes(Charset.forName(charset));
    assertThat(post("identity", body)).isEqualTo(400);
    given()
        .header("Content-Type", "application/fhir+json;charset=" + charset)
        .body(body)
        .post("/fhir/Patient")
        .then()
        .statusCode(415)
        .body("issue[0].diagnostics", containsString("UTF-8"));
  }

  @Test
  void takesLatin1WhereItIsDeclared() throws Exception {
    byte[] body =
        "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Müller\"}]}"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(post("identity", body)).isEqualTo(400);
    given()
        .header("Content-Type", "application/fhir+json;charset=ISO-8859-1")
        .body(body)
        .post("/fhir/Patient")
        .then()
        .statusCode(201)
        .body("name[0].family", equalTo("Müller"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"a\\ud800b\"}]}",
        "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"a\\u0000b\"}]}",
        "{\"resourceType\":\"Patient\",\"na\\udc00me\":1}",
        "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1e999999999}}",
        "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1e-999999999}}",
        "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1e99999999999}}",
        "{\"resourceType\":\"Observation\",\"valueInteger\":1e5000}"
      })
  void refusesWhatNoDatabaseHolds(String body) {
    given()
        .contentType("application/fhir+json")
        .body(body)
        .post("/fhir/Patient")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("malformed-json"));
  }

  @Test
  void takesAByteOrderMark() throws Exception {
    assertThat(post("identity", ("\uFEFF" + PATIENT).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(201);
  }

  @Test
  void expandsNoEntities() {
    given()
        .contentType("application/fhir+xml")
        .body(
            "<?xml version=\"1.0\"?><!DOCTYPE Patient [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"&x;\"/></name></Patient>")
        .post("/fhir/Patient")
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("document type"));
    given()
        .contentType("application/fhir+xml")
        .body(
            "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><text value=\"x\"/></code>"
                + "<valueQuantity><value value=\"1e999999999\"/></valueQuantity></Observation>")
        .post("/fhir/Observation")
        .then()
        .statusCode(400);
  }

  @Test
  void letsPagesOfAllowedOriginsCall() {
    given()
        .header("Origin", "https://app.example")
        .header("Access-Control-Request-Method", "PUT")
        .header("Access-Control-Request-Headers", "content-type,if-match,prefer")
        .options("/fhir/Patient/1")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", "https://app.example")
        .header("Access-Control-Allow-Methods", containsString("PATCH"));
    given()
        .header("Origin", "https://app.example")
        .get("/fhir/metadata")
        .then()
        .statusCode(200)
        .header("Access-Control-Expose-Headers", containsString("Content-Location"));
    given()
        .header("Origin", "https://evil.example")
        .header("Access-Control-Request-Method", "PUT")
        .options("/fhir/Patient/1")
        .then()
        .header("Access-Control-Allow-Origin", equalTo(null));
  }
}
