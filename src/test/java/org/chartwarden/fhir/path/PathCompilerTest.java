package org.chartwarden.fhir.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.chartwarden.platform.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathCompilerTest {

  private static final JsonNode PATIENT =
      Json.parseOwn(
          """
          {"resourceType":"Patient","active":true,"birthDate":"1950-01-02",
           "name":[{"family":"A","given":["B","C"]},{"family":"D","_given":[{"id":"x"}]}],
           "telecom":[{"system":"phone","value":"1"},{"system":"email","value":"2"},{"value":"3"}],
           "deceasedDateTime":"2001","contained":[{"resourceType":"Organization","id":"o"}],
           "managingOrganization":{"reference":"#o"},
           "generalPractitioner":[{"reference":"Practitioner/1"},{"reference":"http://x.y/z/Organization/2/_history/3"},
             {"type":"PractitionerRole","display":"said"},{"display":"nobody"}],
           "extension":[{"url":"http://e/race","extension":[{"url":"omb","valueCoding":{"code":"c1"}},{"url":"text","valueString":"t"}]}]}""");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Patient.name.given; B C
          Patient.name[1].family; D
          Patient.name.given[0]; B
          Patient.name.first().family; A
          name.family | Person.name.family; A D
          Person.name.family;
          Patient.telecom.where(system='phone').value; 1
          Patient.telecom.where(system != 'phone').value; 2
          Patient.deceased as dateTime; 2001
          (Patient.deceased as boolean);
          Patient.deceased.ofType(dateTime); 2001
          Patient.deceased.exists(); true
          Patient.deceased.exists() and Patient.deceased != false; true
          Patient.multipleBirth.exists() and Patient.active = true; false
          Patient.generalPractitioner.where(resolve() is Practitioner).reference; Practitioner/1
          Patient.generalPractitioner.where(resolve() is PractitionerRole).display; said
          Patient.managingOrganization.where(resolve() is Organization).reference; #o
          Patient.extension('http://e/race').extension.value.code; c1
          Patient.extension.where(url = 'http://e/race').extension.value.ofType(string); t
          Resource.id;
          """)
  void selects(String path, String expected) throws PathProblem {
    List<String> values =
        PathCompiler.compile("Patient", path).select(PATIENT).stream()
            .map(located -> located.node().asText())
            .toList();
    assertThat(values).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Patient.",
        "Patient.nmae",
        "Patient.name.given.frobnicate()",
        "Patient.name[x]",
        "Patient.name as Quantity",
        "Patient.name.where(family=",
        "Patient.name)",
        "Patient # name"
      })
  void refusesWhatItCannotEvaluate(String path) {
    assertThatThrownBy(() -> PathCompiler.compile("Patient", path)).isInstanceOf(PathProblem.class);
  }
}
