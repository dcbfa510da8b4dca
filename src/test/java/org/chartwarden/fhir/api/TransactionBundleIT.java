package org.chartwarden.fhir.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransactionBundleIT {

  private static Response post(String bundle) {
    return given().contentType("application/fhir+json").body(bundle).post("/fhir");
  }

  private static String bundle(String type, String... entries) {
    return "{\"resourceType\":\"Bundle\",\"type\":\""
        + type
        + "\",\"entry\":["
        + String.join(",", entries)
        + "]}";
  }

  private static String entry(String fullUrl, String method, String url, String resource) {
    return "{"
        + (fullUrl.isEmpty() ? "" : "\"fullUrl\":\"" + fullUrl + "\",")
        + (resource.isEmpty() ? "" : "\"resource\":" + resource + ",")
        + "\"request\":{\"method\":\""
        + method
        + "\",\"url\":\""
        + url
        + "\"}}";
  }

  private static String patient(String mrn) {
    return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:test:mrn\",\"value\":\""
        + mrn
        + "\"}]}";
  }

  private static String observation(String subject) {
    return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
        + "\"subject\":{\"reference\":\""
        + subject
        + "\"}}";
  }

  private static int countPatients(String mrn) {
    return given().get("/fhir/Patient?identifier=" + mrn + "&_summary=count").path("total");
  }

  @Test
  void rewritesReferencesWhereverTheyStand() {
    String urn = "urn:uuid:" + UUID.randomUUID();
    String file = "urn:uuid:" + UUID.randomUUID();
    String document =
        """
        {"resourceType":"DocumentReference","status":"current",
         "text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">%1$s</div>"},
         "contained":[{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},
            "subject":{"reference":"%1$s"}}],
         "extension":[{"url":"http://a","extension":[{"url":"b","valueReference":{"reference":"%1$s"}}]}],
         "identifier":[{"system":"urn:ietf:rfc:3986","value":"%1$s"}],
         "subject":{"reference":"%1$s"},
         "content":[{"attachment":{"url":"%2$s"}}]}
        """
            .formatted(urn, file);
    Response done =
        post(
            bundle(
                "transaction",
                entry("", "POST", "DocumentReference", document),
                entry(urn, "POST", "Patient", patient(UUID.randomUUID().toString())),
                entry(
                    file,
                    "POST",
                    "Binary",
                    "{\"resourceType\":\"Binary\",\"contentType\":\"text/plain\",\"data\":\"aGk=\"}")));
    done.then()
        .statusCode(200)
        .body("type", equalTo("transaction-response"))
        .body(
            "entry.response.status",
            equalTo(java.util.List.of("201 Created", "201 Created", "201 Created")))
        .body("entry[0].response.location", startsWith("DocumentReference/"))
        .body("entry[1].response.etag", equalTo("W/\"1\""));
    String reference =
        done.<String>path("entry[1].response.location").replaceAll("/_history.*", "");
    String binary = done.<String>path("entry[2].response.location").replaceAll("/_history.*", "");

    given()
        .get("/fhir/" + done.path("entry[0].response.location"))
        .then()
        .body("subject.reference", equalTo(reference))
        .body("contained[0].subject.reference", equalTo(reference))
        .body("extension[0].extension[0].valueReference.reference", equalTo(reference))
        .body("content[0].attachment.url", equalTo(binary))
        .body("identifier[0].value", equalTo(urn))
        .body("text.div", containsString(urn));
  }

  @Test
  void leavesNothingOfAFailedTransaction() {
    String mrn = UUID.randomUUID().toString();
    Response failed =
        post(
            bundle(
                "transaction",
                entry("", "POST", "Patient", patient(mrn)),
                entry(
                    "",
                    "POST",
                    "Observation",
                    "{\"resourceType\":\"Observation\",\"status\":\"x\"}")));

    failed
        .then()
        .statusCode(422)
        .body("issue[0].diagnostics", containsString("Bundle.entry[1]"))
        .body("issue[0].expression[0]", startsWith("Bundle.entry[1].resource."));
    assertThat(countPatients(mrn)).isZero();
  }

  @Test
  void namesAReferenceThatResolvesToNothing() {
    String urn = "urn:uuid:" + UUID.randomUUID();

    post(bundle("transaction", entry("", "POST", "Observation", observation(urn))))
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("unresolved-reference"))
        .body("issue[0].diagnostics", containsString(urn))
        .body("issue[0].expression[0]", equalTo("Bundle.entry[0].resource.subject.reference"));
  }

  @Test
  void resolvesConditionalReferences() {
    String mrn = UUID.randomUUID().toString();
    String id =
        given()
            .contentType("application/fhir+json")
            .body(patient(mrn))
            .post("/fhir/Patient")
            .path("id");

    Response done =
        post(
            bundle(
                "transaction",
                entry(
                    "",
                    "POST",
                    "Observation",
                    observation("Patient?identifier=urn:test:mrn|" + mrn))));

    done.then().statusCode(200);
    given()
        .get("/fhir/" + done.path("entry[0].response.location"))
        .then()
        .body("subject.reference", equalTo("Patient/" + id));
    post(bundle(
            "transaction",
            entry("", "POST", "Observation", observation("Patient?identifier=none-" + mrn))))
        .then()
        .statusCode(412)
        .body("issue[0].diagnostics", containsString("Bundle.entry[0].resource.subject.reference"));
  }

  @Test
  void refusesTheSameResourceTwice() {
    String id = "twice-" + UUID.randomUUID();
    String body = "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}";

    post(bundle(
            "transaction",
            entry("", "PUT", "Patient/" + id, body),
            entry("", "DELETE", "Patient/" + id, "")))
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("same-resource-twice"));
    String urn = "urn:uuid:" + UUID.randomUUID();
    post(bundle(
            "transaction",
            entry(urn, "POST", "Patient", patient("a")),
            entry(urn, "POST", "Patient", patient("b"))))
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("duplicate-full-url"));
  }

  @Test
  void carriesOutDeletesThenCreatesThenUpdatesThenReads() {
    String gone = "gone-" + UUID.randomUUID();
    String kept = "kept-" + UUID.randomUUID();
    String mrn = UUID.randomUUID().toString();
    given()
        .contentType("application/fhir+json")
        .body("{\"resourceType\":\"Patient\",\"id\":\"" + gone + "\"}")
        .put("/fhir/Patient/" + gone);

    post(bundle(
            "transaction",
            entry("", "GET", "Patient?identifier=" + mrn, ""),
            entry("", "GET", "Patient/" + kept, ""),
            entry(
                "",
                "PUT",
                "Patient/" + kept,
                "{\"resourceType\":\"Patient\",\"id\":\"" + kept + "\"}"),
            entry("", "POST", "Patient", patient(mrn)),
            entry("", "DELETE", "Patient/" + gone, "")))
        .then()
        .statusCode(200)
        .body("entry", hasSize(5))
        .body("entry[0].resource.total", equalTo(1))
        .body("entry[1].resource.id", equalTo(kept))
        .body("entry[2].response.status", equalTo("201 Created"))
        .body("entry[3].response.status", equalTo("201 Created"))
        .body("entry[4].response.status", equalTo("204 No Content"));
    given().get("/fhir/Patient/" + gone).then().statusCode(410);
  }

  @Test
  void honoursIfMatchInsideATransaction() {
    String id = "match-" + UUID.randomUUID();
    String body = "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}";
    given().contentType("application/fhir+json").body(body).put("/fhir/Patient/" + id);

    post("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
            + body
            + ",\"request\":{\"method\":\"PUT\",\"url\":\"Patient/"
            + id
            + "\",\"ifMatch\":\"W/\\\"7\\\"\"}}]}")
        .then()
        .statusCode(412)
        .body("issue[0].diagnostics", containsString("Bundle.entry[0]"));
  }

  @Test
  void runsTheEntriesOfABatchOnTheirOwn() {
    String mrn = UUID.randomUUID().toString();

    post(bundle(
            "batch",
            entry("", "POST", "Observation", "{\"resourceType\":\"Observation\"}"),
            entry("", "POST", "Patient", patient(mrn)),
            entry("", "GET", "Patient/no-such-patient", ""),
            entry("", "BREW", "Patient", "")))
        .then()
        .statusCode(200)
        .body("type", equalTo("batch-response"))
        .body("entry[0].response.status", equalTo("422"))
        .body("entry[0].response.outcome.resourceType", equalTo("OperationOutcome"))
        .body("entry[1].response.status", equalTo("201 Created"))
        .body("entry[2].response.status", equalTo("404"))
        .body("entry[3].response.status", startsWith("4"));
    assertThat(countPatients(mrn)).isEqualTo(1);
  }

  @Test
  void returnsContentsWhenAsked() {
    given()
        .contentType("application/fhir+json")
        .header("Prefer", "return=representation")
        .body(bundle("transaction", entry("", "POST", "Patient", patient("x"))))
        .post("/fhir")
        .then()
        .body("entry[0].resource.resourceType", equalTo("Patient"));
  }
}
