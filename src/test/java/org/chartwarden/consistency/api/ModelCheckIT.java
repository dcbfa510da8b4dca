package org.chartwarden.consistency.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.ScriptedModelResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check of a note against the record with a model. */
@QuarkusTest
@QuarkusTestResource(ScriptedModelResource.class)
class ModelCheckIT {

  private static final String FHIR = "application/fhir+json";
  private static final String NOTE = "script:%s Zorbium level 3.4 mEq/L this am.";

  @ConfigProperty(name = "chartwarden.test.model-server")
  String models;

  @BeforeEach
  void chart() {
    put("Patient/model-check", "{'resourceType':'Patient','id':'model-check'}");
    put(
        "Observation/model-check-k",
        "{'resourceType':'Observation','id':'model-check-k','status':'final','category':[{'coding':"
            + "[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':"
            + "'laboratory'}]}],'code':{'coding':[{'system':'http://loinc.org','code':'2823-3'}]},"
            + "'subject':{'reference':'Patient/model-check'},'effectiveDateTime':"
            + "'2024-05-22T06:00:00Z','valueQuantity':{'value':4.4,'unit':'mmol/L','system':"
            + "'http://unitsofmeasure.org','code':'mmol/L'}}");
  }

  private static void put(String reference, String resource) {
    given()
        .contentType(FHIR)
        .body(resource.replace('\'', '"'))
        .put("/fhir/" + reference)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
  }

  private void script(String name, String... texts) {
    var replies = Json.array();
    for (String text : texts) {
      replies.addObject().put("text", text.replace('\'', '"'));
    }
    given().body(Json.write(replies)).put(models + "/scripts/" + name).then().statusCode(200);
  }

  private static io.restassured.response.ValidatableResponse check(String script, String model) {
    var body =
        Json.object()
            .put("patient", "Patient/model-check")
            .put("note", NOTE.formatted(script))
            .put("written", "2024-05-22T16:00:00Z");
    if (model != null) {
      body.put("model", model);
    }
    return given()
        .contentType("application/json")
        .body(Json.write(body))
        .post("/consistency/check")
        .then();
  }

  @Test
  void holdsWhatTheModelFindsAgainstTheRecord() {
    check("none", null).statusCode(200).body("findings", hasSize(0));
    script(
        "statement-found",
        "[{'kind':'lab','about':'stay','quote':'Zorbium level 3.4 mEq/L this am','name':'Zorbium"
            + " level','means':'potassium','value':'3.4','unit':'mEq/L','when':'this am'},"
            + "{'kind':'lab','quote':'Zorbium level 9.9','name':'Zorbium','value':'9.9'}]",
        "[]");
    check("statement-found", "test-model")
        .statusCode(200)
        .body("findings", hasSize(1))
        .body("findings[0].verdict", equalTo("inconsistent"))
        .body("findings[0].span.text", equalTo("3.4 mEq/L"))
        .body("remarks", hasItem(containsString("1 statements added")))
        .body("remarks", hasItem(containsString("1 dropped")));
  }

  @Test
  void answersByTheRulesAloneWhenTheModelFails() {
    script("statement-garbage", "I refuse.");
    check("statement-garbage", "test-model")
        .statusCode(200)
        .body("findings", hasSize(0))
        .body("remarks", hasItem(containsString("checked without a model")));
  }

  @Test
  void refusesAModelThatIsNotThere() {
    check("none", "nobody").statusCode(400).body(containsString("nobody"));
  }
}
