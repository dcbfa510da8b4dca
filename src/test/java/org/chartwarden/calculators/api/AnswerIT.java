package org.chartwarden.calculators.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.ScriptedModelResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about notes over HTTP, without and with a model. */
@QuarkusTest
@QuarkusTestResource(ScriptedModelResource.class)
class AnswerIT {

  private static ValidatableResponse post(String path, Object body) {
    return given().contentType("application/json").body(body).post("/calculators/" + path).then();
  }

  private static ValidatableResponse ask(Map<String, Object> body) {
    return post("answer", body);
  }

  private static void script(String name, String replies) {
    String server =
        ConfigProvider.getConfig().getValue("chartwarden.test.model-server", String.class);
    given()
        .baseUri(server)
        .contentType("application/json")
        .body(replies)
        .put("/scripts/" + name)
        .then()
        .statusCode(200);
  }

  private static String text(String reply) {
    return Json.write(Json.array().add(Json.object().put("text", reply.replace('\'', '"'))));
  }

  @Test
  void answersFromQuestionAndNote() {
    String note = "BP on arrival was 150/90 mmHg.";
    ask(Map.of("question", "What is her mean arterial pressure?", "note", note))
        .statusCode(200)
        .body("answered", equalTo(true))
        .body("answer", equalTo("110 mm[Hg]"))
        .body("calculator.id", equalTo("map"))
        .body("candidates[0].id", equalTo("map"))
        .body("report.working", hasSize(greaterThan(0)))
        .body("report.inputs[0].source.kind", equalTo("note"))
        .body("report.inputs[0].source.span.text", containsString("150"));
  }

  @Test
  void takesWhatTheQuestionGives() {
    ask(Map.of(
            "question",
            "What is the equivalent dosage in mg of MethylPrednisoLONE PO?",
            "note",
            "The patient has taken 10 mg of PrednisoLONE PO."))
        .statusCode(200)
        .body("answered", equalTo(true))
        .body("report.result.value", equalTo(8));
  }

  @Test
  void saysWhatIsMissing() {
    ask(Map.of("question", "BMI?", "note", "Weight 70 kg."))
        .statusCode(200)
        .body("answered", equalTo(false))
        .body("answer", nullValue())
        .body("because", containsString("height"))
        .body("report.missing.input", hasItem("height"));
  }

  @Test
  void fillsFromAChartToo() {
    given()
        .contentType("application/fhir+json")
        .body(
            "{\"resourceType\":\"Patient\",\"id\":\"answer-1\",\"gender\":\"female\","
                + "\"birthDate\":\"1950-03-01\"}")
        .put("/fhir/Patient/answer-1")
        .then()
        .statusCode(oneOf(200, 201));
    ask(Map.of(
            "question", "What is the CKD-EPI 2021 GFR?",
            "patient", "Patient/answer-1",
            "asOf", "2024-03-02",
            "note", "Creatinine 1.1 mg/dL."))
        .statusCode(200)
        .body("answered", equalTo(true))
        .body("report.inputs.source.kind", hasItems("chart", "note"));
  }

