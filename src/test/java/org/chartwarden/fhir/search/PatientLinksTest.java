package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientLinksTest {

  private final PatientLinks links = new PatientLinks();

  private static SearchParam reference(String type, String name, String expression) {
    return new SearchParam(
        type, name, ParamKind.REFERENCE, expression, "urn:x", List.of("Patient"), List.of(), 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Observation; patient; Observation.subject.where(resolve() is Patient); true",
        "Observation; subject; Observation.subject; true",
        "Observation; performer; Observation.performer; true",
        "Observation; focus; Observation.focus; false",
        "Condition; patient; AllergyIntolerance.patient | Condition.subject.where(resolve() is"
            + " Patient); true",
        "Procedure; both; Procedure.subject | Procedure.focalDevice.manipulated; false",
        "Organization; partof; Organization.partOf; false",
        "Nothing; patient; Nothing.patient; false",
      })
  void knowsWhichReferencesPutAResourceIntoTheCompartment(
      String type, String name, String expression, boolean membership) {
    assertThat(links.membership(reference(type, name, expression))).isEqualTo(membership);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Observation.subject.where(resolve() is Patient); Patient",
        "Observation.subject; Patient,Group",
        "Condition.subject.where(resolve() is Patient) | Observation.focus; Patient,Group",
      })
  void referencesReachWhatTheirExpressionLetsThrough(String expression, String reached) {
    SearchParam param =
        new SearchParam(
            "Observation",
            "patient",
            ParamKind.REFERENCE,
            expression,
            "urn:x",
            List.of("Patient", "Group"),
            List.of(),
            1);
    assertThat(param.reached()).containsExactly(reached.split(","));
  }

  @ParameterizedTest
  @CsvSource({"subject, 1", "focus, 0"})
  void otherReferencesSayNothingOfThePatientsRows(String name, int known) {
    Condition.Rows rows =
        new Condition.Rows("idx_reference", "true", List.of(), java.util.Set.of("a"));
    SearchParam param = reference("Observation", name, "Observation." + name);
    assertThat(((Condition.Rows) links.known(param, rows)).patients()).hasSize(known);
  }
}
