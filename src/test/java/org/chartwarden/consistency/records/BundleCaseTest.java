package org.chartwarden.consistency.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class BundleCaseTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String NOTE = "Potassium 2.9 mmol/L this morning, creatinine 1.1 mg/dL.";

  private static JsonNode bundle() {
    String data = Base64.getEncoder().encodeToString(NOTE.getBytes(StandardCharsets.UTF_8));
    return Json.parseOwn(
        ("{'resourceType':'Bundle','type':'collection','entry':["
                + "{'resource':{'resourceType':'Patient','id':'p'}},"
                + "{'resource':{'resourceType':'Patient','id':'q'}},"
                + "{'resource':{'resourceType':'Encounter','id':'e','status':'in-progress',"
                + "'subject':{'reference':'Patient/p'},'period':{'start':'2024-05-19T10:00:00-05:00'}}},"
                + lab("k", "p", "2823-3", "3.9", "mmol/L")
                + ","
                + lab("kq", "q", "2823-3", "2.9", "mmol/L")
                + ","
                + lab("cr", "p", "2160-0", "1.1", "mg/dL")
                + ",{'resource':{'resourceType':'DocumentReference','id':'n','status':'current',"
                + "'subject':{'reference':'Patient/p'},'date':'2024-05-20T11:00:00-05:00',"
                + "'content':[{'attachment':{'contentType':'text/plain','data':'"
                + data
                + "'}}],'context':{'encounter':[{'reference':'Encounter/e'}]}}}]}")
            .replace('\'', '"'));
  }

  private static String lab(String id, String patient, String loinc, String value, String unit) {
    return "{'resource':{'resourceType':'Observation','id':'"
        + id
        + "','status':'final','category':[{'coding':[{'code':'laboratory'}]}],"
        + "'code':{'coding':[{'system':'http://loinc.org','code':'"
        + loinc
        + "'}]},'subject':{'reference':'Patient/"
        + patient
        + "'},'effectiveDateTime':'2024-05-20T06:00:00-05:00','valueQuantity':{'value':"
        + value
        + ",'unit':'"
        + unit
        + "','system':'http://unitsofmeasure.org','code':'"
        + unit
        + "'}}}";
  }

  @Test
  void holdsANoteAgainstItsOwnPatient() {
    BundleCase chart = BundleCase.read(bundle());
    CheckedNote checked = chart.check(chart.document("n"), Optional.empty(), NOW);
    List<Finding> findings = checked.report().statements();
    assertThat(findings)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.INCONSISTENT, Verdict.CONSISTENT);
    assertThat(findings.get(0).row().orElseThrow().source().id()).isEqualTo("k");
    assertThat(checked.of().moment().zone()).isEqualTo(ZoneOffset.ofHours(-5));
    assertThat(checked.of().moment().written()).isEqualTo(Instant.parse("2024-05-20T16:00:00Z"));
  }

  @Test
  void knowsANoteByItsText() {
    BundleCase chart = BundleCase.read(bundle());
    assertThat(chart.note(NOTE).document().orElseThrow().source().id()).isEqualTo("n");
    assertThat(chart.note("another").document()).isEmpty();
  }

  @Test
  void asksWhoseNoteItIsWhereTheBundleHoldsSeveralPatients() {
    BundleCase chart = BundleCase.read(bundle());
    GivenNote other = chart.note("K 3.9");
    assertThatThrownBy(() -> chart.check(other, Optional.empty(), NOW))
        .isInstanceOfSatisfying(
            FhirProblem.class, e -> assertThat(e.code()).isEqualTo("no-patient"));
  }

  @Test
  void saysThatADocumentIsNotThere() {
    BundleCase chart = BundleCase.read(bundle());
    assertThatThrownBy(() -> chart.document("x")).hasMessageContaining("DocumentReference/x");
    assertThatThrownBy(() -> BundleCase.read(Json.object())).hasMessageContaining("Bundle");
  }
}
