package org.chartwarden.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.platform.Json;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

class SamplePatientsTest {

  private final List<ObjectNode> bundles = SamplePatients.transactionBundles();

  @Test
  void areTheSameEachTime() {
    assertThat(SamplePatients.transactionBundles()).isEqualTo(bundles);
  }

  @Test
  void areAboutTwentyAdultsWithWholeCharts() {
    assertThat(bundles).hasSizeBetween(18, 25);
    Map<String, Integer> counts = new TreeMap<>();
    bundles.forEach(
        b ->
            resources(b)
                .forEach(r -> counts.merge(r.get("resourceType").asText(), 1, Integer::sum)));
    assertThat(counts)
        .containsKeys(
            "Patient",
            "Condition",
            "MedicationRequest",
            "Observation",
            "AllergyIntolerance",
            "Encounter",
            "DocumentReference");
    assertThat(counts.get("Observation")).isGreaterThan(1000);
  }

  @Test
  void parseAsStrictR4() {
    IParser strict = FhirModel.context().newJsonParser();
    strict.setParserErrorHandler(new StrictErrorHandler());
    bundles.forEach(
        b -> assertThat(strict.parseResource(Bundle.class, Json.write(b)).getEntry()).isNotEmpty());
  }

  @Test
  void haveUniqueIdsThatNameTheirPatient() {
    Set<String> seen = new HashSet<>();
    for (ObjectNode bundle : bundles) {
      String patient = resources(bundle).get(0).get("id").asText();
      for (JsonNode resource : resources(bundle)) {
        assertThat(
                seen.add(resource.get("resourceType").asText() + "/" + resource.get("id").asText()))
            .isTrue();
        assertThat(resource.get("id").asText()).startsWith(patient);
      }
    }
  }

  @Test
  void chartNothingAfterTheReferenceTime() {
    for (ObjectNode bundle : bundles) {
      for (JsonNode resource : resources(bundle)) {
        JsonNode time = resource.get("effectiveDateTime");
        if (time != null) {
          assertThat(OffsetDateTime.parse(time.asText()))
              .isBeforeOrEqualTo(SamplePatients.REFERENCE);
        }
      }
    }
  }

  @Test
  void notesQuoteTheChart() {
    JsonNode erik =
        bundles.stream()
            .map(SamplePatientsTest::resources)
            .filter(list -> list.get(0).at("/birthDate").asText().equals("1949-11-02"))
            .flatMap(List::stream)
            .filter(r -> r.get("resourceType").asText().equals("DocumentReference"))
            .findFirst()
            .orElseThrow();
    String text =
        new String(
            Base64.getDecoder().decode(erik.at("/content/0/attachment/data").asText()),
            StandardCharsets.UTF_8);
    assertThat(text)
        .contains("76-year-old male", "apixaban 5 mg oral twice a day", "Allergies: none known");
  }

  private static List<JsonNode> resources(ObjectNode bundle) {
    return bundle.get("entry").valueStream().map(e -> e.get("resource")).toList();
  }
}
