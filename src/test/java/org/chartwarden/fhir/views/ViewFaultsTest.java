package org.chartwarden.fhir.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told about faulty views: every fault, with the place where it stands. */
class ViewFaultsTest {

  static Stream<Arguments> cases() throws IOException {
    try (InputStream in = ViewFaultsTest.class.getResourceAsStream("/fhir/views/faults.json")) {
      List<Arguments> cases = new ArrayList<>();
      for (JsonNode row : Json.parse(in.readAllBytes())) {
        List<String> faults = new ArrayList<>();
        row.path("faults").forEach(fault -> faults.add(fault.asText()));
        cases.add(Arguments.of(row.path("title").asText(), row.path("view"), faults));
      }
      return cases.stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void tellsEveryFault(String title, JsonNode view, List<String> faults) {
    FhirProblem problem = catchThrowableOfType(FhirProblem.class, () -> View.compile(view));
    assertThat(problem).as(title).isNotNull();
    assertThat(problem.status()).isEqualTo(422);
    List<String> told = problem.issues().stream().map(FhirIssue::message).toList();
    assertThat(told).hasSameSizeAs(faults);
    for (int i = 0; i < faults.size(); i++) {
      assertThat(told.get(i)).startsWith(faults.get(i));
    }
  }
}
