package org.chartwarden.fhir.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ImportRunIT {

  private static final AccessContext TEST = AccessContext.system("test");

  @Inject ImportRun imports;
  @Inject FhirGateway gateway;
  @TempDir Path folder;

  @Test
  void loadsTheGoodLinesAndWritesDownTheBadOnes() throws IOException {
    Path file =
        write(
            "mixed.ndjson",
            """
            {"resourceType":"Patient","id":"imp-mixed-1","birthDate":"1950-01-01"}
            {"resourceType":"Patient","id":"imp-mixed-2","birthDate":"tomorrow"}

            {"resourceType":"Patient","id":"imp-mixed-3",
            {"resourceType":"Nonsense","id":"imp-mixed-4"}
            {"resourceType":"Observation","id":"imp-mixed-5","status":"final","code":{"text":"x"},\
            "valueQuantity":{"value":4.0}}
            """);
    ImportReport report = run(false, file);
    assertThat(report.loaded()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(3);
    assertThat(gateway.read(TEST, new ResourceKey("Observation", "imp-mixed-5")).content())
        .contains("4.0");
    List<JsonNode> rejects = rejects("mixed.ndjson");
    assertThat(rejects).extracting(r -> r.path("line").asInt()).containsExactly(2, 4, 5);
    assertThat(rejects.get(0).path("reason").asText()).contains("birthDate");
    assertThat(rejects.get(1).path("reason").asText()).contains("malformed JSON");
    assertThat(rejects.get(2).path("reason").asText()).contains("Nonsense");
    assertThat(rejects.get(0).path("content").asText()).contains("imp-mixed-2");
  }

  @Test
  void skipsAFinishedFileUntilAskedAgain() throws IOException {
    Path file = write("once.ndjson", "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"once\"}}\n");
    assertThat(run(false, file).loaded()).isEqualTo(1);
    ImportReport second = run(false, file);
    assertThat(second.loaded()).isZero();
    assertThat(second.remarks()).singleElement().asString().contains("loaded before");
    assertThat(run(true, file).loaded()).isEqualTo(1);
  }

  @Test
  void triesAgainWhatRefersToALaterFile() throws IOException {
    Path bundle =
        write(
            "a-first.json",
            """
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"fullUrl":"urn:uuid:0b9f3c5e-6f0e-4a39-9a53-5d5d1a3c0001",
               "resource":{"resourceType":"Flag","id":"imp-flag","status":"active",
                 "code":{"text":"x"},
                 "subject":{"reference":"Patient?identifier=urn:imp|late"}},
               "request":{"method":"PUT","url":"Flag/imp-flag"}}]}
            """);
    Path later =
        write(
            "b-later.ndjson",
            "{\"resourceType\":\"RelatedPerson\",\"id\":\"imp-rp\","
                + "\"patient\":{\"reference\":\"Patient/imp-late\"}}\n"
                + "{\"resourceType\":\"Patient\",\"id\":\"imp-late\","
                + "\"identifier\":[{\"system\":\"urn:imp\",\"value\":\"late\"}]}\n");
    ImportReport report = run(false, bundle, later);
    assertThat(report.rejected()).isZero();
    assertThat(report.loaded()).isEqualTo(3);
    assertThat(gateway.read(TEST, new ResourceKey("Flag", "imp-flag")).content())
        .contains("Patient/imp-late");
  }

  @Test
  void rejectsATransactionAsAWhole() throws IOException {
    Path bundle =
        write(
            "whole.json",
            """
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"resource":{"resourceType":"Flag","id":"imp-half","status":"active",
                 "code":{"text":"x"},"subject":{"reference":"Patient/imp-none"}},
               "request":{"method":"PUT","url":"Flag/imp-half"}},
              {"resource":{"resourceType":"Flag","id":"imp-bad","status":"wavering",
                 "code":{"text":"x"},"subject":{"reference":"Patient?identifier=urn:imp|nobody"}},
               "request":{"method":"PUT","url":"Flag/imp-bad"}}]}
            """);
    ImportReport report = run(false, bundle);
    assertThat(report.loaded()).isZero();
    assertThat(report.rejected()).isEqualTo(1);
    assertThatThrownBy(() -> gateway.read(TEST, new ResourceKey("Flag", "imp-half")))
        .hasMessageContaining("imp-half");
  }

  @Test
  void saysWhatIsWrongWithAPath() {
    assertThatThrownBy(() -> run(false, folder.resolve("none")))
        .isInstanceOf(ImportProblem.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> run(false, write("notes.txt", "x")))
        .isInstanceOf(ImportProblem.class)
        .hasMessageContaining("notes.txt");
  }

  private ImportReport run(boolean again, Path... files) {
    return imports.run(
        new ImportRun.Wish(TEST, List.of(files), 2, again, folder), new Silent(), () -> false);
  }

  private List<JsonNode> rejects(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".rejects.ndjson")).stream()
        .map(Json::parseOwn)
        .toList();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static final class Silent implements ImportProgress {
    @Override
    public void begin(long bytes) {}

    @Override
    public void advance(long bytes, ImportReport report) {}

    @Override
    public void end() {}
  }
}
