package org.chartwarden.notes.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.notes.documents.Pdfs;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notes over HTTP: sent and stored, as mentions and as proposals. */
@QuarkusTest
class NotesIT {

  private static final String NOTE =
      "HPI: 67 yo man with pneumonia. Denies chest pain. K 3.4 mmol/L this am, BP 120/80 mmHg."
          + " Started metoprolol 25 mg PO BID. s/p appendectomy.";

  @Inject StoredNoteReader stored;

  private static ValidatableResponse read(String type, Object body) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/rtf", ContentType.TEXT)
                        .encodeContentTypeAs("image/png", ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .urlEncodingEnabled(false)
        .contentType(type)
        .body(body)
        .post("/notes/$read")
        .then();
  }

  private static String document(String id, String patient, Map<?, ?>... attachments) {
    List<Map<String, Object>> contents =
        List.of(attachments).stream()
            .map(attachment -> Map.<String, Object>of("attachment", attachment))
            .toList();
    given()
        .contentType("application/fhir+json")
        .body(Json.writeValue(Map.of("resourceType", "Patient", "id", patient, "gender", "male")))
        .put("/fhir/Patient/" + patient)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    given()
        .contentType("application/fhir+json")
        .body(
            Json.writeValue(
                Map.of(
                    "resourceType",
                    "DocumentReference",
                    "id",
                    id,
                    "status",
                    "current",
                    "date",
                    "2024-05-22T16:00:00Z",
                    "subject",
                    Map.of("reference", "Patient/" + patient),
                    "content",
                    contents)))
        .put("/fhir/DocumentReference/" + id)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    return "/fhir/DocumentReference/" + id + "/$read";
  }

