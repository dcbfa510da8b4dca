package org.chartwarden.consistency.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes over HTTP, held against charts that are stored. */
@QuarkusTest
class ConsistencyIT {

  private static final String FHIR = "application/fhir+json";
  private static final String NOTE =
      "\ud83e\ude7a Progress note. Potassium 2.9 mmol/L this morning, creatinine 1.1 mg/dL.";

  @Inject IdGenerator ids;
  @Inject NoteChecks checks;

  private String patient;

  @BeforeEach
  void aChart() {
    patient = "n" + ids.newId().substring(0, 12);
    put("Patient", patient, "'gender':'female','birthDate':'1950-03-01'");
    put(
        "Encounter",
        "e" + patient,
        "'status':'in-progress','class':{'code':'IMP'},'subject':{'reference':'Patient/"
            + patient
            + "'},'period':{'start':'2024-05-19T10:00:00-05:00'}");
    observation("k", "2823-3", "3.9", "mmol/L");
    observation("cr", "2160-0", "1.1", "mg/dL");
    note("n", NOTE, "2024-05-20T11:00:00-05:00");
  }

  private void observation(String id, String loinc, String value, String unit) {
    put(
        "Observation",
        id + patient,
        "'status':'final','category':[{'coding':[{'code':'laboratory'}]}],"
            + "'code':{'coding':[{'system':'http://loinc.org','code':'"
            + loinc
            + "'}]},'subject':{'reference':'Patient/"
            + patient
            + "'},'effectiveDateTime':'2024-05-20T06:00:00-05:00','valueQuantity':{'value':"
            + value
            + ",'unit':'"
            + unit
            + "','system':'http://unitsofmeasure.org','code':'"
            + unit
            + "'}");
  }

  private void note(String id, String text, String date) {
    document(id, "text/plain; charset=utf-8", text, date);
  }

  private void document(String id, String type, String text, String date) {
    put(
        "DocumentReference",
        id + patient,
        "'status':'current','type':{'text':'Progress note'},'subject':{'reference':'Patient/"
            + patient
            + "'},'date':'"
            + date
            + "','content':[{'attachment':{'contentType':'"
            + type
            + "','data':'"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "'}}],'context':{'encounter':[{'reference':'Encounter/e"
            + patient
            + "'}]}");
  }

  private static void put(String type, String id, String members) {
    given()
        .contentType(FHIR)
        .body(
            ("{'resourceType':'" + type + "','id':'" + id + "'," + members + "}")
                .replace('\'', '"'))
        .put("/fhir/" + type + "/" + id)
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse check(Map<String, ?> body) {
    return given().contentType("application/json").body(body).post("/consistency/check").then();
  }

  private ValidatableResponse operation(String path) {
    return given().get("/fhir/" + path + "/$check-consistency").then();
  }

  @Test
  void checksAStoredNote() {
    check(Map.of("noteReference", "DocumentReference/n" + patient))
        .statusCode(200)
        .body("patient", equalTo("Patient/" + patient))
        .body("encounter", equalTo("Encounter/e" + patient))
        .body("note.reference", equalTo("DocumentReference/n" + patient + "/_history/1"))
        .body("note.zone", equalTo("-05:00"))
        .body("counts.inconsistent", equalTo(1))
        .body("counts.consistent", equalTo(1))
        .body("rows.Observation", equalTo(2))
        .body("window.from", startsWith("2024-04-19"))
        .body("findings[0].verdict", equalTo("inconsistent"))
        .body("findings[0].field", equalTo("value"))
        .body("findings[0].kind", equalTo("lab"))
        .body("findings[0].rows[0].role", equalTo("judged-by"))
        .body("findings[0].rows[0].reference", equalTo("Observation/k" + patient + "/_history/1"))
        .body("findings[0].severity", oneOf("moderate", "high"))
        .body("findings[0].advice", not(equalTo("")))
        .body("findings[1].verdict", equalTo("consistent"));
  }

  @Test
  void countsPlacesByCodePoint() {
    int place = NOTE.codePointCount(0, NOTE.indexOf("2.9"));
    check(Map.of("noteReference", "DocumentReference/n" + patient))
        .body("findings[0].span.start", equalTo(place))
        .body("findings[0].span.text", startsWith("2.9"));
  }

  @Test
  void checksANoteThatIsStoredNowhere() {
    check(
            Map.of(
                "note", "K 3.9 this morning.",
                "patient", "Patient/" + patient,
                "written", "2024-05-20T12:00:00-05:00"))
        .statusCode(200)
        .body("findings", hasSize(1))
        .body("findings[0].verdict", equalTo("consistent"))
        .body("remarks", hasItem(containsString("Encounter/e" + patient)));
    given().get("/fhir/DocumentReference?patient=" + patient).then().body("total", equalTo(1));
  }

  @Test
  void answersAsAPage() {
    given()
        .accept("text/html")
        .contentType("application/json")
        .body(Map.of("noteReference", "DocumentReference/n" + patient))
        .post("/consistency/check")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString("Content-Security-Policy"))
        .body(containsString("Observation/k" + patient));
  }

