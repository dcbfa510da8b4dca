package org.chartwarden.fhir.operations.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceDiffTest {

  private static ObjectNode patient(String members) {
    return (ObjectNode)
        Json.parseOwn(("{'resourceType':'Patient'" + members + "}").replace('\'', '"'));
  }

  /** Each operation as one line: type, path, further parts by name. */
  private static List<String> lines(ObjectNode before, ObjectNode after) {
    List<String> lines = new ArrayList<>();
    for (JsonNode operation : ResourceDiff.between(before, after, false).path("parameter")) {
      StringBuilder line = new StringBuilder();
      for (JsonNode part : operation.path("part")) {
        ObjectNode rest = part.deepCopy();
        rest.remove("name");
        String text = Json.write(rest).replace("\"", "");
        line.append(line.isEmpty() ? "" : " ").append(part.path("name").asText()).append(text);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        ",'active':true ; ,'active':true ; ''",
        ",'active':true ; ,'active':false ; type{valueCode:replace} path{valueString:Patient.active} value{valueBoolean:false}",
        "'' ; ,'birthDate':'1980' ; type{valueCode:add} path{valueString:Patient} name{valueString:birthDate} value{valueDate:1980}",
        ",'birthDate':'1980' ; '' ; type{valueCode:delete} path{valueString:Patient.birthDate}",
        ",'name':[{'family':'A','given':['B']}] ; ,'name':[{'family':'A','given':['B','C']}] ; type{valueCode:add} path{valueString:Patient.name[0]} name{valueString:given} value{valueString:C}",
        ",'name':[{'family':'A'},{'family':'B'}] ; ,'name':[{'family':'B'}] ; type{valueCode:delete} path{valueString:Patient.name[0]}",
        ",'name':[{'family':'B'}] ; ,'name':[{'family':'A'},{'family':'B'}] ; type{valueCode:insert} path{valueString:Patient.name} index{valueInteger:0} value{valueHumanName:{family:A}}",
        ",'deceasedBoolean':true ; ,'deceasedDateTime':'2024' ; type{valueCode:delete} path{valueString:Patient.deceased}",
        "'' ; ,'contact':[{'gender':'male'}] ; type{valueCode:add} path{valueString:Patient} name{valueString:contact} value{part:[{name:gender,valueCode:male}]}",
      })
  void tellsTheOperations(String before, String after, String expected) {
    List<String> lines =
        lines(patient(before == null ? "" : before), patient(after == null ? "" : after));

    if (expected.isEmpty()) {
      assertThat(lines).isEmpty();
    } else {
      assertThat(lines.get(0)).isEqualTo(expected);
    }
  }

  @Test
  void seesExtensionsOfPrimitiveValues() {
    assertThat(
            lines(
                patient(",'birthDate':'1980'"),
                patient(
                    ",'birthDate':'1980','_birthDate':{'extension':[{'url':'urn:x','valueCode':'a'}]}")))
        .containsExactly(
            "type{valueCode:add} path{valueString:Patient.birthDate} name{valueString:extension}"
                + " value{valueExtension:{url:urn:x,valueCode:a}}");
  }

  @Test
  void leavesOutWhatTheServerKeeps() {
    ObjectNode before = patient(",'meta':{'versionId':'1','tag':[{'code':'a'}]}");
    ObjectNode after = patient(",'meta':{'versionId':'2','tag':[{'code':'b'}]}");

    assertThat(ResourceDiff.between(before, after, false).has("parameter")).isFalse();
    assertThat(ResourceDiff.between(before, after, true).path("parameter")).hasSize(1);
  }
}
