package org.chartwarden.fhir.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PATCH, FHIR R4 http.html#patch. */
@QuarkusTest
class PatchIT {

  private static final String JSON_PATCH = "application/json-patch+json";

  private final String id = "patch-" + UUID.randomUUID();

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private void store() {
    given()
        .contentType("application/fhir+json")
        .body(
            json(
                "{'resourceType':'Observation','id':'"
                    + id
                    + "','identifier':[{'system':'urn:patch','value':'"
                    + id
                    + "'}],'status':'final','code':{'text':'K'},'valueQuantity':{'value':4.00}}"))
        .put("/fhir/Observation/" + id)
        .then()
        .statusCode(201);
  }

  private Response patch(String type, String body) {
    return given().contentType(type).body(json(body)).patch("/fhir/Observation/" + id);
  }

  private static String operation(String type, String path, String more) {
    return "{'resourceType':'Parameters','parameter':[{'name':'operation','part':[{'name':'type','valueCode':'"
        + type
        + "'},{'name':'path','valueString':'"
        + path
        + "'}"
        + more
        + "]}]}";
  }

  @Test
  void patchesByEachOfTheFourContentTypes() {
    store();
    patch(JSON_PATCH, "[{'op':'replace','path':'/valueQuantity/value','value':4.10}]")
        .then()
        .statusCode(200)
        .header("ETag", "W/\"2\"")
        .header("Location", containsString("/_history/2"))
        .body(containsString("\"value\":4.10}"));
    patch(
            "application/xml-patch+xml",
            "<diff xmlns='http://hl7.org/fhir'><replace sel='Observation/status/@value'>amended</replace></diff>")
        .then()
        .statusCode(200)
        .header("ETag", "W/\"3\"")
        .body("status", equalTo("amended"))
        .body(containsString("\"value\":4.10}"));
    patch(
            "application/fhir+json",
            operation("replace", "Observation.status", ",{'name':'value','valueCode':'corrected'}"))
        .then()
        .statusCode(200)
        .body("status", equalTo("corrected"))
        .body("meta.versionId", equalTo("4"));
    patch(
            "application/fhir+xml",
            "<Parameters xmlns='http://hl7.org/fhir'><parameter><name value='operation'/>"
                + "<part><name value='type'/><valueCode value='delete'/></part>"
                + "<part><name value='path'/><valueString value='Observation.value'/></part>"
                + "</parameter></Parameters>")
        .then()
        .statusCode(200)
        .header("ETag", "W/\"5\"")
        .body("valueQuantity", equalTo(null));
  }

  @Test
  void makesNoVersionOfAPatchThatChangesNothing() {
    store();
    patch(JSON_PATCH, "[{'op':'test','path':'/status','value':'final'}]")
        .then()
        .statusCode(200)
        .header("ETag", "W/\"1\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'op':'remove','path':'/status'}]|422|missing-element",
        "[{'op':'replace','path':'/status','value':'x'}]|422|invalid-code",
        "[{'op':'add','path':'/colour','value':'x'}]|422|unknown-element",
        "[{'op':'replace','path':'/id','value':'other'}]|422|patch-changes-identity",
        "[{'op':'replace','path':'/resourceType','value':'Patient'}]|422|patch-changes-identity",
        "[{'op':'remove','path':'/nothing'}]|422|patch-target-missing",
        "[{'op':'test','path':'/status','value':'draft'}]|422|patch-test-failed",
        "[{'op':'oops','path':'/status'}]|400|malformed-patch",
        "[{'op':'add','path':'status','value':1}]|400|bad-json-pointer",
        "{'op':'add'}|400|malformed-patch",
        "[{'op'|400|malformed-json"
      })
  void refusesWithTheReasonAndChangesNothing(String body, int status, String code) {
    store();
    Response answer = patch(JSON_PATCH, body);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    if (!code.equals("invalid-code")) {
      answer.then().body("issue[0].details.coding[0].code", equalTo(code));
    }
    given().get("/fhir/Observation/" + id).then().header("ETag", "W/\"1\"");
  }

  @Test
  void cannotPatchAwayIdAndVersion() {
    store();
    patch(
            JSON_PATCH,
            "[{'op':'remove','path':'/id'},{'op':'replace','path':'/meta/versionId','value':'9'},"
                + "{'op':'replace','path':'/status','value':'amended'}]")
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("meta.versionId", equalTo("2"));
  }