  @Test
  void answersParametersToFhirClients() {
    operation("DocumentReference/n" + patient)
        .statusCode(200)
        .contentType(FHIR)
        .body("resourceType", equalTo("Parameters"))
        .body(
            "parameter.find { it.name == 'note' }.valueReference.reference",
            equalTo("DocumentReference/n" + patient + "/_history/1"))
        .body(
            "parameter.find { it.name == 'counts' }.part.find { it.name == 'inconsistent'"
                + " }.valueInteger",
            equalTo(1))
        .body(
            "parameter.findAll { it.name == 'finding' }[0].part.find { it.name == 'verdict'"
                + " }.valueCode",
            equalTo("inconsistent"))
        .body(
            "parameter.findAll { it.name == 'finding' }[0].part.find { it.name == 'row'"
                + " }.part[0].valueReference.reference",
            equalTo("Observation/k" + patient + "/_history/1"));
  }

  @Test
  void checksAllNotesOfAnEncounterAndOfAPatient() {
    note("second", "K 3.9.", "2024-05-20T12:00:00-05:00");
    document("pdf", "application/pdf", "%PDF-1.4 broken", "2024-05-20T13:00:00-05:00");
    for (String path : new String[] {"Encounter/e" + patient, "Patient/" + patient}) {
      operation(path)
          .statusCode(200)
          .body("parameter.findAll { it.name == 'result' }", hasSize(2))
          .body(
              "parameter.find { it.name == 'result' }.resource.resourceType", equalTo("Parameters"))
          .body(
              "parameter.find { it.name == 'notChecked' }.part[0].valueReference.reference",
              equalTo("DocumentReference/pdf" + patient))
          .body("parameter.find { it.name == 'more' }.valueBoolean", equalTo(false));
    }
    given()
        .get("/fhir/Patient/" + patient + "/$check-consistency?_count=1&end=2024-05-20")
        .then()
        .body("parameter.find { it.name == 'more' }.valueBoolean", equalTo(true));
    given()
        .get("/fhir/Patient/" + patient + "/$check-consistency?start=2024-06-01")
        .then()
        .body("parameter.findAll { it.name == 'result' }", hasSize(0));
  }

  @Test
  void checksABareNoteForFhirClients() {
    String parameters =
        ("{'resourceType':'Parameters','parameter':[{'name':'note','valueString':'K 3.9.'},"
                + "{'name':'written','valueDateTime':'2024-05-20T12:00:00-05:00'}]}")
            .replace('\'', '"');
    given()
        .contentType(FHIR)
        .body(parameters)
        .post("/fhir/Patient/" + patient + "/$check-consistency")
        .then()
        .statusCode(200)
        .body("parameter.findAll { it.name == 'finding' }", hasSize(1));
    given()
        .contentType(FHIR)
        .body(parameters)
        .post("/fhir/$check-consistency")
        .then()
        .statusCode(400)
        .body("issue[0].expression[0]", containsString("patient"));
  }

