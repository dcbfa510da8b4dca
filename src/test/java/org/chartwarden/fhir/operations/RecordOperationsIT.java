package org.chartwarden.fhir.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.platform.IdGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations that read a record: newest values, differences, documents, summaries, GraphQL. */
@QuarkusTest
class RecordOperationsIT {

  private static final String JSON = "application/fhir+json";

  @Inject IdGenerator ids;

  private String run;
  private String patient;

  @BeforeEach
  void aRecord() {
    run = ids.newId().substring(0, 8);
    patient = "q" + run;
    put("Practitioner", "dr" + run, "'name':[{'family':'House'}]");
    put(
        "Patient",
        patient,
        "'identifier':[{'system':'urn:mrn','value':'"
            + run
            + "'}],'name':[{'family':'Fay"
            + run
            + "'}],"
            + "'generalPractitioner':[{'reference':'Practitioner/dr"
            + run
            + "'}]");
    observation("k1", "2823-3", "2024-01-01", "3.9");
    observation("k2", "2823-3", "2024-03-01", "4.10");
    observation("k3", "2823-3", "2024-02-01", "4.0");
    observation("n1", "2951-2", "2024-01-05", "140");
    put(
        "Condition",
        "c" + run,
        "'subject':{'reference':'Patient/"
            + patient
            + "'},'code':{'text':'Gout <b>'},'clinicalStatus':"
            + "{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'active'}]}");
  }

  private void observation(String id, String code, String date, String value) {
    put(
        "Observation",
        id + run,
        "'status':'final','category':[{'coding':[{'code':'laboratory'}]}],'code':{'coding':[{'system':"
            + "'http://loinc.org','code':'"
            + code
            + "'}]},'subject':{'reference':'Patient/"
            + patient
            + "'},'effectiveDateTime':'"
            + date
            + "','valueQuantity':{'value':"
            + value
            + ",'unit':'mmol/L'}");
  }

  private static void put(String type, String id, String members) {
    String body = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
    given()
        .contentType(JSON)
        .body(body.replace('\'', '"'))
        .put("/fhir/" + type + "/" + id)
        .then()
        .statusCode(oneOf(200, 201));
  }

  @Test
  void lastnTakesTheNewestOfEachCode() {
    given()
        .get("/fhir/Observation/$lastn?patient=" + patient)
        .then()
        .statusCode(200)
        .body("entry.resource.id", contains("k2" + run, "n1" + run))
        .body("total", equalTo(2));
    given()
        .get(
            "/fhir/Observation/$lastn?max=2&patient=Patient/"
                + patient
                + "&code=http://loinc.org|2823-3")
        .then()
        .body("entry.resource.id", contains("k2" + run, "k3" + run));
  }

