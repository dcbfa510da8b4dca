package org.chartwarden.fhir.operations.terminology;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.chartwarden.testing.EmbeddedPostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terminology operations over HTTP, at type and instance level, by GET and POST. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TerminologyOperationsIT {

  private static final String SCT = "http://snomed.info/sct";
  private static final String FHIR_JSON = "application/fhir+json";

  private static void put(String type, String id, String json) {
    given()
        .contentType(FHIR_JSON)
        .body(("{'resourceType':'" + type + "','id':'" + id + "'," + json + "}").replace('\'', '"'))
        .put("/fhir/" + type + "/" + id)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
  }

  private static ValidatableResponse post(String path, String parameters) {
    return given()
        .contentType(FHIR_JSON)
        .body(("{'resourceType':'Parameters','parameter':[" + parameters + "]}").replace('\'', '"'))
        .post("/fhir/" + path)
        .then();
  }

  private static ValidatableResponse get(String path, String... query) {
    var request = given();
    for (int i = 0; i < query.length; i += 2) {
      request.queryParam(query[i], query[i + 1]);
    }
    return request.get("/fhir/" + path).then();
  }

  private static String value(ValidatableResponse response, String name, String member) {
    return response
        .extract()
        .jsonPath()
        .getString("parameter.find { it.name == '" + name + "' }." + member);
  }

  @BeforeEach
  void definitions() {
    put(
        "CodeSystem",
        "op-animals",
        "'url':'http://op/animals','version':'1.2','name':'Animals','status':'active','caseSensitive':true,"
            + "'content':'complete','property':[{'code':'legs','description':'Number of legs','type':'integer'}],"
            + "'concept':[{'code':'mammal','display':'Mammal','concept':[{'code':'dog','display':'Dog','definition':'Canis',"
            + "'designation':[{'language':'de','value':'Hund'}],'property':[{'code':'legs','valueInteger':4}]},"
            + "{'code':'whale','display':'Whale'}]},{'code':'bird','display':'Bird','property':[{'code':'legs','valueInteger':2}]}]");
    put(
        "ValueSet",
        "op-mammals",
        "'url':'http://op/mammals','version':'3','status':'active','compose':{'include':[{'system':'http://op/animals',"
            + "'filter':[{'property':'concept','op':'is-a','value':'mammal'}]}]}");
    put(
        "ConceptMap",
        "op-map",
        "'url':'http://op/map','status':'active','sourceUri':'http://op/mammals','targetUri':'http://op/sounds-vs',"
            + "'group':[{'source':'http://op/animals','target':'http://op/sounds','element':["
            + "{'code':'dog','target':[{'code':'bark','display':'Bark','equivalence':'wider'}]},"
            + "{'code':'whale','target':[{'equivalence':'unmatched'}]},"
            + "{'code':'bird','target':[{'code':'sing','equivalence':'equivalent','dependsOn':["
            + "{'property':'http://op/season','value':'spring'}],"
            + "'product':[{'property':'http://op/pitch','value':'high'}]}]}],"
            + "'unmapped':{'mode':'fixed','code':'silence','display':'Silence'}}]");
  }

  @Test
  void expandsByUrlByInstanceAndInline() {
    get("ValueSet/$expand", "url", "http://op/mammals")
        .statusCode(200)
        .body("resourceType", equalTo("ValueSet"))
        .body("url", equalTo("http://op/mammals"))
        .body("compose", org.hamcrest.Matchers.nullValue())
        .body("expansion.identifier", containsString("urn:uuid:"))
        .body("expansion.timestamp", notNullValue())
        .body("expansion.total", equalTo(3))
        .body("expansion.contains.code", equalTo(List.of("mammal", "dog", "whale")))
        .body("expansion.contains[1].display", equalTo("Dog"))
        .body("expansion.contains[1].system", equalTo("http://op/animals"))
        .body("expansion.contains[1].version", equalTo("1.2"))
        .body(
            "expansion.parameter.find { it.name == 'used-codesystem' }.valueUri",
            equalTo("http://op/animals|1.2"));
    get("ValueSet/op-mammals/$expand").statusCode(200).body("expansion.total", equalTo(3));
    post("ValueSet/$expand", "{'name':'url','valueUri':'http://op/mammals'}").statusCode(200);
    String inline =
        "{'resourceType':'ValueSet','status':'active','compose':{'include':[{'system':'http://op/animals',"
            + "'concept':[{'code':'bird','display':'Birdie'},{'code':'dog'}]}]}}";
    post("ValueSet/$expand", "{'name':'valueSet','resource':" + inline + "}")
        .statusCode(200)
        .body("expansion.contains.code", equalTo(List.of("bird", "dog")))
        .body("expansion.contains[0].display", equalTo("Birdie"));
    given()
        .contentType(FHIR_JSON)
        .body(inline.replace('\'', '"'))
        .post("/fhir/ValueSet/$expand?filter=dog")
        .then()
        .statusCode(200)
        .body("expansion.contains.code", equalTo(List.of("dog")));
  }

  @Test
  void pagesFiltersAndTranslatesNames() {
    get("ValueSet/$expand", "url", "http://op/mammals", "count", "1", "offset", "1")
        .statusCode(200)
        .body("expansion.total", equalTo(3))
        .body("expansion.offset", equalTo(1))
        .body("expansion.contains.code", equalTo(List.of("dog")));
    get("ValueSet/$expand", "url", "http://op/mammals", "count", "0")
        .statusCode(200)
        .body("expansion.total", equalTo(3))
        .body("expansion.contains", org.hamcrest.Matchers.nullValue());
    get("ValueSet/$expand", "url", "http://op/mammals", "filter", "hun", "displayLanguage", "de")
        .statusCode(200)
        .body("expansion.contains.display", equalTo(List.of("Hund")));
    get("ValueSet/$expand", "url", "http://op/mammals", "includeDesignations", "true")
        .body("expansion.contains[1].designation[0].value", equalTo("Hund"));
    get("ValueSet/$expand", "url", "http://op/mammals", "includeDefinition", "true")
        .body("compose.include", hasSize(1));
    get("ValueSet/$expand", "url", "http://op/mammals|3").statusCode(200);
    get("ValueSet/$expand", "url", "http://op/mammals", "valueSetVersion", "4").statusCode(404);
  }

  @Test
  void expandsImplicitValueSets() {
    get("ValueSet/$expand", "url", SCT + "?fhir_vs=isa/73211009")
        .statusCode(200)
        .body("expansion.contains.code", hasItem("44054006"));
    get("ValueSet/$expand", "url", SCT + "?fhir_vs=ecl/<< 73211009 MINUS << 44054006")
        .statusCode(200)
        .body("expansion.contains.code", hasItem("46635009"))
        .body("expansion.contains.code", not(hasItem("44054006")));
    get("ValueSet/$expand", "url", SCT + "?fhir_vs", "filter", "heart fail", "count", "5")
        .statusCode(200)
        .body("expansion.contains.code", hasItem("84114007"))
        .body("expansion.parameter.name", hasItem("warning-fragment"));
    get("ValueSet/$expand", "url", SCT + "?fhir_vs=ecl/^ 700043003")
        .statusCode(422)
        .body("issue[0].diagnostics", containsString("reference sets"));
    get("ValueSet/$expand", "url", SCT + "?fhir_vs=ecl/<< 73211009 : 246075003 = *")
        .statusCode(422)
        .body("issue[0].diagnostics", containsString("refinements"));
    get("ValueSet/$expand", "url", "http://loinc.org/vs", "filter", "potassium")
        .statusCode(200)
        .body("expansion.contains.code", hasItem("2823-3"));
    get("ValueSet/$expand", "url", "http://op/animals?fhir_vs")
        .statusCode(200)
        .body("expansion.total", equalTo(4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "url=http://op/none; 404; unknown-value-set",
        "url=http://hl7.org/fhir/ValueSet/mimetypes; 422; not-enumerable",
        "url=http://op/mammals&count=-1; 400; bad-parameter",
        "url=http://op/mammals&count=1e6; 400; bad-parameter",
        "url=http://op/mammals&date=2020-01-01; 400; unknown-parameter",
        "filter=x; 400; missing-parameter",
        "url=http://op/mammals&check-system-version=http://op/animals|9; 422; version-mismatch",
        "url=http://op/mammals&system-version=http://op/animals|9; 422; unknown-code-system",
        "url=http://snomed.info/sct?fhir_vs=nonsense; 404; unknown-value-set"
      })
  void refusesWhatCannotBeExpanded(String query, int status, String code) {
    var request = given().urlEncodingEnabled(true);
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      request.queryParam(pair.substring(0, equals), pair.substring(equals + 1));
    }
    request
        .get("/fhir/ValueSet/$expand")
        .then()
        .statusCode(status)
        .body("resourceType", equalTo("OperationOutcome"))
        .body("issue[0].details.coding[0].code", equalTo(code));
  }

  @Test
  void judgesCodesByValueSet() {
    ValidatableResponse right =
        get(
                "ValueSet/$validate-code",
                "url",
                "http://op/mammals",
                "system",
                "http://op/animals",
                "code",
                "dog")
            .statusCode(200);
    assertThat(value(right, "result", "valueBoolean")).isEqualTo("true");
    assertThat(value(right, "display", "valueString")).isEqualTo("Dog");
    ValidatableResponse wrong =
        get("ValueSet/op-mammals/$validate-code", "system", "http://op/animals", "code", "bird");
    assertThat(value(wrong, "result", "valueBoolean")).isEqualTo("false");
    assertThat(value(wrong, "message", "valueString")).contains("bird");
    ValidatableResponse inferred =
        get("ValueSet/$validate-code", "url", "http://op/mammals", "code", "dog");
    assertThat(value(inferred, "system", "valueUri")).isEqualTo("http://op/animals");
    ValidatableResponse name =
        get(
            "ValueSet/$validate-code",
            "url",
            "http://op/mammals",
            "system",
            "http://op/animals",
            "code",
            "dog",
            "display",
            "Cat");
    assertThat(value(name, "result", "valueBoolean")).isEqualTo("false");
    assertThat(value(name, "message", "valueString")).contains("'Dog'");
    ValidatableResponse concept =
        post(
            "ValueSet/$validate-code",
            "{'name':'url','valueUri':'http://op/mammals'},{'name':'codeableConcept','valueCodeableConcept':"
                + "{'coding':[{'system':'http://x','code':'1'},{'system':'http://op/animals','code':'whale'}]}}");
    assertThat(value(concept, "result", "valueBoolean")).isEqualTo("true");
    get("ValueSet/$validate-code", "url", "http://op/mammals").statusCode(400);
    get(
            "ValueSet/$validate-code",
            "url",
            "http://hl7.org/fhir/ValueSet/mimetypes",
            "system",
            "urn:ietf:bcp:13",
            "code",
            "application/json")
        .statusCode(200)
        .body("parameter[0].valueBoolean", equalTo(true));
  }

  @Test
  void judgesCodesByCodeSystem() {
    ValidatableResponse right =
        get("CodeSystem/$validate-code", "url", "http://op/animals", "code", "dog");
    assertThat(value(right, "result", "valueBoolean")).isEqualTo("true");
    ValidatableResponse wrong =
        get("CodeSystem/op-animals/$validate-code", "code", "cat").statusCode(200);
    assertThat(value(wrong, "result", "valueBoolean")).isEqualTo("false");
    ValidatableResponse unit =
        get("CodeSystem/$validate-code", "url", "http://unitsofmeasure.org", "code", "mg/dL");
    assertThat(value(unit, "result", "valueBoolean")).isEqualTo("true");
    ValidatableResponse fragment =
        get("CodeSystem/$validate-code", "url", "http://loinc.org", "code", "99999-9");
    assertThat(value(fragment, "result", "valueBoolean")).isEqualTo("false");
    assertThat(value(fragment, "message", "valueString")).contains("not known here");
    assertThat(value(fragment, "issues", "resource.issue[0].severity")).isEqualTo("warning");
  }

  @Test
  void looksUpWhatIsKnown() {
    ValidatableResponse all =
        get("CodeSystem/$lookup", "system", "http://op/animals", "code", "dog").statusCode(200);
    assertThat(value(all, "name", "valueString")).isEqualTo("Animals");
    assertThat(value(all, "version", "valueString")).isEqualTo("1.2");
    assertThat(value(all, "display", "valueString")).isEqualTo("Dog");
    assertThat(all.extract().asString())
        .contains("\"Hund\"", "\"valueInteger\":4", "\"Number of legs\"", "\"mammal\"");
    ValidatableResponse one =
        post(
            "CodeSystem/$lookup",
            "{'name':'coding','valueCoding':{'system':'http://op/animals','code':'mammal'}},"
                + "{'name':'property','valueCode':'child'}");
    assertThat(one.extract().asString()).contains("whale").doesNotContain("designation");
    get("CodeSystem/$lookup", "system", "http://op/animals", "code", "cat")
        .statusCode(404)
        .body("issue[0].details.coding[0].code", equalTo("unknown-code"));
    get("CodeSystem/$lookup", "code", "cat").statusCode(400);
    get("CodeSystem/$lookup", "system", "http://op/none", "code", "cat").statusCode(422);
    ValidatableResponse loinc =
        get("CodeSystem/$lookup", "system", "http://loinc.org", "code", "2823-3");
    assertThat(value(loinc, "display", "valueString")).startsWith("Potassium");
  }

  @ParameterizedTest
  @CsvSource({
    "73211009, 44054006, subsumes",
    "44054006, 73211009, subsumed-by",
    "44054006, 46635009, not-subsumed",
    "44054006, 44054006, equivalent"
  })
  void comparesCodes(String a, String b, String outcome) {
    get("CodeSystem/$subsumes", "system", SCT, "codeA", a, "codeB", b)
        .statusCode(200)
        .body("parameter[0].name", equalTo("outcome"))
        .body("parameter[0].valueCode", equalTo(outcome));
  }

  @Test
  void refusesToCompareWhatHasNoCommonSystem() {
    post(
            "CodeSystem/$subsumes",
            "{'name':'codingA','valueCoding':{'system':'http://a','code':'1'}},"
                + "{'name':'codingB','valueCoding':{'system':'http://b','code':'1'}}")
        .statusCode(400);
    get("CodeSystem/$subsumes", "system", SCT, "codeA", "44054006").statusCode(400);
    get("CodeSystem/$subsumes", "system", SCT, "codeA", "44054006", "codeB", "1").statusCode(404);
    get("CodeSystem/op-animals/$subsumes", "codeA", "mammal", "codeB", "dog")
        .statusCode(200)
        .body("parameter[0].valueCode", equalTo("subsumes"));
  }

  @Test
  void translatesThereAndBack() {
    ValidatableResponse there =
        get(
                "ConceptMap/$translate",
                "url",
                "http://op/map",
                "system",
                "http://op/animals",
                "code",
                "dog")
            .statusCode(200);
    assertThat(value(there, "result", "valueBoolean")).isEqualTo("true");
    assertThat(value(there, "match", "part.find { it.name == 'concept' }.valueCoding.code"))
        .isEqualTo("bark");
    assertThat(value(there, "match", "part.find { it.name == 'equivalence' }.valueCode"))
        .isEqualTo("wider");
    ValidatableResponse back =
        get(
            "ConceptMap/op-map/$translate",
            "system",
            "http://op/sounds",
            "code",
            "bark",
            "reverse",
            "true");
    assertThat(value(back, "match", "part.find { it.name == 'concept' }.valueCoding.code"))
        .isEqualTo("dog");
    assertThat(value(back, "match", "part.find { it.name == 'equivalence' }.valueCode"))
        .isEqualTo("narrower");
    ValidatableResponse unmatched =
        get(
            "ConceptMap/$translate",
            "url",
            "http://op/map",
            "system",
            "http://op/animals",
            "code",
            "whale");
    assertThat(value(unmatched, "result", "valueBoolean")).isEqualTo("false");
    ValidatableResponse fixed =
        get(
            "ConceptMap/$translate",
            "source",
            "http://op/mammals",
            "targetsystem",
            "http://op/sounds",
            "system",
            "http://op/animals",
            "code",
            "ant");
    assertThat(value(fixed, "match", "part.find { it.name == 'concept' }.valueCoding.code"))
        .isEqualTo("silence");
    get(
            "ConceptMap/$translate",
            "url",
            "http://op/none",
            "system",
            "http://op/animals",
            "code",
            "dog")
        .statusCode(404);
    get("ConceptMap/$translate", "url", "http://op/map", "code", "dog").statusCode(400);
  }

  @Test
  void translatesWhatDependsOnMore() {
    String base =
        "{'name':'url','valueUri':'http://op/map'},{'name':'coding','valueCoding':{'system':'http://op/animals','code':'bird'}}";
    assertThat(value(post("ConceptMap/$translate", base), "result", "valueBoolean"))
        .isEqualTo("false");
    ValidatableResponse spring =
        post(
            "ConceptMap/$translate",
            base
                + ",{'name':'dependency','part':[{'name':'element','valueUri':'http://op/season'},"
                + "{'name':'concept','valueCodeableConcept':{'coding':[{'code':'spring'}]}}]}");
    assertThat(value(spring, "match", "part.find { it.name == 'concept' }.valueCoding.code"))
        .isEqualTo("sing");
    assertThat(spring.extract().asString()).contains("http://op/pitch");
  }

  @Test
  void answersHostileBodiesWithReasons() {
    String odd = "\\u0000\\ud800";
    for (String system : List.of("http://op/animals", SCT, "http://loinc.org", odd)) {
      post(
              "CodeSystem/$lookup",
              "{'name':'code','valueCode':'"
                  + odd
                  + "'},{'name':'system','valueUri':'"
                  + system
                  + "'}")
          .statusCode(org.hamcrest.Matchers.oneOf(400, 404, 422));
      post(
              "CodeSystem/$validate-code",
              "{'name':'coding','valueCoding':{'system':'" + system + "','code':'" + odd + "'}}")
          .statusCode(org.hamcrest.Matchers.oneOf(200, 400));
    }
    post("ValueSet/$expand", "{'name':'url','valueUri':'" + odd + "'}")
        .statusCode(org.hamcrest.Matchers.oneOf(400, 404));
    for (String compose :
        List.of(
            "'x'",
            "{'include':[{}]}",
            "{'include':[{'valueSet':['http://op/self']}]}",
            "{'include':[{'system':'http://op/animals','filter':[{'property':'concept','op':'zap','value':'1'}]}]}",
            "{'include':[{'system':'http://op/animals','concept':[{'code':'dog'}],'filter':[{'property':'legs','op':'=','value':'4'}]}]}",
            "{'include':[{'concept':[{'code':'dog'}]}]}",
            "{'include':[{'system':'http://op/animals','filter':[{'property':'display','op':'regex','value':'('}]}]}")) {
      given()
          .contentType(FHIR_JSON)
          .body(
              ("{'resourceType':'ValueSet','url':'http://op/self','status':'active','compose':"
                      + compose
                      + "}")
                  .replace('\'', '"'))
          .post("/fhir/ValueSet/$expand")
          .then()
          .statusCode(org.hamcrest.Matchers.oneOf(400, 422))
          .body("resourceType", equalTo("OperationOutcome"))
          .body("issue[0].diagnostics", notNullValue());
    }
  }
}
