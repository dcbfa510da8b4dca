package org.chartwarden.consistency.checking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** Whole notes against small charts. */
class ConsistencyCheckerTest {

  private static final NoteContext CONTEXT =
      NoteContext.at(Instant.parse("2025-01-10T12:00:00Z"), ZoneOffset.UTC)
          .during(Instant.parse("2025-01-07T08:00:00Z"), null);

  private static final String POTASSIUM =
      """
      {"resourceType": "Observation", "id": "k", "status": "final",
       "category": [{"coding": [{"code": "laboratory"}]}],
       "code": {"coding": [{"system": "http://loinc.org", "code": "2823-3"}], "text": "Potassium"},
       "effectiveDateTime": "2025-01-10T05:00:00Z",
       "valueQuantity": {"value": 6.41, "unit": "mmol/L",
        "system": "http://unitsofmeasure.org", "code": "mmol/L"}}
      """;
  private static final String APIXABAN =
      """
      {"resourceType": "MedicationRequest", "id": "a", "status": "active", "intent": "order",
       "medicationCodeableConcept": {"text": "apixaban"}, "authoredOn": "2025-01-09T18:00:00Z",
       "dosageInstruction": [{"text": "apixaban 5 mg PO BID",
        "timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
        "route": {"text": "PO"},
        "doseAndRate": [{"doseQuantity": {"value": 5, "unit": "mg", "code": "mg",
         "system": "http://unitsofmeasure.org"}}]}]}
      """;
  private static final String PENICILLIN =
      """
      {"resourceType": "AllergyIntolerance", "id": "p",
       "clinicalStatus": {"coding": [{"code": "active"}]}, "code": {"text": "Amoxicillin"}}
      """;

  @Test
  void agreesWithTheDigitsAsWritten() {
    Finding finding = only("K 6.4 this am.", POTASSIUM);
    assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(finding.rule()).isEqualTo("numeric-value");
    assertThat(finding.tolerance()).isEqualTo("rounded to 0.1");
    assertThat(finding.row().orElseThrow().source().reference())
        .isEqualTo("Observation/k/_history/3");
  }

  @Test
  void tellsTheFieldTheRowAndWhatToDo() {
    Finding finding = only("Apixaban 5 mg PO daily.", APIXABAN);
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONSISTENT);
    assertThat(finding.field().orElseThrow().code()).isEqualTo("frequency");
    assertThat(finding.severity()).isPresent();
    assertThat(finding.reason()).contains("once a day").contains("2 times a day");
    assertThat(finding.advice()).isNotBlank();
  }

  @Test
  void saysWhatTheChartDoesNotHave() {
    assertThat(only("Lisinopril 10 mg daily.", APIXABAN).verdict()).isEqualTo(Verdict.NOT_IN_TABLE);
  }

  @Test
  void namesCriticalResultsAndAnticoagulantsThatAreLeftOut() {
    List<Finding> omissions = check("Slept well.", POTASSIUM, APIXABAN).omissions();
    assertThat(omissions).hasSize(2);
    assertThat(omissions).allMatch(finding -> finding.verdict() == Verdict.LEFT_OUT);
    assertThat(omissions.get(0).reason()).contains("critical Potassium");
    assertThat(omissions.get(1).reason()).contains("apixaban");
    assertThat(check("K 6.4. On apixaban 5 mg BID.", POTASSIUM, APIXABAN).omissions()).isEmpty();
  }

  @Test
  void namesAnAllergyToADrugThatTheNoteGives() {
    assertThat(check("Started amoxicillin 500 mg PO TID.", PENICILLIN).omissions())
        .singleElement()
        .satisfies(finding -> assertThat(finding.reason()).contains("allergy to Amoxicillin"));
  }

  @Test
  void holdsNoKnownAllergiesAgainstTheList() {
    assertThat(check("Allergies: NKDA.", PENICILLIN).statements())
        .anyMatch(finding -> finding.verdict() == Verdict.INCONSISTENT);
  }

  @Test
  void endsSoonOnANoteThatIsNone() {
    String note = "K 3.4 at 0600, chest tube 12 ".repeat(10_000);
    long start = System.nanoTime();
    ConsistencyReport report = check(note, POTASSIUM, APIXABAN);
    assertThat(report.statements()).hasSizeLessThanOrEqualTo(ConsistencyChecker.MAX_STATEMENTS);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }

  private static Finding only(String note, String... resources) {
    List<Finding> statements = check(note, resources).statements();
    assertThat(statements).hasSize(1);
    return statements.get(0);
  }

  private static ConsistencyReport check(String note, String... resources) {
    List<ChartResource> chart = new ArrayList<>();
    for (String resource : resources) {
      JsonNode tree = Json.parseOwn(resource);
      chart.add(
          new ChartResource(
              new RecordPointer(tree.get("resourceType").asText(), tree.get("id").asText(), 3, ""),
              tree));
    }
    ChartTable table = ChartTableReader.read(chart, ZoneOffset.UTC);
    return ConsistencyChecker.check(NoteReader.read(note), CONTEXT, table);
  }
}