  @Test
  void lastnJoinsCodesThroughASharedCoding() {
    put(
        "Observation",
        "k4" + run,
        "'status':'final','code':{'coding':[{'system':'urn:lab','code':'K'},{'system':"
            + "'http://loinc.org','code':'2823-3'}]},'subject':{'reference':'Patient/"
            + patient
            + "'},'effectiveDateTime':'2024-04-01'");
    given()
        .get("/fhir/Observation/$lastn?subject=Patient/" + patient)
        .then()
        .body("entry.resource.id", contains("k4" + run, "n1" + run));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/fhir/Observation/$lastn, 400, patient",
    "/fhir/Observation/$lastn?patient=1&max=0, 400, max",
    "/fhir/Observation/$lastn?patient=1&colour=red, 400, colour",
    "/fhir/$diff, 400, from",
    "/fhir/$diff?from=Patient/1&to=nowhere, 400, nowhere",
    "/fhir/Composition/none/$document, 404, none",
    "/fhir/Patient/none/$summary, 404, none",
    "/fhir/Patient/$summary, 400, identifier",
    "/fhir/Patient/$summary?identifier=urn:mrn|none, 404, urn:mrn|none",
    "/fhir/DocumentReference/$docref, 400, patient",
    "/fhir/DocumentReference/$docref?patient=none, 404, none",
    "/fhir/$graphql, 400, query"
  })
  void saysWhatIsWrong(String path, int status, String named) {
    given()
        .urlEncodingEnabled(false)
        .get(path.replace("|", "%7C"))
        .then()
        .statusCode(status)
        .body("issue[0].diagnostics", containsString(named));
  }

  @Test
  void diffTellsWhatChanged() {
    observation("k1", "2823-3", "2024-01-01", "4.20");
    Response diff = given().get("/fhir/Observation/k1" + run + "/$diff");

    assertThat(diff.jsonPath().getList("parameter")).hasSize(1);
    assertThat(diff.asString())
        .contains("Observation.value.value")
        .contains("\"valueDecimal\":4.20");
    given()
        .get(
            "/fhir/$diff?from=Observation/k1"
                + run
                + "/_history/2&to=Observation/k1"
                + run
                + "/_history/1")
        .then()
        .body("parameter[0].part.valueDecimal", hasItem(3.9f));
  }

  private void composition(String entry) {
    put(
        "Composition",
        "doc" + run,
        "'status':'final','type':{'text':'x'},'subject':{'reference':'Patient/"
            + patient
            + "'},'date':'2024-01-01','title':'T','author':[{'reference':'Practitioner/dr"
            + run
            + "'}],'section':[{'entry':[{'reference':'"
            + entry
            + "'}]}]");
  }

  @Test
  void documentGathersWhatItsCompositionRefersTo() {
    composition("Observation/k1" + run);
    given()
        .get("/fhir/Composition/doc" + run + "/$document")
        .then()
        .statusCode(200)
        .body("type", equalTo("document"))
        .body("identifier.value", notNullValue())
        .body("entry[0].resource.resourceType", equalTo("Composition"))
        .body(
            "entry.resource.id", containsInAnyOrder("doc" + run, patient, "dr" + run, "k1" + run));
    String stored =
        given()
            .contentType(JSON)
            .body(
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"persist\",\"valueBoolean\":true}]}")
            .post("/fhir/Composition/doc" + run + "/$document")
            .then()
            .statusCode(200)
            .extract()
            .path("id");
    given().get("/fhir/Bundle/" + stored).then().statusCode(200);
    given().get("/fhir/Composition/doc" + run + "/$document?persist=true").then().statusCode(405);
  }

  @Test
  void documentNeedsWhatItRefersTo() {
    composition("Observation/nowhere" + run);
    given()
        .get("/fhir/Composition/doc" + run + "/$document")
        .then()
        .statusCode(422)
        .body("issue[0].diagnostics", containsString("Observation/nowhere" + run));
    given()
        .header("Prefer", "handling=lenient")
        .get("/fhir/Composition/doc" + run + "/$document")
        .then()
        .statusCode(200)
        .body("entry", hasSize(3));
  }

  @Test
  void summaryStandsOnTheRecord() {
    String subject = "'subject':{'reference':'Patient/" + patient + "'}";
    put("Organization", "org" + run, "'name':'Ward'");
    put(
        "Encounter",
        "e" + run,
        "'status':'finished','class':{'code':'AMB'},'serviceProvider':{'reference':'Organization/org"
            + run
            + "'},"
            + subject);
    put("Medication", "med" + run, "'code':{'text':'Hypotheticol 5 mg tablet'}");
    put(
        "MedicationRequest",
        "mr" + run,
        "'status':'active','intent':'order','medicationReference':{'reference':'Medication/med"
            + run
            + "'},"
            + subject);
    put(
        "Condition",
        "old" + run,
        "'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'resolved'}]},"
            + "'code':{'text':'Old gout'},'encounter':{'reference':'Encounter/e"
            + run
            + "'},"
            + subject);
    Response summary = given().get("/fhir/Patient/" + patient + "/$summary");

    summary
        .then()
        .statusCode(200)
        .body("type", equalTo("document"))
        .body("entry[0].resource.type.coding[0].code", equalTo("60591-5"))
        .body(
            "entry[0].resource.section.collect { it.code.coding[0].code }",
            hasItems("11450-4", "48765-2", "10160-0", "30954-2"))
        .body("entry.resource.id", hasItems("c" + run, "k2" + run, "n1" + run, "dr" + run))
        .body("entry.resource.id", not(hasItem("k1" + run)))
        .body("entry.fullUrl", everyItem(notNullValue()));
    String text = summary.jsonPath().getString("entry[0].resource.section[0].text.div");
    assertThat(text).contains("Gout &lt;b&gt;").doesNotContain("<b>");
    assertThat(summary.asString()).contains("\"value\":4.10");
    String narratives =
        String.join("", summary.jsonPath().<String>getList("entry[0].resource.section.text.div"));
    assertThat(narratives).contains("Hypotheticol 5 mg tablet").contains("Old gout");
    summary
        .then()
        .body("entry.resource.id", hasItems("med" + run, "e" + run, "org" + run))
        .body("entry[0].resource.section.collect { it.code.coding[0].code }", hasItem("11348-0"));
    given()
        .get("/fhir/Patient/$summary?identifier=urn:mrn|" + run)
        .then()
        .statusCode(200)
        .body("entry.resource.id", hasItem(patient));
  }

  @Test
  void docrefFindsTheDocumentsOfAType() {
    for (String date : List.of("2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z")) {
      put(
          "DocumentReference",
          "r" + date.substring(5, 7) + run,
          "'status':'current','type':{'coding':[{'system':'http://loinc.org','code':'34133-9'}]},'subject':{"
              + "'reference':'Patient/"
              + patient
              + "'},'date':'"
              + date
              + "','content':[{'attachment':{'url':"
              + "'http://x/y'}}],'context':{'period':{'start':'"
              + date
              + "','end':'"
              + date
              + "'}}");
    }
    given()
        .get("/fhir/DocumentReference/$docref?patient=" + patient)
        .then()
        .statusCode(200)
        .body("entry.resource.id", contains("r02" + run));
    given()
        .get(
            "/fhir/DocumentReference/$docref?patient="
                + patient
                + "&start=2024-01-01&end=2024-01-31")
        .then()
        .body("entry.resource.id", contains("r01" + run));
    given()
        .get(
            "/fhir/DocumentReference/$docref?patient=" + patient + "&type=http://loinc.org|11488-4")
        .then()
        .body("total", equalTo(0));
  }

  private static Response graphql(String path, String query) {
    return given().queryParam("query", query).get(path);
  }

  @Test
  void graphqlReadsAndFollowsReferences() {
    graphql(
            "/fhir/Patient/" + patient + "/$graphql",
            "{ id name { family } generalPractitioner { resource { ... on Practitioner { name { family } } } } }")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("data.id", equalTo(patient))
        .body("data.generalPractitioner[0].resource.name[0].family", equalTo("House"));
    graphql(
            "/fhir/$graphql",
            "{ ObservationList(patient: \""
                + patient
                + "\", code: \"2823-3\") { id valueQuantity: value { ... on Quantity { value } } } }")
        .then()
        .statusCode(200)
        .body("data.ObservationList.id", containsInAnyOrder("k1" + run, "k2" + run, "k3" + run));
    given()
        .contentType("application/json")
        .body(
            "{\"query\":\"query q($p: ID) { Patient(id: $p) { id } }\",\"variables\":{\"p\":\""
                + patient
                + "\"},\"operationName\":\"q\"}")
        .post("/fhir/$graphql")
        .then()
        .statusCode(200)
        .body("data.Patient.id", equalTo(patient));
  }

  @Test
  void graphqlPagesAConnection() {
    String fields = "{ count offset next edges { resource { id } } }";
    Response first =
        graphql(
            "/fhir/$graphql",
            "{ ObservationConnection(patient: \""
                + patient
                + "\", _sort: \"date\", _count: 2) "
                + fields
                + " }");
    first.then().statusCode(200).body("data.ObservationConnection.edges", hasSize(2));
    String next = first.path("data.ObservationConnection.next");
    graphql(
            "/fhir/$graphql",
            "{ ObservationConnection(cursor: \"" + next + "\", _count: 2) " + fields + " }")
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200)
        .body("data.ObservationConnection.edges", hasSize(2));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      value = {
        "{ Patient(id: \"1\") { id # match",
        "{ Patient(id: \"1\") { nofield } } # ''",
        "mutation { PatientDelete(id: \"1\") { id } } # mutation",
        "{ CatList { id } } # ''",
        "no query at all # ''",
        "{ ObservationList(colour: \"red\") { id } } # colour"
      })
  void graphqlRefusesWhatItCannotAnswer(String query, String named) {
    Response answer = graphql("/fhir/$graphql", query);

    assertThat(answer.statusCode()).isBetween(200, 499);
    if (answer.statusCode() != 200) {
      assertThat(answer.path("resourceType").toString()).isEqualTo("OperationOutcome");
      assertThat(answer.path("issue[0].diagnostics").toString()).contains(named);
    }
  }

  @Test
  void graphqlBoundsDepth() {
    graphql("/fhir/$graphql", "{a".repeat(100) + "}".repeat(100))
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("nested deeper"));
  }
}