  @Test
  void showsABoundCallerNothingOfOthers() {
    String own = patient;
    aChart();
    AccessContext bound = AccessContext.client("test").boundTo(Set.of(own));
    assertThat(
            checks
                .check(bound, new ResourceKey("DocumentReference", "n" + own))
                .report()
                .statements())
        .hasSize(2);
    assertThatThrownBy(
            () -> checks.check(bound, new ResourceKey("DocumentReference", "n" + patient)))
        .isInstanceOf(FhirProblem.class);
    assertThatThrownBy(
            () ->
                checks.check(
                    bound,
                    org.chartwarden.consistency.records.GivenNote.bare(
                        "K 3.9", patient, java.util.Optional.empty(), java.util.Optional.empty())))
        .isInstanceOf(FhirProblem.class);
    assertThat(
            checks
                .check(bound, new ResourceKey("DocumentReference", "n" + own))
                .report()
                .findings())
        .flatExtracting(Finding::rows)
        .allMatch(row -> row.source().id().endsWith(own));
  }

  @Test
  void proposesEachContradictionOnce() {
    Map<String, ?> request =
        Map.of("noteReference", "DocumentReference/n" + patient, "propose", true);
    var first = check(request).statusCode(200).body("proposals", hasSize(1));
    first.body("proposals[0].fresh", equalTo(true));
    String identifier = first.extract().path("proposals[0].identifier");
    String task = first.extract().path("proposals[0].task");
    check(request)
        .body("proposals", hasSize(1))
        .body("proposals[0].fresh", equalTo(false))
        .body("proposals[0].identifier", equalTo(identifier))
        .body("proposals[0].task", equalTo(task));
    given().get("/fhir/DetectedIssue?patient=Patient/" + patient).then().body("total", equalTo(0));
    given().get(task).then().statusCode(200).body("status", equalTo("awaiting-approval"));
    given()
        .contentType("application/json")
        .body(Map.of("by", "dr-lee"))
        .post(first.extract().<String>path("proposals[0].approve"))
        .then()
        .statusCode(200);
    given()
        .get("/fhir/DetectedIssue?identifier=" + identifier)
        .then()
        .body("total", equalTo(1))
        .body("entry[0].resource.status", equalTo("preliminary"))
        .body("entry[0].resource.severity", oneOf("moderate", "high"))
        .body("entry[0].resource.implicated[0].reference", startsWith("DocumentReference/n"))
        .body("entry[0].resource.implicated[1].reference", startsWith("Observation/k"));
    check(request).body("proposals[0].fresh", equalTo(false));
    given()
        .get("/fhir/DocumentReference/n" + patient + "/$check-consistency?propose=true")
        .then()
        .statusCode(400);
    check(Map.of("note", "K 2.9", "patient", patient, "propose", true)).statusCode(400);
  }

  @Test
  void makesAReportAgainWhenARowChanges() throws InterruptedException {
    given().get("/consistency/notes/n" + patient).then().statusCode(404);
    check(Map.of("noteReference", "DocumentReference/n" + patient)).statusCode(200);
    given()
        .get("/consistency/notes/n" + patient)
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("report.counts.inconsistent", equalTo(1))
        .body("changes", hasSize(0));
    correct("k", "2.9");
    ValidatableResponse kept = awaitChange();
    kept.body("report.counts.inconsistent", equalTo(0))
        .body("changes[0].cause", equalTo("Observation/k" + patient))
        .body("changes[0].findings[0].change", equalTo("changed"))
        .body("changes[0].findings[0].was.verdict", equalTo("inconsistent"))
        .body("changes[0].findings[0].is.verdict", equalTo("consistent"));
    given().delete("/fhir/DocumentReference/n" + patient).then().statusCode(204);
    given().get("/consistency/notes/n" + patient).then().statusCode(410);
  }

