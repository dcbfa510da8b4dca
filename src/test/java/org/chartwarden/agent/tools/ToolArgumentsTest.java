package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolArgumentsTest {

  enum Which {
    HIGHEST,
    LOWEST
  }

  record Step(@Describe(value = "size", required = true) BigDecimal size, Boolean open) {}

  record Example(
      @Describe(value = "who", required = true) String patient,
      List<String> codes,
      Integer limit,
      BigDecimal resultMaxAge,
      Which which,
      List<Step> steps,
      ObjectNode inputs) {}

  @Test
  void bindsEveryKindOfMemberAndKeepsDigits() throws JsonProcessingException {
    Example bound =
        bind(
            """
                {"patient":"p1","codes":["K"],"limit":5,"result_max_age":4.0,"which":"lowest",
                 "steps":[{"size":0.1,"open":true}],"inputs":{"a":1}}""");
    assertThat(bound.patient()).isEqualTo("p1");
    assertThat(bound.codes()).containsExactly("K");
    assertThat(bound.resultMaxAge()).isEqualTo(new BigDecimal("4.0"));
    assertThat(bound.which()).isEqualTo(Which.LOWEST);
    assertThat(bound.steps()).containsExactly(new Step(new BigDecimal("0.1"), true));
    assertThat(bound.inputs().get("a").intValue()).isEqualTo(1);
  }

  @Test
  void takesAnExplicitNullAsAbsent() throws JsonProcessingException {
    assertThat(bind("{\"patient\":\"p\",\"limit\":null}").limit()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|missing required member \"patient\"",
        "{\"patient\":null}|missing required member \"patient\"",
        "{\"patient\":\" \"}|\"patient\" must not be empty",
        "{\"patient\":7}|\"patient\" must be text, not 7",
        "{\"patient\":\"p\",\"pateint\":1}|unknown member \"pateint\"",
        "{\"patient\":\"p\",\"limit\":1.5}|\"limit\" must be a whole number, not 1.5",
        "{\"patient\":\"p\",\"limit\":\"5\"}|\"limit\" must be a whole number, not \"5\"",
        "{\"patient\":\"p\",\"codes\":\"K\"}|\"codes\" must be a list",
        "{\"patient\":\"p\",\"codes\":[1]}|\"codes[0]\" must be text",
        "{\"patient\":\"p\",\"which\":\"best\"}|\"which\" must be one of highest, lowest",
        "{\"patient\":\"p\",\"steps\":[{}]}|missing required member \"steps[0].size\"",
        "{\"patient\":\"p\",\"steps\":[{\"size\":1,\"x\":1}]}|unknown member \"steps[0].x\"",
        "{\"patient\":\"p\",\"inputs\":3}|\"inputs\" must be an object",
        "{\"patient\":\"p\",\"result_max_age\":1e999}|more digits"
      })
  void namesTheMemberThatIsWrong(String json, String expected) {
    ToolInputProblem problem = catchThrowableOfType(ToolInputProblem.class, () -> bind(json));
    assertThat(problem).isNotNull().hasMessageContaining(expected);
  }

  @Test
  void derivesTheSchemaFromTheRecord() {
    assertThat(Json.write(ToolSchema.of(Example.class)))
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{"
                + "\"patient\":{\"type\":\"string\",\"description\":\"who\"},"
                + "\"codes\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                + "\"limit\":{\"type\":\"integer\"},\"result_max_age\":{\"type\":\"number\"},"
                + "\"which\":{\"type\":\"string\",\"enum\":[\"highest\",\"lowest\"]},"
                + "\"steps\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{"
                + "\"size\":{\"type\":\"number\",\"description\":\"size\"},"
                + "\"open\":{\"type\":\"boolean\"}},\"required\":[\"size\"],"
                + "\"additionalProperties\":false}},\"inputs\":{\"type\":\"object\"}},"
                + "\"required\":[\"patient\"],\"additionalProperties\":false}");
  }

  private static Example bind(String json) throws JsonProcessingException {
    return ToolArguments.bind(Example.class, (ObjectNode) Json.parse(json));
  }
}
