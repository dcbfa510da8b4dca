package org.chartwarden.trials.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.parsing.ParsedCriterion;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class TrialImportIT {

  private static final AccessContext TEST = AccessContext.system("test");
  private static final Path STUDIES = Path.of("../shared/trials/studies_dev.jsonl");

  private static final String STUDY =
      """
      {"protocolSection":{"identificationModule":{"nctId":"%s","briefTitle":"%s"},\
      "statusModule":{"overallStatus":"RECRUITING"},"conditionsModule":{"conditions":["Asthma"]},\
      "designModule":{"studyType":"INTERVENTIONAL","phases":["PHASE2"]},\
      "eligibilityModule":{"eligibilityCriteria":"Inclusion Criteria:\\n\\n- Age 40 to 75 years\\n- Asthma\\n\\n\
      Exclusion Criteria:\\n\\n- Pregnancy","sex":"ALL","minimumAge":"18 Years","healthyVolunteers":false}}}
      """;

  @Inject TrialImport imports;
  @Inject FhirGateway gateway;
  @TempDir Path folder;

  @Test
  void storesWhatFhirClientsSeeAndMatchingReads() throws IOException {
    TrialImportReport report = run(write("one.jsonl", STUDY.formatted("NCT90000001", "First")));
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.conflicts()).isEqualTo(1);
    JsonNode study = stored("ResearchStudy", "NCT90000001");
    assertThat(study.path("status").asText()).isEqualTo("active");
    assertThat(study.at("/phase/coding/0/code").asText()).isEqualTo("phase-2");
    assertThat(study.at("/enrollment/0/reference").asText()).isEqualTo("Group/NCT90000001");
    JsonNode group = stored("Group", "NCT90000001");
    assertThat(group.toString())
        .contains("Age (registry fields)", "Age (eligibility text)", "eligibility-conflict");
    JsonNode variable = stored("EvidenceVariable", "NCT90000001");
    assertThat(variable.path("characteristic")).hasSize(3);
    List<ParsedCriterion> criteria = StoredCriteria.of(variable, List.of());
    assertThat(criteria).extracting(one -> one.criterion().id()).containsExactly("i1", "i2", "e1");
    assertThat(criteria.get(0).form().describe()).isEqualTo("age 40..75 a");
  }

  @Test
  void importsAgainOnlyWhatChanged() throws IOException {
    Path file =
        write(
            "again.jsonl",
            STUDY.formatted("NCT90000002", "A") + STUDY.formatted("NCT90000003", "B"));
    assertThat(run(file).created()).isEqualTo(2);
    assertThat(run(file).unchanged()).isEqualTo(2);
    write(
        "again.jsonl",
        STUDY.formatted("NCT90000002", "A") + STUDY.formatted("NCT90000003", "Changed"));
    TrialImportReport third = run(file);
    assertThat(third.updated()).isEqualTo(1);
    assertThat(third.unchanged()).isEqualTo(1);
    assertThat(gateway.read(TEST, new ResourceKey("EvidenceVariable", "NCT90000003")).version())
        .isEqualTo(1);
    assertThat(gateway.read(TEST, new ResourceKey("ResearchStudy", "NCT90000003")).version())
        .isEqualTo(2);
  }

  @Test
  void writesDownWhatIsRefused() throws IOException {
    TrialImportReport report =
        run(
            write(
                "bad.jsonl",
                "nonsense\n"
                    + STUDY.formatted("NCT90000004", "Good")
                    + STUDY.formatted("NCT9", "Bad")));
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(2);
    List<String> rejects = Files.readAllLines(folder.resolve("trials.rejects.ndjson"));
    assertThat(rejects).hasSize(2);
    assertThat(Json.parse(rejects.get(0)).path("place").asText()).isEqualTo("line 1");
    assertThat(rejects.get(1)).contains("no-nct-number", "NCT9");
  }

  @Test
  void loadsTheDevelopmentTrialsWithoutARejection() throws IOException {
    Assumptions.assumeTrue(Files.exists(STUDIES), STUDIES + " is not there: nothing to load");
    List<String> lines = Files.readAllLines(STUDIES);
    TrialImportReport report = run(write("some.jsonl", String.join("\n", lines.subList(0, 40))));
    assertThat(report.rejected()).isZero();
    assertThat(report.loaded()).isEqualTo(40);
  }

  private JsonNode stored(String type, String id) {
    return Json.parseOwn(gateway.read(TEST, new ResourceKey(type, id)).content());
  }

  private TrialImportReport run(Path file) throws IOException {
    return imports.run(
        TEST,
        List.of(file),
        folder,
        new TrialImport.Progress() {
          @Override
          public void begin(int files) {
            assertThat(files).isEqualTo(1);
          }

          @Override
          public void advance(int filesDone, TrialImportReport report) {
            assertThat(filesDone).isZero();
          }

          @Override
          public void end() {}
        },
        () -> false);
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    return file;
  }
}
