package org.chartwarden.fhir.terminology.valuesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chartwarden.fhir.model.FhirProblem;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImplicitValueSetsTest {

  private static String described(String url) {
    ConceptSetComponent include =
        ImplicitValueSets.find(url).orElseThrow().getCompose().getIncludeFirstRep();
    StringBuilder text = new StringBuilder(include.getSystem());
    if (include.hasVersion()) {
      text.append('|').append(include.getVersion());
    }
    include
        .getFilter()
        .forEach(
            f ->
                text.append(' ')
                    .append(f.getProperty())
                    .append(' ')
                    .append(f.getOp().toCode())
                    .append(' ')
                    .append(f.getValue()));
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "http://snomed.info/sct?fhir_vs; http://snomed.info/sct",
        "http://snomed.info/sct?fhir_vs=isa/123; http://snomed.info/sct concept is-a 123",
        "http://snomed.info/sct?fhir_vs=ecl/%3C%3C123%20OR%20%3C456; http://snomed.info/sct constraint = <<123 OR <456",
        "http://snomed.info/sct?fhir_vs=ecl/<<123; http://snomed.info/sct constraint = <<123",
        "http://snomed.info/sct/731000124108?fhir_vs; http://snomed.info/sct|http://snomed.info/sct/731000124108",
        "http://snomed.info/sct/731000124108/version/20240301?fhir_vs=isa/1; http://snomed.info/sct|http://snomed.info/sct/731000124108/version/20240301 concept is-a 1",
        "http://loinc.org/vs; http://loinc.org",
        "http://loinc.org/vs/LL715-4; http://loinc.org parent = LL715-4",
        "http://loinc.org/vs/LP14885-5; http://loinc.org ancestor = LP14885-5",
        "http://x/codes?fhir_vs; http://x/codes"
      })
  void readsTheAddress(String url, String include) {
    assertThat(described(url)).isEqualTo(include);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://x", "http://loinc.org/vs/rubbish", "?fhir_vs", "", "http://loinc.org"})
  void leavesOtherAddressesAlone(String url) {
    assertThat(ImplicitValueSets.find(url)).isEmpty();
  }

  @Test
  void refusesOtherQueriesOfSnomed() {
    assertThatThrownBy(() -> ImplicitValueSets.find("http://snomed.info/sct?fhir_vs=%zz/7"))
        .isInstanceOf(FhirProblem.class);
  }
}
