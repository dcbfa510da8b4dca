package org.chartwarden.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"4.0", "4.00", "1e3", "1E-7", "0.0000001", "12345678901234567890", "-0.0"})
  void keepsTheDigitsOfNumbers(String number) throws JsonProcessingException {
    String json = "{\"value\":" + number + "}";

    assertThat(Json.write(Json.parse(json))).isEqualTo(json);
  }

  @Test
  void refusesADuplicateMember() {
    assertThatThrownBy(() -> Json.parse("{\"a\":1,\"a\":2}"))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("Duplicate field 'a'");
  }

  @Test
  void refusesTextAfterTheDocument() {
    assertThatThrownBy(() -> Json.parse("{} {}")).hasMessageContaining("after the end");
  }

  @Test
  void tellsLineAndColumnOfBadJson() {
    assertThatThrownBy(() -> Json.parse("{\n  \"a\": tru\n}"))
        .isInstanceOfSatisfying(
            JsonProcessingException.class,
            e -> assertThat(e.getLocation().getLineNr()).isEqualTo(2));
  }
}
