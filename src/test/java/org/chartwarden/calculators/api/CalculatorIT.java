package org.chartwarden.calculators.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.intake.CalculationReport;
import org.chartwarden.calculators.intake.CalculationRequest;
import org.chartwarden.calculators.intake.CalculatorEngine;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calculators over HTTP, filled from charts that are stored. */
@QuarkusTest
class CalculatorIT {

  private static final String FHIR = "application/fhir+json";

  @Inject IdGenerator ids;
  @Inject CalculatorEngine engine;

  private String patient;

  @BeforeEach
  void aChart() {
    patient = "c" + ids.newId().substring(0, 12);
    put("Patient", patient, "'gender':'female','birthDate':'1950-03-01'");
    observation("cr", "2160-0", "1.1", "mg/dL", "2024-02-28T08:00:00Z");
    observation("old", "2160-0", "2.0", "mg/dL", "2020-02-28T08:00:00Z");
    observation("wt", "29463-7", "140", "[lb_av]", "2024-02-28T08:00:00Z");
    condition("dm", "http://snomed.info/sct", "44054006", "");
    condition("hf", "http://hl7.org/fhir/sid/icd-10-cm", "I50.9", "");
  }

  private void observation(String id, String loinc, String value, String unit, String time) {
    put(
        "Observation",
        id + patient,
        "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'"
            + loinc
            + "'}]},'subject':{'reference':'Patient/"
            + patient
            + "'},'effectiveDateTime':'"
            + time
            + "','valueQuantity':{'value':"
            + value
            + ",'unit':'"
            + unit
            + "','system':'http://unitsofmeasure.org','code':'"
            + unit
            + "'}");
  }

  private void condition(String id, String system, String code, String more) {
    put(
        "Condition",
        id + patient,
        "'subject':{'reference':'Patient/"
            + patient
            + "'},'code':{'coding':[{'system':'"
            + system
            + "','code':'"
            + code
            + "'}]}"
            + more);
  }

  private static void put(String type, String id, String members) {
    String body = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
    given()
        .contentType(FHIR)
        .body(body.replace('\'', '"'))
        .put("/fhir/" + type + "/" + id)
        .then()
        .statusCode(oneOf(200, 201));
  }

  private static ValidatableResponse run(String calculator, String body) {
    return given()
        .contentType("application/json")
        .body(body.replace('\'', '"'))
        .post("/calculators/" + calculator)
        .then();
  }

  @Test
  void listsAndDescribesCalculators() {
    given()
        .get("/calculators?q=gfr 2021")
        .then()
        .statusCode(200)
        .body("calculators.id", hasItem("ckd-epi-2021"));
    given()
        .get("/calculators?category=risk")
        .then()
        .body("calculators.category", hasItem("risk"))
        .body("calculators.category", not(hasItem("lab test")));
    given()
        .get("/calculators?category=wizardry")
        .then()
        .statusCode(400)
        .body("at", equalTo("category"));
    given()
        .get("/calculators/cha2ds2-vasc")
        .then()
        .statusCode(200)
        .body("inputs.find { it.name == 'age' }.unit", equalTo("a"))
        .body("inputs.find { it.name == 'age' }.from", equalTo("Patient"))
        .body("inputs.find { it.name == 'diabetes' }.from", equalTo("Condition"))
        .body(
            "inputs.find { it.name == 'diabetes' }.codes.'http://snomed.info/sct'.code",
            hasItem("73211009"))
        .body("inputs.find { it.name == 'sex' }.options.id", hasItems("female", "male"))
        .body("references[0].pmid", notNullValue())
        .body("profiles.id", hasItems("clinical", "medcalc-bench-v1"))
        .body("requestSchema.properties.inputs.properties.diabetes.type", equalTo("boolean"))
        .body("timeRules", hasItem("worst-24h"));
  }

