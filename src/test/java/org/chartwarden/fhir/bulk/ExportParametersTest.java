package org.chartwarden.fhir.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportParametersTest {

  private static final ExportParameters STRICT = new ExportParameters(false);
  private static final ExportParameters LENIENT = new ExportParameters(true);

  @Test
  void aCommaBeginsAFilterOnlyBeforeATypeAndAQuestionMark() {
    assertThat(
            STRICT.filters(
                List.of(
                    "Observation?code=a,b&date=ge2020,Patient?name=x,Y",
                    "Observation?status=final"),
                List.of()))
        .isEqualTo(
            Map.of(
                "Observation", List.of("code=a,b&date=ge2020", "status=final"),
                "Patient", List.of("name=x,Y")));
  }

  @Test
  void refusesFiltersOfTypesThatAreNotWantedUnlessLenient() {
    List<String> filters = List.of("Patient?name=x", "Nonsense?a=b", "Patient");
    for (String filter : filters) {
      assertThatThrownBy(() -> STRICT.filters(List.of(filter), List.of("Observation")))
          .isInstanceOf(FhirProblem.class);
    }
    assertThat(LENIENT.filters(filters, List.of("Observation"))).isEmpty();
  }

  @Test
  void limitsTheNumberOfFilters() {
    assertThatThrownBy(() -> LENIENT.filters(Collections.nCopies(201, "Patient?name=x"), List.of()))
        .hasMessageContaining("200");
  }

  @Test
  void readsTypesOnce() {
    assertThat(STRICT.types(List.of("Patient", "Observation", "Patient")))
        .containsExactly("Patient", "Observation");
    assertThat(LENIENT.types(List.of("Patient", "patient", "Nonsense"))).containsExactly("Patient");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/fhir+ndjson",
        "application/fhir ndjson",
        "Application/NDJSON",
        "application/fhir+ndjson;fhirVersion=4.0",
        "ndjson"
      })
  void knowsTheNamesOfNdjson(String format) {
    ExportParameters.requireFormat("_outputFormat", format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "json", "text/csv", "application/fhir+parquet"})
  void refusesOtherFormats(String format) {
    assertThatThrownBy(() -> ExportParameters.requireFormat("_outputFormat", format))
        .hasMessageContaining("_outputFormat");
  }

  @Test
  void aRequestComesBackFromTheStoreAsItWas() {
    ExportRequest request =
        new ExportRequest(
            List.of("Patient"),
            Map.of("Patient", List.of("name=ä&x=%26", "b=c")),
            List.of("Patient.name"),
            Optional.of(Instant.parse("2026-01-01T00:00:00.123Z")),
            Optional.of(Instant.parse("2026-02-01T00:00:00Z")),
            Optional.of(Set.of("p1", "p2")),
            false);
    assertThat(ExportRequest.of(request.json())).isEqualTo(request);
    ExportRequest all =
        new ExportRequest(
            List.of(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Set.of()),
            false);
    assertThat(ExportRequest.of(all.json())).isEqualTo(all);
    assertThat(all.wish().types()).contains("Patient", "Observation", "Organization");
  }
}
