package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchParameterRegistryTest {

  private static final SearchParameterRegistry REGISTRY = new SearchParameterRegistry();

  /** The whole list of what R4 defines and this server does not serve. */
  private static final Set<String> NOT_SERVED = Set.of("Resource _query");

  @Test
  void servesEveryStandardParameterButThePinnedFew() {
    Set<String> refused = new TreeSet<>();
    TreeMap<String, String> reasons = new TreeMap<>();
    for (String type : FhirModel.context().getResourceTypes()) {
      REGISTRY
          .notServed(type)
          .forEach(
              (name, reason) -> {
                String base =
                    switch (name) {
                      case "_query" -> "Resource";
                      default -> type;
                    };
                refused.add(base + " " + name);
                reasons.put(type + "." + name, reason);
              });
    }
    assertThat(refused).as(reasons.toString()).isEqualTo(new TreeSet<>(NOT_SERVED));
  }

  @Test
  void readsAllDefinitionsOfR4() {
    assertThat(SearchParameterDefinitions.standard()).hasSize(1375);
    assertThat(REGISTRY.parametersOf("Observation")).hasSizeGreaterThan(35);
  }

  @Test
  void knowsTheOfficialUrlAndTargets() {
    SearchParam patient = REGISTRY.find("Observation", "patient").orElseThrow();
    assertThat(patient.url()).isEqualTo("http://hl7.org/fhir/SearchParameter/clinical-patient");
    assertThat(patient.targets()).contains("Patient");
    assertThat(patient.kind()).isEqualTo(ParamKind.REFERENCE);
  }

  @Test
  void numbersOfParametersNeverChange() {
    assertThat(SearchParameterRegistry.idOf("Observation", "code")).isEqualTo(-959628241);
    assertThat(SearchParameterRegistry.idOf("Patient", "name")).isEqualTo(187769161);
  }

  @Test
  void servesTheParametersOfOurProfiles() {
    SearchParam race = REGISTRY.find("Patient", "race").orElseThrow();
    assertThat(race.url()).isEqualTo("http://hl7.org/fhir/us/core/SearchParameter/us-core-race");
  }

  private static ObjectNode definition(String base, String type, String code, String path) {
    ObjectNode definition =
        Json.object()
            .put("resourceType", "SearchParameter")
            .put("id", code)
            .put("url", "http://example.org/" + code)
            .put("status", "active")
            .put("code", code)
            .put("type", type)
            .put("expression", path);
    definition.putArray("base").add(base);
    return definition;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Condition; date; asserted; Condition.extension.where(url = 'http://x').valueDateTime
          Condition; date; asserted; Condition.extension.where(url = 'http://x').value
          Patient; token; identity; Patient.extension.where(url='http://x').value.coding.code
          Condition; date; started; Condition.onset.as(dateTime)|Condition.onset.as(Period)
          Observation; reference; who; Observation.subject.where(resolve() is Patient)
          Patient; date; died; (Patient.deceased as dateTime)
          Resource; token; label; Resource.meta.security
          Observation; quantity; amount; Observation.valueQuantity
          ElementDefinition; uri; x; x
          """)
  void definitionsOfGuidesAreUsable(String base, String type, String code, String path) {
    ObjectNode definition = definition(base, type, code, path);
    if (base.equals("ElementDefinition")) {
      assertThatThrownBy(() -> REGISTRY.requireUsable(definition))
          .hasMessageContaining("ElementDefinition");
      return;
    }
    assertThatCode(() -> REGISTRY.requireUsable(definition)).doesNotThrowAnyException();
    SearchParameterRegistry registry = new SearchParameterRegistry();
    registry.use(List.of(definition));
    assertThat(registry.added()).extracting(added -> added.param().name()).contains(code);
    registry.use(List.of());
    assertThat(registry.find(base.equals("Resource") ? "Patient" : base, code)).isEmpty();
  }

  @Test
  void aParameterOfR4StaysWhatItIs() {
    SearchParameterRegistry registry = new SearchParameterRegistry();
    registry.use(
        List.of(definition("Observation", "reference", "subject", "Observation.performer")));
    assertThat(registry.find("Observation", "subject"))
        .isEqualTo(REGISTRY.find("Observation", "subject"));
  }
}
