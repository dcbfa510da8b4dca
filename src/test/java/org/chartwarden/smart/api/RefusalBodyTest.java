package org.chartwarden.smart.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** A refusal before the endpoints looks like one of theirs. */
class RefusalBodyTest {

  private static RefusalBody at(String path) {
    return RefusalBody.of(path, 401, "Unauthorized", "login", "no-valid-token", "send a token");
  }

  @Test
  void belowFhirItIsAnOutcomeAsAllOthers() {
    RefusalBody body = at("/fhir/Patient");
    assertThat(body.contentType()).isEqualTo("application/fhir+json");
    assertThat((JsonNode) Json.parseOwn(body.text()))
        .isEqualTo(
            OperationOutcomes.of(
                List.of(FhirIssue.error("login", "no-valid-token", "send a token"))));
  }

  @Test
  void elsewhereItIsAProblemDocument() {
    RefusalBody body = at("/fhirs");
    assertThat(body.contentType()).isEqualTo("application/problem+json");
    JsonNode problem = Json.parseOwn(body.text());
    assertThat(problem.path("code").asText()).isEqualTo("no-valid-token");
    assertThat(problem.path("status").asInt()).isEqualTo(401);
  }
}
