package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.platform.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementDoseToolTest {

  private static final String MAGNESIUM =
      """
      "bands":[{"high":1,"high_inclusive":false,"dose":4,"dose_unit":"g","duration":4,
                "duration_unit":"h","route":"IV"},
               {"low":1,"high":1.5,"high_inclusive":false,"dose":2,"dose_unit":"g","duration":2,
                "duration_unit":"h","route":"IV"},
               {"low":1.5,"high":1.9,"dose":1,"dose_unit":"g","duration":1,"duration_unit":"h",
                "route":"IV"}]""";

  @ParameterizedTest(name = "magnesium {0} needs {1} g")
  @CsvSource({"0.9,4", "0.4,4", "1,2", "1.0,2", "1.49,2", "1.5,1", "1.9,1", "1.90,1", "2.0,none"})
  void readsBands(String value, String dose) {
    ToolOutcome.Result result =
        (ToolOutcome.Result) call("{\"value\":" + value + "," + MAGNESIUM + "}");
    if (dose.equals("none")) {
      assertThat(result.value().get("needed").asBoolean()).isFalse();
    } else {
      assertThat(result.value().get("dose").asText()).isEqualTo(dose);
      assertThat(result.value().get("duration").asText()).isEqualTo(dose);
      assertThat(result.value().get("route").asText()).isEqualTo("IV");
    }
  }

  @ParameterizedTest(name = "potassium {0} needs {1} mEq")
  @CsvSource({"3.4,10", "3.1,40", "3.10,40", "2.6,90", "3.45,5", "3.5,none", "4.1,none"})
  void computesSteps(String value, String dose) {
    ToolOutcome.Result result =
        (ToolOutcome.Result)
            call(
                "{\"value\":"
                    + value
                    + ",\"unit\":\"mmol/L\",\"per_step\":{\"threshold\":3.5,"
                    + "\"step\":0.1,\"dose_per_step\":10,\"dose_unit\":\"mEq\"}}");
    if (dose.equals("none")) {
      assertThat(result.value().get("needed").asBoolean()).isFalse();
    } else {
      assertThat(Json.write(result.value().get("dose"))).isEqualTo(dose);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'value':1.45,'bands':[{'low':1,'high':1.4,'dose':2,'dose_unit':'g'},{'low':1.5,'high':1.9,'dose':1,'dose_unit':'g'}]}|gap-in-dosing-table",
        "{'value':1.5,'bands':[{'low':1,'high':1.5,'dose':2,'dose_unit':'g'},{'low':1.5,'high':1.9,'dose':1,'dose_unit':'g'}]}|ambiguous-dosing-table",
        "{'value':1.5,'bands':[{'low':2,'high':1,'dose':2,'dose_unit':'g'}]}|bad-dosing-table",
        "{'value':1.5}|no-dosing-rule",
        "{'value':3,'per_step':{'threshold':3.5,'step':0,'dose_per_step':10,'dose_unit':'mEq'}}|bad-dosing-rule"
      })
  void neverGuessesFromABadTable(String json, String code) {
    ToolOutcome outcome = call(json.replace('\'', '"'));
    assertThat(outcome).isInstanceOf(ToolOutcome.Failed.class);
    assertThat(((ToolOutcome.Failed) outcome).code()).isEqualTo(code);
  }

  private static ToolOutcome call(String json) {
    try {
      return new ReplacementDoseTool()
          .call(
              ToolArguments.bind(ReplacementDoseTool.Input.class, (ObjectNode) Json.parse(json)),
              FakeRecords.run());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
