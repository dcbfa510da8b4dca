package org.chartwarden.consistency.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** What is served knows what the chart calls things, like the checker alone. */
class CheckedNoteTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final JsonNode BUNDLE =
      Json.parseOwn(
          ("{'resourceType':'Bundle','type':'collection','entry':["
                  + "{'resource':{'resourceType':'Patient','id':'p'}},"
                  + "{'resource':{'resourceType':'MedicationRequest','id':'m','status':'active',"
                  + "'intent':'order','medicationCodeableConcept':{'text':'zorbamab'},"
                  + "'subject':{'reference':'Patient/p'},'authoredOn':'2025-12-30T08:00:00Z',"
                  + "'dosageInstruction':[{'text':'zorbamab 20 mg PO daily','doseAndRate':["
                  + "{'doseQuantity':{'value':20,'unit':'mg',"
                  + "'system':'http://unitsofmeasure.org','code':'mg'}}]}]}}]}")
              .replace('\'', '"'));

  @Test
  void findsADrugThatOnlyTheChartKnowsByName() {
    BundleCase chart = BundleCase.read(BUNDLE);
    CheckedNote checked =
        chart.check(chart.note("Zorbamab 10 mg PO daily."), Optional.empty(), NOW);
    Finding drug = checked.report().statements().get(0);
    assertThat(drug.verdict()).isEqualTo(Verdict.INCONSISTENT);
    assertThat(drug.row().orElseThrow().source().id()).isEqualTo("m");
  }
}
