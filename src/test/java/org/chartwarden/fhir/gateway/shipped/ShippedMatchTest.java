package org.chartwarden.fhir.gateway.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.model.ResourceKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedMatchTest {

  private static final ShippedDefinition DEFINITION =
      new ShippedDefinition(
          new ResourceKey("OperationDefinition", "Patient-everything"),
          Map.of(
              "id", List.of("Patient-everything"),
              "url", List.of("http://hl7.org/fhir/OperationDefinition/Patient-everything"),
              "name", List.of("Éverything, all"),
              "status", List.of("active"),
              "code", List.of("everything"),
              "base", List.of("Patient", "Encounter"),
              "system", List.of("false")),
          () -> "{}");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "code=everything true",
        "code=Everything false",
        "code=x,everything true",
        "code=http://hl7.org/fhir/x|everything true",
        "code=urn:other|everything false",
        "base=Encounter true",
        "base=Encounter&code=other false",
        "base=Encounter&code=everything&_count=1&_sort=name true",
        "name=every true",
        "name=verything false",
        "name:contains=VERYTHING true",
        "name:exact=every false",
        "name=\u00e9verything\\,\u00a0 false",
        "_id=a,Patient-everything true",
        "url=http://hl7.org/fhir/OperationDefinition/Patient-everything true",
        "url=http://hl7.org/fhir/OperationDefinition false",
        "system=false true",
        "system=true false",
        // What is not known of them, and what only lists.
        "url:below=http://hl7.org/fhir false",
        "_lastUpdated=gt1990 false",
        "code=everything&date=2020 false",
        "code:not=x false",
        "status=active false",
        "_count=5 false"
      })
  void matches(String query, boolean expected) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.add(Map.entry(parts[0], parts[1]));
    }
    assertThat(
            ShippedMatch.of("OperationDefinition", parameters)
                .filter(test -> test.test(DEFINITION))
                .isPresent())
        .isEqualTo(expected);
  }
}
