package org.chartwarden.fhir.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariableTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "($a: ID) # ($a: ID ) # ''",
        "($a: ID!) # ($a: ID ) # a",
        "($a:[ID]) # ($a: ID ) # ''",
        "($a: [ID!]) # ($a: ID ) # ''",
        "($a: [ID!]!) # ($a: ID ) # a",
        "($a : [ [ ID ! ] ] ! ) # ($a: ID ) # a",
        "($a: ID!, $b: String) # ($a: ID $b: String ) # a",
        "($a: [ID!] = [\"x\"]) # ($a: ID = [\"x\"]) # ''"
      })
  void keepsTheNameOfAType(String query, String plain, String required) {
    VariableTypes types = VariableTypes.plain(query);

    assertThat(types.text()).isEqualTo(plain);
    assertThat(types.required()).isEqualTo(required.isEmpty() ? Set.of() : Set.of(required));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ Patient(id: $a) { id } }",
        "{ PatientList(name: \"$a: [x]!\") { id } }",
        "{ PatientList(name: \"\\\"$a: ID!\") { id } }",
        "{ PatientList(name: \"\"\"$a: \"ID!\"\"\") { id } }",
        "# $a: ID!\n{ id }",
        "{ PatientList(name: \"open",
        "\\",
        "$",
        ""
      })
  void leavesEverythingElseAsItIs(String query) {
    assertThat(VariableTypes.plain(query)).isEqualTo(new VariableTypes(query, Set.of()));
  }

  @Test
  void readsLongStringsWithoutDepth() {
    String query = "{ PatientList(name: \"" + "\\\"".repeat(100_000) + "\") { id } }";

    assertThat(VariableTypes.plain(query).text()).isEqualTo(query);
  }
}