  private static Map<String, String> inline(String type, byte[] bytes) {
    return Map.of("contentType", type, "data", Base64.getEncoder().encodeToString(bytes));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsPlainText() {
    read("text/plain; charset=utf-8", NOTE)
        .statusCode(200)
        .contentType("application/json")
        .body("demographics.age.years", equalTo(67))
        .body("sections[0].kind", equalTo("present-illness"))
        .body("mentions.kind", hasItem("measurement"))
        .body("mentions.find { it.concept?.id == 'potassium' }.attributes.value", equalTo(3.4f))
        .body("mentions.find { it.concept?.id == 'potassium' }.span.text", containsString("3.4"))
        .body(
            "mentions.find { it.concept?.id == 'potassium' }.concept.coding[0].code",
            equalTo("2823-3"))
        .body(
            "mentions.find { it.concept?.id == 'chest-pain' }.attributes.assertion",
            equalTo("negated"))
        .body("text", nullValue());
  }

  @Test
  void resolvesTimesAgainstTheTimeOfTheNote() {
    read(
            "application/json",
            Json.writeValue(
                Map.of(
                    "text", "K 3.4 yesterday.",
                    "noteTime", "2024-05-22T16:00:00Z",
                    "withText", true)))
        .statusCode(200)
        .body(
            "mentions.find { it.kind == 'time' }.attributes.window.start",
            startsWith("2024-05-21T00:00"))
        .body("text", equalTo("K 3.4 yesterday."));
  }

  @Test
  void spansAreThoseOfTheText() {
    String body =
        read("application/rtf", "{\\rtf1\\ansi K 3.4 mmol/L\\par Denies chest pain.}")
            .statusCode(200)
            .body("source.contentType", equalTo("application/rtf"))
            .extract()
            .asString();
    JsonNode answer = Json.parseOwn(body);
    String text = answer.path("text").asText();
    assertThat(answer.path("mentions")).isNotEmpty();
    for (JsonNode mention : answer.path("mentions")) {
      JsonNode span = mention.path("span");
      assertThat(text.substring(span.path("start").asInt(), span.path("end").asInt()))
          .isEqualTo(span.path("text").asText());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/notes/$read?as=proposals, */*",
    "/notes/$read, application/fhir+json",
    "/notes/$read?_format=application/fhir%2Bjson, application/json"
  })
  void proposesWhatWouldBeCharted(String path, String accept) {
    String body =
        given()
            .contentType("text/plain")
            .accept(accept)
            .body(NOTE)
            .post(path)
            .then()
            .statusCode(200)
            .contentType("application/fhir+json")
            .body("resourceType", equalTo("Bundle"))
            .body("type", equalTo("collection"))
            .extract()
            .asString();
    List<JsonNode> resources = Json.parseOwn(body).findValues("resource");
    assertThat(resources)
        .extracting(r -> r.path("resourceType").asText())
        .contains("Condition", "Observation", "MedicationStatement", "Procedure");
    assertThat(body).doesNotContain("chest pain").contains("\"unconfirmed\"", "\"preliminary\"");
    for (JsonNode resource : resources) {
      given()
          .contentType("application/fhir+json")
          .body(Json.write(resource))
          .post("/fhir/" + resource.path("resourceType").asText() + "/$validate")
          .then()
          .statusCode(200)
          .body("issue.findAll { it.severity in ['error', 'fatal'] }", hasSize(0));
    }
  }

  @Test
  void proposesInXmlToo() {
    given()
        .contentType("text/plain")
        .accept("application/fhir+xml")
        .body(NOTE)
        .post("/notes/$read")
        .then()
        .statusCode(200)
        .contentType("application/fhir+xml")
        .body("Bundle.type.@value", equalTo("collection"));
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    read("application/json", "{\"text\": 3}")
        .statusCode(400)
        .body(issue(), containsString("'text'"));
    read("application/json", "{").statusCode(400).body(issue(), containsString("not JSON"));
    read("application/json", "{\"text\":\"x\",\"when\":1}")
        .statusCode(400)
        .body(issue(), containsString("'when'"));
    read("application/json", "{\"text\":\"x\",\"noteTime\":\"soon\"}")
        .statusCode(400)
        .body(issue(), containsString("'noteTime'"));
    read("application/json", "{\"text\":\"x\",\"encounter\":\"Encounter/none-of-these\"}")
        .statusCode(404);
    read("application/json", "{\"text\":\" \\n\"}")
        .statusCode(422)
        .body(issue(), containsString("'text'"));
    read("application/json", "{\"text\":\"x\",\"withText\":\"maybe\"}")
        .statusCode(400)
        .body(issue(), containsString("'maybe'"));
    read("application/json", "{\"text\":\"x\",\"noteTime\":\"9999\"}")
        .statusCode(400)
        .body(issue(), containsString("'noteTime'"));
    read(
            "application/json",
            "{\"text\":\"x\",\"noteTime\":\"2024-05-22\",\"encounter\":"
                + "{\"start\":\"2024-05-20\",\"end\":\"2024-05-19\"}}")
        .statusCode(400)
        .body(issue(), containsString("'encounter.end' (2024-05-19)"));
    read("image/png", "no text").statusCode(415).body(issue(), containsString("image/png"));
    read("text/plain", "a\0b").statusCode(422).body(issue(), containsString("NUL"));
    read("text/plain", "a".repeat(9_000_000)).statusCode(413);
    given()
        .contentType("text/plain")
        .body("K 3.4")
        .post("/notes/$read?as=poem")
        .then()
        .statusCode(400)
        .body(issue(), containsString("poem"));
  }

  @Test
  void tellsHowManyMentionsAreLeft() {
    given()
        .contentType("text/plain")
        .body("K 3.9. ".repeat(4000))
        .post("/notes/$read")
        .then()
        .statusCode(200)
        .body("mentions.size()", equalTo(5000))
        .body("left", greaterThan(1000))
        .body("warnings[0]", startsWith("Only the first 5000 of "));
    read("text/plain", "K 3.9. ".repeat(20_000))
        .statusCode(422)
        .body(issue(), containsString("140000 characters; at most 100000"));
  }

  private static String issue() {
    return "issue[0].diagnostics";
  }

  @Test
  void readsAStoredNoteOfAnyKind() {
    byte[] windows = "Temp 38.5 °C.".getBytes(Charset.forName("windows-1252"));
    for (Map<?, ?> attachment :
        List.of(
            inline("text/plain", windows),
            inline("text/html", utf8("<p>Temp 38.5 &deg;C.</p>")),
            inline("application/rtf", utf8("{\\rtf1\\ansi Temp 38.5 \\'b0C.}")),
            inline("application/pdf", Pdfs.of(List.of("Temp 38.5 \u00b0C."))))) {
      given()
          .get(document("read-1", "read-p1", attachment))
          .then()
          .statusCode(200)
          .body("text", equalTo("Temp 38.5 °C."))
          .body("source.contentType", equalTo(attachment.get("contentType")))
          .body("source.reference", startsWith("DocumentReference/read-1/_history/"))
          .body("mentions.find { it.kind == 'measurement' }.concept.id", equalTo("temperature"));
    }
  }

  @Test
  void readsTheBestOfSeveralContentsAndSaysWhich() {
    given()
        .contentType("application/octet-stream")
        .body(utf8("K 3.4 mmol/L"))
        .put("/fhir/Binary/read-b1")
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    String path =
        document(
            "read-2",
            "read-p1",
            inline("application/pdf", utf8("%PDF-1.4 damaged")),
            Map.of("contentType", "text/plain", "url", "http://127.0.0.1:1/never-asked"),
            Map.of("contentType", "text/html", "url", "Binary/read-b1"),
            inline("image/png", new byte[] {1}));
    given()
        .get(path)
        .then()
        .statusCode(200)
        .body("text", equalTo("K 3.4 mmol/L"))
        .body("source.content", equalTo("DocumentReference.content[2].attachment"))
        .body("warnings[0]", containsString("lies at another address, which is not asked"))
        .body("warnings[1]", containsString("content[2]"));
  }

  @Test
  void refusesStoredNotesWithoutText() {
    String encrypted = document("read-3", "read-p1", inline("image/png", new byte[] {1}));
    given().get(encrypted).then().statusCode(422).body(issue(), containsString("no attachment of"));
    String damaged = document("read-4", "read-p1", inline("application/pdf", utf8("%PDF-")));
    given().get(damaged).then().statusCode(422).body(issue(), containsString("is damaged"));
    given().get("/fhir/DocumentReference/read-none/$read").then().statusCode(404);
  }

  @Test
  void proposalsOfAStoredNotePointToItsVersion() {
    String path = document("read-5", "read-p5", inline("text/plain", utf8(NOTE)));
    given()
        .accept("application/fhir+json")
        .get(path)
        .then()
        .statusCode(200)
        .body("entry.size()", greaterThan(3))
        .body(
            "entry.find { it.resource.resourceType == 'Observation' }.resource.subject.reference",
            equalTo("Patient/read-p5"))
        .body(
            "entry.find { it.resource.resourceType == 'Observation' }.resource.derivedFrom[0]"
                + ".reference",
            startsWith("DocumentReference/read-5/_history/"))
        .body(
            "entry.find { it.resource.resourceType == 'Condition' }.resource.evidence[0].detail[0]"
                + ".reference",
            startsWith("DocumentReference/read-5/_history/"));
  }

  @Test
  void aCallerBoundToAnotherPatientReadsNothing() {
    document("read-6", "read-p6", inline("text/plain", utf8(NOTE)));
    AccessContext other = AccessContext.client("test").boundTo(Set.of("read-p5"));
    assertThatThrownBy(() -> stored.read(other, new ResourceKey("DocumentReference", "read-6"), ""))
        .isInstanceOfSatisfying(FhirProblem.class, e -> assertThat(e.status()).isEqualTo(403));
  }
}
