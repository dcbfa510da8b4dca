package org.chartwarden.fhir.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireFormatTest {

  @ParameterizedTest(name = "_format={0} Accept: {1} -> {2}")
  @CsvSource(
      delimiter = '>',
      value = {
        "> > JSON",
        "> */* > JSON",
        "> text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 > JSON",
        "> application/fhir+xml > XML",
        "> application/fhir+xml;q=0.5, application/fhir+json > JSON",
        "> application/xml, application/json;q=0.1 > XML",
        "> application/fhir+json; fhirVersion=4.0 > JSON",
        "json > application/fhir+xml > JSON",
        "xml > application/fhir+json > XML",
        "application/fhir+xml > > XML",
        "application/fhir xml > > XML",
        "html > > JSON"
      })
  void choosesWhatTheClientWants(String format, String accept, WireFormat chosen) {
    assertThat(WireFormat.wanted(Optional.ofNullable(format), Optional.ofNullable(accept)))
        .isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource({"ttl,", "pdf, application/fhir+json", ", image/png", ", 'image/png;q=0.3, text/csv'"})
  void refusesWhatItDoesNotSpeak(String format, String accept) {
    assertThatThrownBy(
            () -> WireFormat.wanted(Optional.ofNullable(format), Optional.ofNullable(accept)))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(406));
  }
}
