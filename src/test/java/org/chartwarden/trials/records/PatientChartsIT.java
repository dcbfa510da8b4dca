package org.chartwarden.trials.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.TrialFixture;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.importing.TrialImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class PatientChartsIT {

  private static final AccessContext TEST = AccessContext.system("test");

  @Inject PatientCharts charts;
  @Inject FhirGateway gateway;
  @Inject TrialImport imports;
  @Inject NoteFactStore kept;
  @Inject KeptNotes notes;
  @Inject NotesAhead ahead;
  @TempDir Path folder;

  @BeforeEach
  void load() {
    TrialFixture.load(imports, folder);
  }

  @Test
  void readsResourcesAndNotes() {
    PatientChart chart = charts.read(TEST, TrialFixture.PATIENT, Optional.empty());
    assertThat(chart.name()).isEqualTo("Ada Miller");
    assertThat(chart.facts().person().sex()).isEqualTo(PersonSex.FEMALE);
    assertThat(chart.facts().problems())
        .anyMatch(
            fact ->
                fact.evidence()
                    .source()
                    .orElseThrow()
                    .reference()
                    .startsWith("Condition/trial-condition/_history/"))
        .anyMatch(fact -> fact.evidence().span().isPresent());
    assertThat(chart.facts().measurements())
        .extracting(fact -> fact.evidence().source().orElseThrow().id())
        .contains("trial-creatinine")
        .doesNotContain("trial-of-another");
    assertThat(chart.notes()).hasSize(1);
    assertThat(chart.remarks()).singleElement().asString().contains("trial-unreadable");
  }

  @Test
  void leavesOutWhatCameLater() {
    PatientChart before =
        charts.read(TEST, TrialFixture.PATIENT, Optional.of(LocalDate.parse("2019-01-31")));
    assertThat(before.facts().indexDate()).isEqualTo("2019-01-31");
    assertThat(before.facts().problems()).isEmpty();
    assertThat(before.facts().measurements()).isEmpty();
    assertThat(before.notes()).isEmpty();
  }

  @Test
  void readsManyAtOnce() {
    Map<String, PatientChart> read =
        charts.read(
            TEST, List.of(TrialFixture.PATIENT, "no-such", TrialFixture.OTHER), Optional.empty());
    assertThat(read).containsOnlyKeys(TrialFixture.PATIENT, TrialFixture.OTHER);
    PatientChart alone = charts.read(TEST, TrialFixture.PATIENT, Optional.empty());
    assertThat(read.get(TrialFixture.PATIENT)).isEqualTo(alone);
    List<MeasuredFact> other = read.get(TrialFixture.OTHER).facts().measurements();
    assertThat(other)
        .allMatch(fact -> fact.evidence().source().orElseThrow().id().equals("trial-of-another"));
  }

  @Test
  void thinsResultsOfAChartThatIsTooLarge() {
    ChartRows.Rows thinned =
        new ChartRows(gateway, TEST, 5).of(List.of(TrialFixture.PATIENT)).get(TrialFixture.PATIENT);
    assertThat(thinned.remarks()).singleElement().asString().contains("more than 5 resources");
    assertThat(thinned.versions())
        .extracting(row -> row.version().key().id())
        .contains(TrialFixture.PATIENT, "trial-condition", "trial-creatinine");
    assertThatThrownBy(() -> new ChartRows(gateway, TEST, 2).of(List.of(TrialFixture.PATIENT)))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.code()).isEqualTo("chart-too-large"));
  }

  @Test
  void showsABoundCallerItsOwnPatientOnly() {
    AccessContext bound = TEST.boundTo(Set.of(TrialFixture.OTHER));
    assertThatThrownBy(() -> charts.read(bound, TrialFixture.PATIENT, Optional.empty()))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(403));
    assertThat(
            charts.read(bound, List.of(TrialFixture.PATIENT, TrialFixture.OTHER), Optional.empty()))
        .containsOnlyKeys(TrialFixture.OTHER);
    assertThatThrownBy(() -> charts.read(TEST, "no-such", Optional.empty()))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  private static ObjectNode note(String id, String text) {
    String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return (ObjectNode)
        Json.parseOwn(
            ("{'resourceType':'DocumentReference','id':'"
                    + id
                    + "','status':'current','date':'2026-10-02T10:00:00Z','subject':{'reference':"
                    + "'Patient/trial-kept'},'content':[{'attachment':{'contentType':'text/plain',"
                    + "'data':'"
                    + data
                    + "'}}]}")
                .replace('\'', '"'));
  }

  private void store(ObjectNode resource) {
    ResourceKey key =
        new ResourceKey(resource.path("resourceType").asText(), resource.path("id").asText());
    gateway.update(TEST, key, resource, WriteOptions.NONE);
  }

  private List<String> problems() {
    return charts.read(TEST, "trial-kept", Optional.empty()).facts().problems().stream()
        .map(fact -> fact.name().shown())
        .toList();
  }

  @Test
  void keepsWhatANoteTellsUntilItChangesOrGoes() {
    store(Json.object().put("resourceType", "Patient").put("id", "trial-kept"));
    ResourceKey key = new ResourceKey("DocumentReference", "trial-kept-note");
    store(note(key.id(), "She has gout."));
    PatientChart first = charts.read(TEST, "trial-kept", Optional.empty());
    byte[] facts = kept.find(notes.reader(), List.of(key)).get(key).facts();
    PatientChart second = charts.read(TEST, "trial-kept", Optional.empty());
    assertThat(second).isEqualTo(first);
    assertThat(kept.find(notes.reader(), List.of(key)).get(key).facts()).isEqualTo(facts);
    assertThat(problems()).containsExactly("gout");

    store(note(key.id(), "She has asthma."));
    assertThat(kept.find(notes.reader(), List.of(key))).isEmpty();
    assertThat(problems()).containsExactly("asthma");
    assertThat(kept.find(notes.reader(), List.of(key))).containsKey(key);

    gateway.delete(TEST, key, WriteOptions.NONE);
    assertThat(kept.find(notes.reader(), List.of(key))).isEmpty();
    assertThat(problems()).isEmpty();
  }

  @Test
  void readsNotesAhead() {
    ResourceKey key = new ResourceKey("DocumentReference", "trial-ahead-note");
    store(Json.object().put("resourceType", "Patient").put("id", "trial-kept"));
    store(note(key.id(), "She has psoriasis."));
    while (kept.find(notes.reader(), List.of(key)).isEmpty()) {
      assertThat(ahead.step()).isPositive();
    }
    byte[] facts = kept.find(notes.reader(), List.of(key)).get(key).facts();
    assertThat(problems()).contains("psoriasis");
    assertThat(kept.find(notes.reader(), List.of(key)).get(key).facts()).isEqualTo(facts);
    gateway.delete(TEST, key, WriteOptions.NONE);
  }
}
