package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chartwarden.fhir.model.FhirModel;
import org.junit.jupiter.api.Test;

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
}
