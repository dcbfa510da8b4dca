package org.chartwarden.fhir.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

  private static final String DOCUMENT =
      "{'a':{'b':[1,2.50,1e3]},'m~n':1,'s/t':2,'':3,'t':'x','big':10000000000000000000000.10}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'op':'test','path':'/a/b/1','value':2.5}",
        "{'op':'test','path':'/a/b/2','value':1000}",
        "{'op':'test','path':'/m~0n','value':1}",
        "{'op':'test','path':'/s~1t','value':2}",
        "{'op':'test','path':'/','value':3}",
        "{'op':'test','path':'/a','value':{'b':[1.0,2.5,1000.00]}}",
        "{'op':'move','from':'/a','path':'/a'}"
      })
  void leavesTheDocumentWithEveryDigit(String operation) {
    assertThat(apply("[" + operation + "]")).isEqualTo(DOCUMENT.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'op':'add','path':'/a/b/0','value':9.0}|{'b':[9.0,1,2.50,1e3]}",
        "{'op':'add','path':'/a/b/-','value':9}|{'b':[1,2.50,1e3,9]}",
        "{'op':'add','path':'/a/b/3','value':9}|{'b':[1,2.50,1e3,9]}",
        "{'op':'add','path':'/a/c','value':null}|{'b':[1,2.50,1e3],'c':null}",
        "{'op':'replace','path':'/a/b/1','value':'x'}|{'b':[1,'x',1e3]}",
        "{'op':'remove','path':'/a/b/2'}|{'b':[1,2.50]}",
        "{'op':'move','from':'/a/b/0','path':'/a/b/2'}|{'b':[2.50,1e3,1]}",
        "{'op':'copy','from':'/a/b/1','path':'/a/c'}|{'b':[1,2.50,1e3],'c':2.50}",
        "{'op':'replace','path':'/a','value':{'x':1}}|{'x':1}"
      })
  void changes(String operation, String a) {
    assertThat(apply("[" + operation + "]")).contains(("{'a':" + a).replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|400|an array of operations",
        "[1]|400|patch[0] must be an object",
        "[{'op':'put','path':'/a'}]|400|patch[0].op must be",
        "[{'op':'add','path':'/a'}]|400|must have a value",
        "[{'op':'add','value':1}]|400|patch[0].path must be a JSON Pointer",
        "[{'op':'move','path':'/a'}]|400|patch[0].from must be a JSON Pointer",
        "[{'op':'add','path':'a','value':1}]|400|starts with '/'",
        "[{'op':'add','path':'/a~2','value':1}]|400|'~' must be followed by",
        "[{'op':'add','path':'/a~','value':1}]|400|'~' must be followed by",
        "[{'op':'remove','path':'/x'}]|422|the resource has no member 'x'",
        "[{'op':'remove','path':''}]|422|cannot be removed",
        "[{'op':'replace','path':'/x','value':1}]|422|has no member 'x'",
        "[{'op':'add','path':'/a/b/4','value':1}]|422|array of 3 elements",
        "[{'op':'remove','path':'/a/b/-'}]|422|'-' is no index",
        "[{'op':'remove','path':'/a/b/01'}]|422|'01' is no index",
        "[{'op':'remove','path':'/a/b/99999999999999'}]|422|array of 3 elements",
        "[{'op':'add','path':'/t/u','value':1}]|422|'/t' is a plain value",
        "[{'op':'move','from':'/a','path':'/a/c'}]|422|into itself",
        "[{'op':'copy','from':'/x','path':'/y'}]|422|patch[0].from '/x' does not fit",
        "[{'op':'test','path':'/t','value':'y'}]|422|tested for \"y\", but is \"x\"",
        "[{'op':'test','path':'/m~0n','value':'1'}]|422|tested for \"1\", but is 1",
        "[{'op':'add','path':'','value':[]}]|422|no JSON object any more",
        "[{'op':'test','path':'/m~0n','value':1},{'op':'remove','path':'/y'}]|422|patch[1].path"
      })
  void namesWhatIsWrong(String patch, int status, String words) {
    assertThatThrownBy(() -> apply(patch))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem).hasMessageContaining(words);
            });
  }

  @Test
  void doesNotLetCopiesGrowWithoutLimit() {
    StringBuilder patch = new StringBuilder("[{'op':'test','path':'/t','value':'x'}");
    for (int i = 0; i < 60; i++) {
      patch.append(",{'op':'copy','from':'','path':'/c").append(i).append("'}");
    }
    assertThatThrownBy(() -> apply(patch.append(']').toString()))
        .isInstanceOf(FhirProblem.class)
        .hasMessageMatching("(?s).*(moves or copies more than|nest the resource more than).*");
  }

  private static String apply(String patch) {
    try {
      return Json.write(
          JsonPatch.parse(patch.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
              .applyTo(
                  (com.fasterxml.jackson.databind.node.ObjectNode)
                      Json.parse(DOCUMENT.replace('\'', '"'))));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
