package org.chartwarden.consistency.plausibility.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.chartwarden.testing.ScriptedModelResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of a note over HTTP. */
@QuarkusTest
@QuarkusTestResource(ScriptedModelResource.class)
class CheckNoteIT {

  private static final String FHIR = "application/fhir+json";

  @ConfigProperty(name = "chartwarden.test.model-server")
  String models;

  private static String noteOf(String id, String text) {
    given()
        .contentType(FHIR)
        .body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}")
        .put("/fhir/Patient/" + id)
        .then()
        .statusCode(201);
    given()
        .contentType(FHIR)
        .body(
            "{\"resourceType\":\"DocumentReference\",\"id\":\""
                + id
                + "\",\"status\":\"current\",\"date\":\"2024-05-22T16:00:00Z\",\"subject\":"
                + "{\"reference\":\"Patient/"
                + id
                + "\"},\"content\":[{\"attachment\":{\"contentType\":\"text/plain\",\"data\":\""
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                + "\"}}]}")
        .put("/fhir/DocumentReference/" + id)
        .then()
        .statusCode(201);
    return id;
  }

  private void script(String name, String replies) {
    given()
        .body(replies.replace('\'', '"'))
        .put(models + "/scripts/" + name)
        .then()
        .statusCode(200);
  }

  @Test
  void tellsWhatIsWrongInAStoredNote() {
    String id =
        noteOf(
            "check-note-1",
            "Allergies: penicillin (hives).\n\nPlan: start amoxicillin 500 mg PO TID. Follow-up"
                + " appointment on 2024-01-20.");
    given()
        .get("/fhir/DocumentReference/" + id + "/$check-note")
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("Parameters"))
        .body(
            "parameter.findAll { it.name == 'flaw' }.part.flatten().findAll { it.name == 'rule'"
                + " }.valueCode",
            hasItem("drug-despite-allergy"))
        .body(
            "parameter.findAll { it.name == 'flaw' }.part.flatten().findAll { it.name == 'rule'"
                + " }.valueCode",
            hasItem("day-order"))
        .body(
            "parameter[0].valueReference.reference",
            startsWith("DocumentReference/check-note-1/_history/"));
  }

  @Test
  void checksANoteThatIsSent() {
    String note = "\uD83E\uDE7A Exam: Afebrile, T 39.5 C, HR 110.";
    given()
        .contentType("text/plain; charset=utf-8")
        .body(note)
        .post("/notes/$check")
        .then()
        .statusCode(200)
        .body("flaws", hasSize(1))
        .body("flaws[0].rule", equalTo("fever-denied"))
        .body("flaws[0].spans[0].text", equalTo("Afebrile"))
        .body("flaws[0].spans[0].start", equalTo(8));
    given()
        .urlEncodingEnabled(false)
        .contentType("text/plain")
        .body("Exam: Afebrile, T 36.8 C, HR 80.")
        .post("/notes/%24check")
        .then()
        .statusCode(200)
        .body("flaws", hasSize(0));
  }

  @Test
  void aModelProposesASentenceAndNothingThatIsNotThere() {
    script(
        "wrong-sentence",
        "[{'text': '{\\\"sentence\\\": 2, \\\"quote\\\": \\\"Doxycycline alone\\\", \\\"reason\\\":"
            + " \\\"It needs ceftriaxone.\\\", \\\"correction\\\": \\\"Ceftriaxone was given.\\\"}'},"
            + "{'text': '{\\\"sentence\\\": 2, \\\"quote\\\": \\\"Penicillin\\\"}'}]");
    String note = "script:wrong-sentence He has gonorrhea.\nDoxycycline alone was given.";
    given()
        .contentType("text/plain")
        .body(note)
        .queryParam("model", "test-model")
        .post("/notes/$check")
        .then()
        .statusCode(200)
        .body("proposal.span.text", containsString("Doxycycline alone"))
        .body("proposal.correction", equalTo("Ceftriaxone was given."))
        .body("proposal.by", containsString("note-wrong-sentence-v1"));
    given()
        .contentType("text/plain")
        .body(note)
        .queryParam("model", "test-model")
        .post("/notes/$check")
        .then()
        .statusCode(200)
        .body("$", not(org.hamcrest.Matchers.hasKey("proposal")))
        .body("warnings[0]", containsString("not in the note"));
  }

  @Test
  void aModelThatFailsLeavesTheRulesAnswer() {
    script("no-sentence", "[{'status': 400}]");
    given()
        .contentType("text/plain")
        .body("script:no-sentence Exam: Afebrile, T 39.5 C, HR 110.")
        .queryParam("model", "test-model")
        .post("/notes/$check")
        .then()
        .statusCode(200)
        .body("flaws", hasSize(1))
        .body("warnings[0]", startsWith("the note was checked without a model"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"model=nobody", "noteTime=soon"})
  void namesWhatIsWrongWithARequest(String query) {
    given()
        .contentType("text/plain")
        .body("Well.")
        .post("/notes/$check?" + query)
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics", containsString(query.substring(query.indexOf('=') + 1)));
  }

  @Test
  void takesANoteInJson() {
    given()
        .contentType("application/json")
        .body("{\"text\": \"Exam: Afebrile, T 39.5 C, HR 110.\", \"noteTime\": \"2024-05-22\"}")
        .post("/notes/$check")
        .then()
        .statusCode(200)
        .body("flaws", hasSize(1));
    given()
        .contentType("application/json")
        .body("{\"text\": \"Well.\", \"when\": 1}")
        .post("/notes/$check")
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("'when'; there are text, noteTime, model"));
  }

  @Test
  void aPoisonedNoteIsDoneWithinASecondOrRefused() {
    String[] notes = {
      "a".repeat(900_000),
      "BP 120/80 ".repeat(90_000),
      "((((((((((".repeat(50_000),
      "no ".repeat(200_000) + "fever",
      "allergic to penicillin, amoxicillin 500 mg, ".repeat(10_000)
    };
    for (String note : notes) {
      long begun = System.nanoTime();
      int status =
          given()
              .contentType("text/plain")
              .body(note)
              .post("/notes/$check")
              .then()
              .extract()
              .statusCode();
      assertThat(status).isIn(200, 413, 422);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }
  }
}
