package org.chartwarden.fhir.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guide wants of a server against what a server says it does. */
class RequirementsTest {

  private static final JsonNode OURS =
      json(
          """
          {'kind':'instance','rest':[{'mode':'server','interaction':[{'code':'batch'}],
           'operation':[{'name':'meta'}],
           'resource':[{'type':'Patient','interaction':[{'code':'read'}],
            'searchParam':[{'name':'name'}],'operation':[{'name':'everything'}]}]}]}
          """);

  private static JsonNode json(String text) {
    return Json.parseOwn(text.replace('\'', '"'));
  }

  private static boolean meets(String rest) {
    return Requirements.meets(
        OURS, json("{'kind':'requirements','rest':[{'mode':'server'" + rest + "}]}"));
  }

  private static String expectation(String word) {
    return "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation','valueCode':'"
        + word
        + "'}]";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'interaction':[{'code':'batch'}]; true",
        "'interaction':[{'code':'transaction'}]; false",
        "'operation':[{'name':'export'}]; false",
        "'resource':[{'type':'Patient','interaction':[{'code':'read'}]}]; true",
        "'resource':[{'type':'Patient','interaction':[{'code':'vread'}]}]; false",
        "'resource':[{'type':'Patient','searchParam':[{'name':'name'}]}]; true",
        "'resource':[{'type':'Patient','searchParam':[{'name':'race'}]}]; false",
        "'resource':[{'type':'Patient','operation':[{'name':'match'}]}]; false",
        "'resource':[{'type':'Goal'}]; false"
      })
  void wantsEverythingThatAServerShallDo(String rest, boolean met) {
    assertThat(meets("," + rest)).isEqualTo(met);
  }

  @Test
  void doesNotMindWhatAServerMayLeaveOut() {
    assertThat(meets(",'interaction':[{'code':'transaction'," + expectation("MAY") + "}]"))
        .isTrue();
    assertThat(meets(",'resource':[{'type':'Goal'," + expectation("SHOULD") + "}]")).isTrue();
    assertThat(meets(",'resource':[{'type':'Goal'," + expectation("SHALL") + "}]")).isFalse();
  }

  @Test
  void leavesOtherStatementsAlone() {
    assertThat(Requirements.meets(OURS, OURS)).isFalse();
    assertThat(Requirements.meets(OURS, json("{'kind':'requirements','rest':[{'mode':'client'}]}")))
        .isFalse();
  }
}
