package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.chartwarden.testing.smart.Wire;

/** What every answer with a token must hold, however it was got. */
final class TokenAnswers {

  private TokenAnswers() {}

  static void requireBody(Wire.Reply answer) {
    JsonNode body = answer.json();
    assertThat(body.path("access_token").asText()).matches("[\\x21-\\x7E]+");
    assertThat(body.path("token_type").asText()).isEqualToIgnoringCase("bearer");
    assertThat(body.path("scope").asText()).isNotBlank();
    assertThat(body.path("expires_in").isInt()).isTrue();
    assertThat(body.path("expires_in").asInt()).isBetween(1, 3600);
    for (JsonNode item : body.path("fhirContext")) {
      assertThat(item.has("reference") || item.has("canonical") || item.has("identifier")).isTrue();
    }
  }

  static void requireHeaders(Wire.Reply answer) {
    assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
    assertThat(answer.header("Pragma").orElse("")).contains("no-cache");
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
  }

  static List<String> scopes(Wire.Reply answer) {
    return List.of(answer.text("scope").split(" "));
  }
}