  @Test
  void holdsConditions() {
    store();
    given()
        .contentType(JSON_PATCH)
        .header("If-Match", "W/\"7\"")
        .body(json("[{'op':'replace','path':'/status','value':'amended'}]"))
        .patch("/fhir/Observation/" + id)
        .then()
        .statusCode(412)
        .body("issue[0].details.coding[0].code", equalTo("version-conflict"));
    given()
        .contentType(JSON_PATCH)
        .header("If-Match", "\"7\", W/\"1\"")
        .header("Prefer", "return=minimal")
        .body(json("[{'op':'replace','path':'/status','value':'amended'}]"))
        .patch("/fhir/Observation/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "W/\"2\"")
        .body(equalTo(""));
    given()
        .contentType("text/plain")
        .body("x")
        .patch("/fhir/Observation/" + id)
        .then()
        .statusCode(415);
    given()
        .contentType(JSON_PATCH)
        .body("[]")
        .patch("/fhir/Observation/no-such-observation")
        .then()
        .statusCode(404);
  }

  @Test
  void patchesByCondition() {
    store();
    String body = json("[{'op':'replace','path':'/status','value':'amended'}]");
    String identifier = "/fhir/Observation?identifier=urn:patch|";
    given()
        .contentType(JSON_PATCH)
        .body(body)
        .patch(identifier + id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("status", equalTo("amended"));
    given()
        .contentType(JSON_PATCH)
        .body(body)
        .patch(identifier + "nobody")
        .then()
        .statusCode(404)
        .body("issue[0].details.coding[0].code", equalTo("no-match"));
  }

  private static String binary(String patch) {
    return "{'resourceType':'Binary','contentType':'application/json-patch+json','data':'"
        + Base64.getEncoder().encodeToString(json(patch).getBytes(StandardCharsets.UTF_8))
        + "'}";
  }

  @ParameterizedTest
  @CsvSource({"batch", "transaction"})
  void patchesInBundles(String kind) {
    store();
    given()
        .contentType("application/fhir+json")
        .body(
            json(
                "{'resourceType':'Bundle','type':'"
                    + kind
                    + "','entry':[{'resource':"
                    + (kind.equals("batch")
                        ? binary("[{'op':'replace','path':'/status','value':'amended'}]")
                        : operation(
                            "replace",
                            "Observation.status",
                            ",{'name':'value','valueCode':'amended'}"))
                    + ",'request':{'method':'PATCH','url':'Observation/"
                    + id
                    + "','ifMatch':'W/\\\"1\\\"'}}]}"))
        .post("/fhir")
        .then()
        .statusCode(200)
        .body("entry[0].response.status", startsWith("200"))
        .body("entry[0].response.etag", equalTo("W/\"2\""));
    given().get("/fhir/Observation/" + id).then().body("status", equalTo("amended"));
  }

  @Test
  void resolvesReferencesInThePatchesOfATransaction() {
    store();
    given()
        .contentType("application/fhir+json")
        .body(
            json(
                "{'resourceType':'Bundle','type':'transaction','entry':[{'fullUrl':'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',"
                    + "'resource':{'resourceType':'Patient','active':true},'request':{'method':'POST','url':'Patient'}},"
                    + "{'resource':"
                    + binary(
                        "[{'op':'add','path':'/subject','value':{'reference':'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0'}}]")
                    + ",'request':{'method':'PATCH','url':'Observation?identifier=urn:patch|"
                    + id
                    + "'}}]}"))
        .post("/fhir")
        .then()
        .statusCode(200);
    given().get("/fhir/Observation/" + id).then().body("subject.reference", startsWith("Patient/"));
  }

  @ParameterizedTest
  @CsvSource({"DELETE", "PUT", "PATCH"})
  void refusesTwoChangesOfOneResourceInATransaction(String method) {
    store();
    String resource =
        method.equals("PUT")
            ? "'resource':{'resourceType':'Observation','id':'"
                + id
                + "','status':'final','code':{'text':'x'}},"
            : method.equals("PATCH") ? "'resource':" + binary("[]") + "," : "";
    given()
        .contentType("application/fhir+json")
        .body(
            json(
                "{'resourceType':'Bundle','type':'transaction','entry':[{'resource':"
                    + binary("[]")
                    + ",'request':{'method':'PATCH','url':'Observation?identifier=urn:patch|"
                    + id
                    + "'}},{"
                    + resource
                    + "'request':{'method':'"
                    + method
                    + "','url':'Observation/"
                    + id
                    + "'}}]}"))
        .post("/fhir")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("same-resource-twice"));
  }
}
