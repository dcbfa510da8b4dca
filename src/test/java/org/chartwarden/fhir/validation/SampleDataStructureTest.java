package org.chartwarden.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.chartwarden.fhir.model.ConditionalReference;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** Real data of other systems must pass; the files stay where they are, outside the project. */
class SampleDataStructureTest {

  private static final Path SHARED = Path.of("../shared");

  private final ResourceValidator validator = new ResourceValidator();

  @Test
  void acceptsEverySyntheaResource() throws IOException {
    Path folder = SHARED.resolve("synthea");
    assumeThat(folder).as("the Synthea sample is not beside the project").isDirectory();
    List<String> faults = new ArrayList<>();
    int checked = 0;
    for (Path file : files(folder, ".gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        for (JsonNode entry : Json.parse(in.readAllBytes()).path("entry")) {
          ObjectNode resource = (ObjectNode) entry.get("resource");
          withoutSearches(resource);
          check(resource, faults);
          checked++;
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(checked).isGreaterThan(2800);
  }

  @Test
  void acceptsEveryRecordedBenchmarkResource() throws IOException {
    Path folder = SHARED.resolve("medagentbench/fhir");
    assumeThat(folder).as("the benchmark charts are not beside the project").isDirectory();
    List<String> faults = new ArrayList<>();
    int checked = 0;
    for (Path file : files(folder, ".ndjson")) {
      for (String line : Files.readAllLines(file)) {
        check((ObjectNode) Json.parse(line), faults);
        checked++;
      }
    }
    assertThat(faults).isEmpty();
    assertThat(checked).isGreaterThan(8000);
  }

  private void check(ObjectNode resource, List<String> faults) {
    String before = Json.write(resource);
    try {
      validator.check(resource, true);
      assertThat(Json.write(resource)).isEqualTo(before);
    } catch (FhirProblem problem) {
      problem.issues().forEach(issue -> faults.add(issue.expression() + ": " + issue.message()));
    }
  }

  /** A transaction would have replaced these before the check. */
  private static void withoutSearches(JsonNode node) {
    if (node instanceof ObjectNode object) {
      String reference = object.path("reference").asText();
      ConditionalReference.parse(reference)
          .ifPresent(search -> object.put("reference", search.type() + "/1"));
    }
    node.forEach(SampleDataStructureTest::withoutSearches);
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }
}
