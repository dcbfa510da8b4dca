package org.chartwarden.smart.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A refusal before the endpoints looks like one of theirs. */
class RefusalTest {

  private static Refusal at(String path) {
    return Refusal.noToken(path, "send a token");
  }

  @Test
  void belowFhirItIsAnOutcomeAsAllOthers() {
    Refusal body = at("/fhir/Patient");
    assertThat(body.contentType()).isEqualTo("application/fhir+json");
    assertThat((JsonNode) Json.parseOwn(body.text()))
        .isEqualTo(
            OperationOutcomes.of(
                List.of(FhirIssue.error("login", "no-valid-token", "send a token"))));
  }

  @Test
  void elsewhereItIsAProblemDocument() {
    Refusal body = at("/fhirs");
    assertThat(body.contentType()).isEqualTo("application/problem+json");
    JsonNode problem = Json.parseOwn(body.text());
    assertThat(problem.path("code").asText()).isEqualTo("no-valid-token");
    assertThat(problem.path("status").asInt()).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyKindHasItsStatusCodeWordsAndHeaders(
      Refusal refusal, int status, String code, String title, Map<String, String> headers) {
    JsonNode problem = Json.parseOwn(refusal.text());
    assertThat(refusal.status()).isEqualTo(status);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("title").asText()).isEqualTo(title);
    assertThat(problem.path("detail").asText()).isNotBlank();
    assertThat(refusal.headers()).isEqualTo(headers);
  }

  private static Stream<Arguments> all() {
    String bearer = "Bearer realm=\"chartwarden\"";
    return Stream.of(
        arguments(
            Refusal.noToken("/x", "send one"),
            401,
            "no-valid-token",
            "Unauthorized",
            Map.of("WWW-Authenticate", bearer)),
        arguments(
            Refusal.badToken("/x"),
            401,
            "no-valid-token",
            "Unauthorized",
            Map.of("WWW-Authenticate", bearer + ", error=\"invalid_token\"")),
        arguments(Refusal.otherProvider("/x"), 404, "other-provider", "Not Found", Map.of()),
        arguments(
            Refusal.providerAway("/x", "later"),
            503,
            "provider-away",
            "Service Unavailable",
            Map.of("Retry-After", "10")),
        arguments(
            Refusal.auditAway("/x"), 503, "audit-unavailable", "Service Unavailable", Map.of()),
        arguments(
            Refusal.foreignOrigin("/x"),
            403,
            "foreign-origin",
            "Forbidden",
            Map.of("Vary", "Origin")));
  }
}