  @Test
  void leavesAnOpenQuestionOpen() {
    ask(Map.of("question", "How is the weather?", "note", "Weight 70 kg."))
        .statusCode(200)
        .body("answered", equalTo(false))
        .body("calculator", nullValue())
        .body("because", containsString("names no calculator"));
    ask(Map.of("question", "How is she?", "calculator", "bmi", "note", "70 kg, 170 cm tall."))
        .statusCode(200)
        .body("calculator.id", equalTo("bmi"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|400|question",
        "{'question':5}|400|question",
        "{'question':'  '}|400|question",
        "{'question':'bmi','calculator':7}|400|calculator",
        "{'question':'bmi','calculator':'bmx'}|404|id",
        "{'question':'bmi','propose':true}|400|propose",
        "{'question':'bmi','colour':1}|400|colour",
        "{'question':'bmi','inputs':{'size':1}}|400|inputs.size",
        "{'question':'bmi','note':7}|400|note",
        "{'question':'bmi','note':'x','model':'no-such'}|400|model",
        "{'question':'bmi','patient':'Patient/not-there'}|404|patient",
        "[1]|400|body",
        "{'question':|400|body",
      })
  void namesWhatIsWrong(String body, int status, String field) {
    post("answer", body.replace('\'', '"'))
        .statusCode(status)
        .body("problems.field", hasItem(field));
  }

  @Test
  void refusesWhatIsTooLong() {
    ask(Map.of("question", "bmi ".repeat(1001)))
        .statusCode(400)
        .body("problems[0].code", equalTo("too-long"));
    post("answer", "\"" + "x".repeat(4_300_000) + "\"").statusCode(413);
  }

  @Test
  void describesItselfInOpenApi() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.'/calculators/answer'.post.operationId", equalTo("answerWithCalculator"));
  }

  @Test
  void aModelReadsTheNoteAndIsVerified() {
    script(
        "calc-good",
        text(
            "[{'input':'weight','value':154,'unit':'lb','quote':'tips the scales at 154 lb'},"
                + "{'input':'height','value':999,'unit':'cm','quote':'Height 170 cm'}]"));
    post(
            "bmi",
            Map.of(
                "note", "script:calc-good. She tips the scales at 154 lb. Height 170 cm.",
                "model", "test-model"))
        .statusCode(200)
        .body("computed", equalTo(true))
        .body("inputs.find { it.name == 'weight' }.unit", equalTo("lb"))
        .body(
            "inputs.find { it.name == 'weight' }.source.span.text",
            equalTo("tips the scales at 154 lb"))
        .body("inputs.find { it.name == 'height' }.value", equalTo(170))
        .body(
            "remarks", hasItem(containsString("1 of 2 values stand in the note; dropped: height")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "calc-text|[{\"text\":\"The BMI is 24.\"}]|no JSON array",
        "calc-away|[{\"status\":503}]|answered with status",
        "calc-slow|[{\"delay\":2600,\"text\":\"[]\"}]|no reply in time",
        "calc-refused|[{\"status\":401}]|status 401",
      })
  void aModelThatFailsIsToldAndTheNoteIsReadWithoutIt(String name, String replies, String told) {
    script(name, replies);
    ask(Map.of(
            "question", "BMI?",
            "note", "script:" + name + ". Weight 70 kg, height 170 cm.",
            "model", "test-model"))
        .statusCode(200)
        .body("answered", equalTo(true))
        .body("report.remarks", hasItem(containsString("read without a model")))
        .body("report.remarks", hasItem(containsString(told)))
        .time(lessThan(20_000L));
  }

  @Test
  void aModelHelpsToChoose() {
    script("calc-choose", text("{'calculator':'bmi'}"));
    ask(Map.of(
            "question", "script:calc-choose How stout is she?",
            "note", "Weight 70 kg, height 170 cm.",
            "model", "test-model"))
        .statusCode(200)
        .body("calculator.id", equalTo("bmi"))
        .body("remarks", hasItem(containsString("model test-model chose bmi")))
        .body("answered", equalTo(true));
  }

  @Test
  void aModelNeedsANote() {
    post("bmi", Map.of("model", "test-model"))
        .statusCode(400)
        .body("problems[0].code", equalTo("note-needed"));
    given()
        .contentType("application/fhir+json")
        .body(
            """
            {"resourceType":"Parameters","parameter":[
              {"name":"calculator","valueCode":"bmi"},
              {"name":"note","valueString":"Weight 70 kg"},
              {"name":"model","valueCode":"no-such"}]}""")
        .post("/fhir/$calculate")
        .then()
        .statusCode(400)
        .body("issue[0].expression[0]", equalTo("Parameters.parameter.where(name='model')"));
  }
}
