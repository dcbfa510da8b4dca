package org.chartwarden.fhir.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlPatchTest {

  private static final String PATIENT =
      "{'resourceType':'Patient','id':'p','name':[{'use':'official','family':'A'},{'use':'usual','family':'B'}],"
          + "'multipleBirthInteger':2,'extension':[{'url':'u','valueDecimal':1.50}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<replace sel='f:Patient/f:name[1]/f:family/@value'>Z</replace>|'family':'Z'},{'use':'usual'",
        "<replace sel='Patient/name[use/@value=\"usual\"]/family/@value'>Z</replace>|'family':'Z'}]",
        "<remove sel='/f:Patient/f:name[2]'/>|'name':[{'use':'official','family':'A'}]",
        "<add sel='f:Patient/f:name[1]' pos='before'><name><text value='N'/></name></add>|'name':[{'text':'N'},",
        "<add sel='f:Patient/f:name[1]' type='@id'>n1</add>|'id':'n1'",
        "<add sel='f:Patient/f:name[2]' pos='after'><gender value='male'/></add>|'gender':'male'",
        "<remove sel='f:Patient/f:multipleBirthInteger'/>|'valueDecimal':1.50"
      })
  void changes(String operation, String expected) {
    assertThat(apply(operation)).contains(expected.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<remove sel='f:Patient/f:name'/>|422|selects 2 nodes",
        "<remove sel='f:Patient/f:gender'/>|422|selects nothing",
        "<remove sel='f:Patient'/>|422|root cannot be removed",
        "<remove sel='f:Patient[['/>|400|steps such as",
        "<remove sel='f:Patient/f:name['/>|400|is not an XPath",
        "<remove sel='//*[//*]'/>|400|steps such as",
        "<remove sel='f:a[f:b[f:c]]'/>|400|steps such as",
        "<remove sel='descendant::f:name'/>|400|steps such as",
        "<remove/>|400|must have a selector",
        "<oops sel='f:Patient'/>|400|an operation is add, replace or remove",
        "<add sel='f:Patient' pos='middle'/>|400|pos must be one of",
        "<add sel='f:Patient' type='name'>x</add>|400|type must be",
        "<add sel='f:Patient'><colour value='red'/></add>|422|after the patch",
        "<replace sel='f:Patient/f:name[1]'/>|422|exactly one node",
        "|400|no operation"
      })
  void namesWhatIsWrong(String operation, int status, String words) {
    assertThatThrownBy(() -> apply(operation == null ? "" : operation))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> {
              assertThat(problem).hasMessageContaining(words);
              assertThat(problem.status()).isEqualTo(status);
            });
  }

  private static String apply(String operation) {
    String patch = "<diff xmlns='http://hl7.org/fhir'>" + operation + "</diff>";
    ObjectNode patient = (ObjectNode) Json.parseOwn(PATIENT.replace('\'', '"'));
    return Json.write(XmlPatch.parse(patch.getBytes(StandardCharsets.UTF_8)).applyTo(patient));
  }
}