  @Test
  void anUnknownCalculatorIsNotFoundAndOthersAreSuggested() {
    given()
        .get("/calculators/ckd-epi")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("unknown-calculator"))
        .body("detail", containsString("ckd-epi-2021"));
    run("cha2ds2vasc", "{}").statusCode(404).body("detail", containsString("cha2ds2-vasc"));
    run("qqqqqqqq", "{}").statusCode(404);
  }

  @Test
  void computesFromWhatIsGiven() {
    run("bmi", "{'inputs':{'weight':{'value':150,'unit':'lbs'},'height':'5 ft 9 in'}}")
        .statusCode(200)
        .body("computed", equalTo(true))
        .body("result.value", greaterThan(22.1f))
        .body("inputs[0].source.kind", equalTo("given"))
        .body("inputs.find { it.name == 'height' }.converted.unit", notNullValue())
        .body("references[0].citation", notNullValue())
        .body("working", not(hasSize(0)));
  }

  @Test
  void fillsItselfFromTheChart() {
    run("ckd-epi-2021", "{'patient':'Patient/" + patient + "','asOf':'2024-03-01T00:00:00Z'}")
        .statusCode(200)
        .body("computed", equalTo(true))
        .body("asOf", equalTo("2024-03-01T00:00:00+00:00"))
        .body("inputs.find { it.name == 'creatinine' }.value", equalTo(1.1f))
        .body("inputs.find { it.name == 'creatinine' }.rule", equalTo("latest"))
        .body("inputs.find { it.name == 'creatinine' }.stale", equalTo(false))
        .body("inputs.find { it.name == 'creatinine' }.age", equalTo("PT40H"))
        .body(
            "inputs.find { it.name == 'creatinine' }.source.reference",
            equalTo("Observation/cr" + patient + "/_history/1"))
        .body(
            "inputs.find { it.name == 'creatinine' }.alternatives[0].lost", equalTo("it is older"))
        .body("inputs.find { it.name == 'age' }.value", equalTo(74))
        .body("inputs.find { it.name == 'sex' }.source.path", equalTo("gender"));
  }

  @Test
  void tellsDocumentedFromAssumed() {
    run("cha2ds2-vasc", "{'patient':'" + patient + "','inputs':{'stroke':false}}")
        .statusCode(200)
        .body("result.text", containsString("points"))
        .body("result.band.label", equalTo("high"))
        .body("inputs.find { it.name == 'diabetes' }.status", equalTo("documented-present"))
        .body("inputs.find { it.name == 'stroke' }.status", equalTo("documented-absent"))
        .body("inputs.find { it.name == 'tia' }.status", equalTo("not-documented"))
        .body("inputs.find { it.name == 'tia' }.codes.code", hasItem("266257000"))
        .body("assumed.input", hasItem("tia"))
        .body("assumed.input", not(hasItem("stroke")));
  }

  @Test
  void mixesGivenAndChartAndShowsTheConflict() {
    run(
            "ckd-epi-2021",
            "{'patient':'" + patient + "','inputs':{'creatinine':{'value':2.5,'unit':'mg/dL'}}}")
        .statusCode(200)
        .body("inputs.find { it.name == 'creatinine' }.source.kind", equalTo("given"))
        .body("conflicts[0].input", equalTo("creatinine"))
        .body("conflicts[0].others[0].text", equalTo("1.1 mg/dL"));
  }

  @Test
  void readsResultsThatHaveNoStandardCode() {
    String other = "l" + patient;
    put("Patient", other, "'gender':'male','birthDate':'1950-03-01'");
    put(
        "Observation",
        "loc" + other,
        "'status':'final','code':{'coding':[{'system':'urn:lab','code':'CREATININE'}]},"
            + "'subject':{'reference':'Patient/"
            + other
            + "'},'effectiveDateTime':'2024-02-01','valueQuantity':{'value':1.3,'unit':'mg/dl'}");
    run("ckd-epi-2021", "{'patient':'" + other + "'}")
        .body("inputs.find { it.name == 'creatinine' }.text", equalTo("1.3 mg/dl"));
    put(
        "Observation",
        "txt" + other,
        "'status':'final','code':{'text':'Total cholesterol'},'subject':{'reference':'Patient/"
            + other
            + "'},'effectiveDateTime':'2024-02-01','valueString':'201 mg/dL'");
    run("ldl-friedewald", "{'patient':'" + other + "'}")
        .body("inputs.find { it.name == 'total_cholesterol' }.text", equalTo("201 mg/dL"))
        .body("missing.input", hasItems("hdl", "triglycerides"));
  }

  @Test
  void takesTheWorstOfADay() {
    observation("rr1", "9279-1", "18", "/min", "2024-02-28T20:00:00Z");
    observation("rr2", "9279-1", "30", "/min", "2024-02-28T09:00:00Z");
    observation("sbp", "8480-6", "90", "mm[Hg]", "2024-02-28T09:00:00Z");
    observation("gcs", "9269-2", "15", "{score}", "2024-02-28T09:00:00Z");
    String body =
        "{'patient':'" + patient + "','asOf':'2024-02-28T21:00:00Z','timeRule':'worst-24h'}";
    run("qsofa", body)
        .statusCode(200)
        .body("timeRule", equalTo("worst-24h"))
        .body("inputs.find { it.name == 'respiratory_rate' }.text", equalTo("30 /min"))
        .body(
            "inputs.find { it.name == 'respiratory_rate' }.alternatives[0].lost",
            equalTo("it makes the score no worse"));
    run("qsofa", body.replace("worst-24h", "latest"))
        .body("inputs.find { it.name == 'respiratory_rate' }.text", equalTo("18 /min"));
  }

  @Test
  void namesWhatIsMissing() {
    run("ldl-friedewald", "{'patient':'" + patient + "'}")
        .statusCode(200)
        .body("computed", equalTo(false))
        .body("result", nullValue())
        .body("missing.input", hasItems("hdl", "triglycerides"))
        .body("missing.find { it.input == 'hdl' }.codes.code", hasItem("2085-9"));
  }

  @Test
  void namesEveryFaultAtOnce() {
    run(
            "ckd-epi-2021",
            "{'inputs':{'creatinine':{'value':1,'unit':'mmHg'},'age':900,'sex':'blue','foo':1,"
                + "'creatinin':2},'asOf':'yesterday','profile':'mine','propose':true,'bar':1}")
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "problems.field",
            hasItems(
                "inputs.creatinine",
                "inputs.age",
                "inputs.sex",
                "inputs.foo",
                "inputs.creatinin",
                "asOf",
                "profile",
                "propose",
                "bar"))
        .body(
            "problems.find { it.field == 'inputs.creatinin' }.message",
            containsString("did you mean \"creatinine\""));
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | 400 | body",
        "[] | 400 | body",
        "{'inputs':[]} | 400 | inputs",
        "{'inputs':{'weight':true}} | 400 | inputs.weight",
        "{'inputs':{'weight':'heavy'}} | 400 | inputs.weight",
        "{'inputs':{'weight':{'value':70,'unit':'parsec'}}} | 400 | inputs.weight",
        "{'inputs':{'weight':{'value':70,'units':'kg'}}} | 400 | inputs.weight",
        "{'inputs':{'weight':1e400}} | 400 | inputs.weight",
        "{'patient':'Observation/1'} | 400 | patient",
        "{'patient':'nobody-here'} | 404 | patient",
        "{'encounter':'e1'} | 400 | encounter",
        "{'patient':'nobody','encounter':'e1','note':5} | 400 | note",
        "{'note':'x','noteReference':'DocumentReference/1'} | 400 | noteReference",
        "{'noteReference':'DocumentReference/none'} | 404 | noteReference",
        "{'noteReference':'Patient/none'} | 400 | noteReference",
        "{'timeRule':'worst-24h'} | 400 | timeRule"
      })
  void saysWhichFieldIsWrong(String body, int status, String field) {
    run("bmi", body).statusCode(status).body("problems[0].field", equalTo(field));
  }

  @Test
  void boundsWhatItReads() {
    StringBuilder inputs = new StringBuilder("{'inputs':{");
    for (int i = 0; i < 1000; i++) {
      inputs.append(i == 0 ? "" : ",").append("'x").append(i).append("':1");
    }
    run("bmi", inputs.append("}}").toString())
        .statusCode(400)
        .body("code", equalTo("too-many-inputs"));
    run("bmi", "{'note':'" + "weight 70 kg. ".repeat(100_000) + "'}")
        .statusCode(400)
        .body("problems[0].field", equalTo("note"));
    run("bmi", "{'note':'" + "x".repeat(5_000_000) + "'}").statusCode(413);
    run("bmi", "{'note':'" + "weight 70 kg. ".repeat(10_000) + "'}").statusCode(200);
  }

  @Test
  void refusesAnEncounterOrNoteOfAnotherPatient() {
    String other = "o" + patient;
    put("Patient", other, "'gender':'male'");
    put(
        "Encounter",
        "e" + patient,
        "'status':'finished','class':{'code':'IMP'},'subject':{'reference':'Patient/"
            + other
            + "'},'period':{'start':'2024-01-01','end':'2024-01-05'}");
    put(
        "DocumentReference",
        "d" + patient,
        "'status':'current','subject':{'reference':'Patient/"
            + other
            + "'},'content':[{'attachment':{'contentType':'text/plain','data':'NzAga2c='}}]");
    run("bmi", "{'patient':'" + patient + "','encounter':'e" + patient + "'}")
        .statusCode(422)
        .body("problems[0].field", equalTo("encounter"));
    run("bmi", "{'patient':'" + patient + "','noteReference':'DocumentReference/d" + patient + "'}")
        .statusCode(400)
        .body("problems[0].field", equalTo("noteReference"));
  }

  @Test
  void aBoundCallerSeesItsOwnPatientsOnly() {
    CalculationRequest request =
        CalculationRequest.of(CalculatorCatalog.find("ckd-epi-2021").orElseThrow(), Map.of())
            .ofPatient(patient);
    AccessContext own = AccessContext.client("bound").boundTo(Set.of(patient));
    AccessContext foreign = AccessContext.client("bound").boundTo(Set.of("somebody-else"));
    CalculationReport report = engine.run(own, request);
    assertThat(report.computed()).isTrue();
    assertThatThrownBy(() -> engine.run(foreign, request))
        .isInstanceOf(FhirProblem.class)
        .satisfies(e -> assertThat(((FhirProblem) e).status()).isEqualTo(403));
  }

  @Test
  void aProposalWaitsForAPersonAndThenStandsInTheChart() {
    String approve =
        run("ckd-epi-2021", "{'patient':'" + patient + "','propose':true}")
            .statusCode(200)
            .body("proposal.resource.resourceType", equalTo("Observation"))
            .body("proposal.resource.status", equalTo("preliminary"))
            .body("proposal.resource.code.coding[0].code", equalTo("98979-8"))
            .body(
                "proposal.resource.derivedFrom.reference",
                hasItem("Observation/cr" + patient + "/_history/1"))
            .extract()
            .path("proposal.approve");
    given()
        .get("/fhir/Observation?patient=" + patient + "&code=98979-8&_summary=count")
        .then()
        .body("total", equalTo(0));
    given()
        .contentType("application/json")
        .body("{\"by\":\"dr-lee\"}")
        .post(approve)
        .then()
        .statusCode(200)
        .body("status", equalTo("completed"));
    String created =
        given()
            .get("/fhir/Observation?patient=" + patient + "&code=98979-8")
            .then()
            .body("total", equalTo(1))
            .extract()
            .path("entry[0].resource.id");
    given()
        .get("/fhir/Provenance?target=Observation/" + created)
        .then()
        .body("entry[0].resource.entity.what.reference", hasItem(startsWith("Observation/cr")));
  }

  @Test
  void aScoreIsProposedAsRiskAssessment() {
    run("cha2ds2-vasc", "{'patient':'" + patient + "','propose':true}")
        .statusCode(200)
        .body("proposal.resource.resourceType", equalTo("RiskAssessment"))
        .body(
            "proposal.resource.basis.reference",
            hasItems(
                "Condition/dm" + patient + "/_history/1", "Patient/" + patient + "/_history/1"))
        .body("proposal.resource.prediction[0].qualitativeRisk.text", equalTo("high"));
  }

  @Test
  void calculatesAsAFhirOperation() {
    String body =
        "{'resourceType':'Parameters','parameter':[{'name':'calculator','valueCode':'ckd-epi-2021'},"
            + "{'name':'input','part':[{'name':'name','valueString':'creatinine'},"
            + "{'name':'value','valueQuantity':{'value':88.4,'unit':'umol/L'}}]}]}";
    given()
        .contentType(FHIR)
        .body(body.replace('\'', '"'))
        .post("/fhir/Patient/" + patient + "/$calculate")
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("Parameters"))
        .body(
            "parameter.find { it.name == 'result' }.valueQuantity.unit",
            equalTo("mL/min/{1.73_m2}"))
        .body("parameter.find { it.name == 'computed' }.valueBoolean", equalTo(true))
        .body("parameter.findAll { it.name == 'working' }.size()", greaterThan(0));
    given()
        .get("/fhir/$calculate?calculator=ckd-epi-2021&patient=Patient/" + patient)
        .then()
        .statusCode(200)
        .body("parameter.find { it.name == 'computed' }.valueBoolean", equalTo(true));
    given()
        .get("/fhir/$calculate?calculator=nonsense")
        .then()
        .statusCode(404)
        .body("resourceType", equalTo("OperationOutcome"));
    given()
        .get("/fhir/$calculate?calculator=bmi&patient=" + patient + "&propose=true")
        .then()
        .statusCode(400);
  }
}