  private void correct(String id, String value) {
    String path = "/fhir/Observation/" + id + patient;
    String now = given().get(path).then().extract().asString();
    given()
        .contentType(FHIR)
        .body(now.replace("\"value\":3.9", "\"value\":" + value))
        .put(path)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse awaitChange() throws InterruptedException {
    ValidatableResponse kept = given().get("/consistency/notes/n" + patient).then();
    for (int i = 0; i < 100 && kept.extract().jsonPath().getList("changes").isEmpty(); i++) {
      Thread.sleep(200);
      kept = given().get("/consistency/notes/n" + patient).then();
    }
    return kept;
  }

  @Test
  void namesEveryMemberThatIsWrong() {
    check(Map.of("note", " ", "patients", "x", "written", 7))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("problems.at", hasItems("patients", "written"));
    check(Map.of("note", " ", "patient", "Patient/b c", "written", "soon"))
        .statusCode(400)
        .body("problems.at", hasItems("note", "patient", "written"));
    check(Map.of()).statusCode(400).body("code", equalTo("missing-member"));
    check(Map.of("note", "K", "noteReference", "DocumentReference/x"))
        .statusCode(400)
        .body("code", equalTo("note-given-twice"));
    check(Map.of("noteReference", "Observation/x")).statusCode(400);
    given()
        .body("{")
        .post("/consistency/check")
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed-json"));
  }

  @Test
  void saysWhyItCannotCheck() {
    check(Map.of("noteReference", "DocumentReference/none")).statusCode(404);
    check(Map.of("note", "K 3.9", "patient", "nobody")).statusCode(404);
    check(Map.of("noteReference", "DocumentReference/n" + patient, "patient", "other"))
        .statusCode(422)
        .body("code", equalTo("note-of-other-patient"))
        .body("at", equalTo("patient"));
    String first = patient;
    aChart();
    check(Map.of("note", "K 3.9", "patient", patient, "encounter", "Encounter/none-of-these"))
        .statusCode(404)
        .body("at", equalTo("encounter"))
        .body("detail", containsString("none-of-these"));
    check(Map.of("note", "K 3.9", "patient", patient, "written", "9999"))
        .statusCode(400)
        .body("at", equalTo("written"));
    check(Map.of("note", "K 3.9", "patient", patient, "encounter", "Encounter/e" + first))
        .statusCode(422)
        .body("code", equalTo("encounter-of-other-patient"));
    document("img", "image/png", "\u0089PNG\r\n\u001a\n\0\0", "2024-05-20T13:00:00-05:00");
    check(Map.of("noteReference", "DocumentReference/img" + patient)).statusCode(422);
    operation("DocumentReference/none").statusCode(404);
    operation("Encounter/none").statusCode(404);
    operation("Patient/none").statusCode(404);
    given()
        .get("/fhir/DocumentReference/n" + patient + "/$check-consistency?_count=3")
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("_count"));
  }

  @Test
  void finishesWithHostileText() {
    String bomb = "((((((((((a+)+)+)+ ".repeat(300) + "K 3.9".repeat(100);
    long start = System.nanoTime();
    check(Map.of("note", bomb, "patient", patient)).statusCode(200);
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    check(Map.of("note", "x".repeat(200_001), "patient", patient))
        .statusCode(422)
        .body("code", equalTo("note-too-long"));
    given()
        .contentType("application/json")
        .body(new byte[] {'{', '"', (byte) 0xff, '"', '}'})
        .post("/consistency/check")
        .then()
        .statusCode(400);
  }

  @Test
  void isListedAndDescribed() {
    given()
        .get("/fhir/metadata")
        .then()
        .body(
            "rest[0].resource.find { it.type == 'DocumentReference' }.operation.name",
            hasItem("check-consistency"));
    given()
        .get("/fhir/OperationDefinition/check-consistency")
        .then()
        .statusCode(200)
        .body("url", endsWith("check-consistency"));
  }
}
