package org.chartwarden.fhir.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirPathPatchTest {

  private static final String OBSERVATION =
      "{'resourceType':'Observation','id':'o','status':'final','code':{'coding':[{'system':'s','code':'a'},"
          + "{'system':'s','code':'b'}]},'valueQuantity':{'value':4.0,'unit':'mmol/L'},"
          + "'effectiveDateTime':'2026-01-01','_effectiveDateTime':{'id':'e'},"
          + "'component':[{'code':{'text':'c1'},'valueString':'v1'}]}";

  private static final String PATIENT =
      "{'resourceType':'Patient','id':'p','name':[{'use':'official','given':['A','B',null],"
          + "'_given':[null,null,{'extension':[{'url':'u','valueString':'x'}]}]},{'use':'usual','family':'F'}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "replace|Observation.value|{'valueString':'x'}|'valueString':'x'",
        "replace|Observation.value|{'valueQuantity':{'value':1.50}}|'valueQuantity':{'value':1.50}",
        "replace|Observation.value.value|{'valueDecimal':0.0010}|'value':0.0010,'unit':'mmol/L'",
        "replace|Observation.effective|{'valueDateTime':'2027'}|'effectiveDateTime':'2027','component'",
        "replace|Observation.component[0].value|{'valueBoolean':true}|{'code':{'text':'c1'},'valueBoolean':true}",
        "replace|Observation.component.where(code.text='c1').code.text|{'valueString':'z'}|'text':'z'",
        "replace|Observation.code.coding.where(system='s' and code='b').code|{'valueCode':'q'}|'code':'a'},{'system':'s','code':'q'}",
        "delete|Observation.code.coding.first()||'code':{'coding':[{'system':'s','code':'b'}]}",
        "delete|Observation.note||'valueQuantity':{'value':4.0,'unit':'mmol/L'}",
        "delete|Observation.effective.id||'effectiveDateTime':'2026-01-01','component'"
      })
  void editsObservations(String type, String path, String value, String expected) {
    assertThat(
            apply(
                OBSERVATION,
                "{'name':'type','valueCode':'" + type + "'}",
                path(path),
                value == null ? "" : "{'name':'value'," + value.substring(1)))
        .contains(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "component|{'name':'value','part':[{'name':'code','valueCodeableConcept':{'text':'c2'}},{'name':'value','valueQuantity':{'value':2.00}}]}"
            + "|{'code':{'text':'c2'},'valueQuantity':{'value':2.00}}]",
        "extension|{'name':'value','valueExtension':{'url':'u','valueCode':'c'}}|'extension':[{'url':'u','valueCode':'c'}]",
        "issued|{'name':'value','valueInstant':'2026-01-01T00:00:00Z'}|'issued':'2026-01-01T00:00:00Z'",
        "contained|{'name':'value','resource':{'resourceType':'Patient','id':'1'}}|'contained':[{'resourceType':'Patient','id':'1'}]"
      })
  void addsToObservations(String name, String value, String expected) {
    assertThat(
            apply(
                OBSERVATION,
                "{'name':'type','valueCode':'add'}",
                path("Observation"),
                name(name),
                value))
        .contains(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "delete|Patient.name[0].given[0]||'given':['B',null],'_given':[null,{'extension'",
        "delete|Patient.name[0].given[2]||'given':['A','B']},{",
        "insert|Patient.name[0].given|{'name':'index','valueInteger':2},{'name':'value','valueString':'N'}|'given':['A','B','N',null],'_given':[null,null,null,{",
        "insert|Patient.telecom|{'name':'index','valueInteger':0},{'name':'value','valueContactPoint':{'value':'1'}}|'telecom':[{'value':'1'}]",
        "move|Patient.name[0].given|{'name':'source','valueInteger':2},{'name':'destination','valueInteger':0}|'given':[null,'A','B'],'_given':[{",
        "add|Patient.name[1].family|{'name':'name','valueString':'extension'},{'name':'value','valueExtension':{'url':'u'}}|'family':'F','_family':{'extension':[{'url':'u'}]}"
      })
  void keepsPrimitivesAndTheirExtensionsTogether(
      String type, String path, String parts, String expected) {
    assertThat(
            apply(
                PATIENT,
                "{'name':'type','valueCode':'" + type + "'}",
                path(path),
                parts == null ? "" : parts))
        .contains(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "delete|Patient.name||422|selects 2 elements",
        "replace|Patient.gender|{'name':'value','valueCode':'male'}|422|nothing at 'Patient.gender'",
        "replace|Patient|{'name':'value','valueCode':'male'}|422|whole resource",
        "delete|Patient||422|whole resource",
        "delete|Patient.name.count()||422|computes a value",
        "delete|Patient.name[||400|is not FHIRPath",
        "delete|Patient.name.where(family.matches('(a+)+$'))||400|matches() is not allowed",
        "delete|Patient.name.where(%resource.name.exists())||400|variables are not allowed",
        "insert|Patient.name|{'name':'index','valueInteger':3},{'name':'value','valueHumanName':{'text':'x'}}|422|at most 2",
        "insert|Patient.name|{'name':'value','valueHumanName':{'text':'x'}}|400|must have a part 'index'",
        "insert|Patient.name[0]|{'name':'index','valueInteger':0},{'name':'value','valueHumanName':{'text':'x'}}|422|all of one list",
        "move|Patient.name|{'name':'source','valueInteger':2},{'name':'destination','valueInteger':0}|422|the source is 2",
        "add|Patient|{'name':'name','valueString':'id'},{'name':'value','valueId':'x'}|422|has one id already",
        "add|Patient|{'name':'name','valueString':'colour'},{'name':'value','valueString':'x'}|422|has no element 'colour'",
        "add|Patient|{'name':'name','valueString':'deceased'},{'name':'value','valueQuantity':{'value':1}}|422|cannot be valueQuantity",
        "upsert|Patient||400|it must be add, insert",
        "replace|Patient.id||400|must have a part 'value'",
        "replace|Patient.id|{'name':'value'}|400|must have a value or parts"
      })
  void namesWhatIsWrong(String type, String path, String parts, int status, String words) {
    assertThatThrownBy(
            () ->
                apply(
                    PATIENT,
                    "{'name':'type','valueCode':'" + type + "'}",
                    path(path),
                    parts == null ? "" : parts))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> {
              assertThat(problem).hasMessageContaining(words);
              assertThat(problem.status()).isEqualTo(status);
            });
  }

  private static String path(String path) {
    return "{'name':'path','valueString':\"" + path + "\"}";
  }

  private static String name(String name) {
    return "{'name':'name','valueString':'" + name + "'}";
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String apply(String resource, String... parts) {
    StringBuilder list = new StringBuilder();
    for (String part : parts) {
      if (!part.isEmpty()) {
        list.append(list.isEmpty() ? "" : ",")
            .append(
                part.contains("\"")
                    ? part.replaceAll(
                        "^\\{'name':'path','valueString':", "{\"name\":\"path\",\"valueString\":")
                    : json(part));
      }
    }
    ObjectNode parameters =
        (ObjectNode)
            Json.parseOwn(
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                    + list
                    + "]}]}");
    return Json.write(
        FhirPathPatch.parse(parameters).applyTo((ObjectNode) Json.parseOwn(json(resource))));
  }
}
