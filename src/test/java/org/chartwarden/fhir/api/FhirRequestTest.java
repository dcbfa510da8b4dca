package org.chartwarden.fhir.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirRequestTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/Patient/1; Patient,1; ''",
        "//Patient///1/; Patient,1; ''",
        "/Patient/S1&_format=json; Patient,S1; _format=json",
        "/Patient&_format=json?name=x; Patient; _format=json&name=x",
        "/Observation?code=http://loinc.org|2823-3; Observation; code=http://loinc.org|2823-3",
        "/Patient/a%2Db; Patient,a-b; ''",
        "/Patient/a+b; Patient,a+b; ''",
        "''; ''; ''",
        "?_getpages=x; ''; _getpages=x"
      })
  void takesTargetsApart(String target, String path, String query) {
    FhirRequest.Target taken = FhirRequest.target(target);

    List<String> segments = path.isEmpty() ? List.of() : Arrays.asList(path.split(","));
    assertThat(taken.path()).isEqualTo(segments);
    assertThat(taken.query()).isEqualTo(query);
  }

  @Test
  void refusesABrokenPercentEncoding() {
    assertThatThrownBy(() -> FhirRequest.target("/Patient/%zz"))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.code()).isEqualTo("bad-encoding"));
  }
}
