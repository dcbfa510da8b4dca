package org.chartwarden.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** What is stored as valid R4 passes the benchmark's body rules once it is rendered. */
class BenchRenderingTest {

  private static final String BASE = "http://localhost:8080/fhir";
  private final BodyRules rules = new BodyRules(BASE, "S1234567", BenchTask.NOW);

  @Test
  void rendersABloodPressurePanelAsTheFlowsheetRow() {
    BenchResult.Post post =
        post(
            """
            {"resourceType":"Observation","id":"1","meta":{"versionId":"1"},"status":"final",
             "category":[{"coding":[{"system":
               "http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],
             "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}],"text":"BP"},
             "subject":{"reference":"Patient/S1234567"},
             "effectiveDateTime":"2023-11-13T10:15:00+00:00",
             "component":[
               {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},
                "valueQuantity":{"value":118,"unit":"mmHg"}},
               {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},
                "valueQuantity":{"value":77,"unit":"mmHg"}}]}
            """);
    assertThat(rules.bloodPressure(post, "118/77 mmHg")).isTrue();
    assertThat(rules.bloodPressure(post, "118/78 mmHg")).isFalse();
  }

  @Test
  void rendersAnInfusionWithItsDurationAsRate() {
    BenchResult.Post post =
        post(
            """
            {"resourceType":"MedicationRequest","status":"active","intent":"order",
             "medicationCodeableConcept":{"coding":[
               {"system":"http://hl7.org/fhir/sid/ndc","code":"0338-1715-40"}]},
             "subject":{"reference":"Patient/S1234567","display":"left out"},
             "authoredOn":"2023-11-13T10:15:00+00:00",
             "dosageInstruction":[{
               "route":{"coding":[{"system":"http://snomed.info/sct","code":"47625008"}]},
               "timing":{"repeat":{"duration":120,"durationUnit":"min"}},
               "doseAndRate":[{"doseQuantity":{"value":2.0,"unit":"g",
                 "system":"http://unitsofmeasure.org","code":"g"}}]}]}
            """);
    assertThat(rules.magnesium(post, 2)).isTrue();
    assertThat(rules.magnesium(post, 1)).isFalse();
  }

  @Test
  void rendersAnOralOrderAndALevel() {
    BenchResult.Post order =
        post(
            """
            {"resourceType":"MedicationRequest","status":"active","intent":"order",
             "medicationCodeableConcept":{"coding":[
               {"system":"http://hl7.org/fhir/sid/ndc","code":"40032-917-01"}]},
             "subject":{"reference":"Patient/S1234567"},
             "authoredOn":"2023-11-13T10:15:00+00:00",
             "dosageInstruction":[{"route":{"text":"Oral"},
               "doseAndRate":[{"doseQuantity":{"value":40,"unit":"mEq","code":"meq"}}]}]}
            """);
    assertThat(rules.potassium(order, new BigDecimal("40.0"))).isTrue();
    assertThat(rules.potassium(order, new BigDecimal("30"))).isFalse();
    assertThat(order.body().at("/dosageInstruction/0/doseAndRate/0").has("rateQuantity")).isFalse();
    BenchResult.Post level =
        post(
            """
            {"resourceType":"ServiceRequest","status":"active","intent":"order",
             "code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},
             "subject":{"reference":"Patient/S1234567"},"authoredOn":"2023-11-13T10:15:00+00:00",
             "occurrenceDateTime":"2023-11-14T08:00:00+00:00"}
            """);
    assertThat(rules.morningPotassium(level)).isTrue();
    assertThat(rules.hba1c(level)).isFalse();
  }

  @Test
  void rendersTheNoteOfAReferralAsOneObject() {
    BenchResult.Post post =
        post(
            """
            {"resourceType":"ServiceRequest","status":"active","intent":"order","priority":"routine",
             "code":{"coding":[{"system":"http://snomed.info/sct","code":"306181000000106"}]},
             "subject":{"reference":"Patient/S1234567"},"authoredOn":"2023-11-13T10:15:00+00:00",
             "note":[{"text":"Situation: knee."}]}
            """);
    assertThat(rules.referral(post, "Situation: knee.")).isTrue();
    assertThat(rules.referral(post, "Situation: hip.")).isFalse();
    BodyRules other = new BodyRules(BASE, "S7654321", BenchTask.NOW);
    assertThat(other.referral(post, "Situation: knee.")).isFalse();
  }

  private static BenchResult.Post post(String stored) {
    ObjectNode resource = (ObjectNode) Json.parseOwn(stored);
    return new BenchResult.Post(
        BASE + "/" + resource.path("resourceType").asText(), BenchRendering.render(resource));
  }
}
