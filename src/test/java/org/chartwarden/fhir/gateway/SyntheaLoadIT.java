package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

/** The Synthea sample, twice: what is created conditionally must be there once. */
@QuarkusTest
class SyntheaLoadIT {

  private static final Path FOLDER = Path.of("../shared/synthea");
  private static final AccessContext WHO = AccessContext.system("test");

  @Inject FhirGateway gateway;

  @Test
  void loadsTwiceWithoutDoublingWhatIsConditional() throws IOException {
    assumeThat(FOLDER).as("the Synthea sample is not beside the project").isDirectory();
    Map<String, Integer> first = load();
    Map<String, Long> totals = totals();
    Map<String, Integer> second = load();

    assertThat(first).containsEntry("Patient 201 Created", 5);
    assertThat(second)
        .containsEntry("Organization 200 OK", 323)
        .containsEntry("Practitioner 200 OK", 323)
        .containsEntry("Location 200 OK", 324)
        .containsEntry("PractitionerRole 201 Created", 323)
        .doesNotContainKey("Organization 201 Created");
    assertThat(first.keySet()).allMatch(k -> k.endsWith("201 Created") || k.endsWith("200 OK"));
    assertThat(totals()).isEqualTo(totals);
  }

  private Map<String, Long> totals() {
    Map<String, Long> totals = new HashMap<>();
    for (String type : List.of("Organization", "Practitioner", "Location")) {
      totals.put(type, gateway.search(WHO, type, "_summary=count", false).total().orElseThrow());
    }
    return totals;
  }

  /** Loads all files and counts the entries by type and status. */
  private Map<String, Integer> load() throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".gz")).sorted().toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          ObjectNode bundle = (ObjectNode) Json.parse(in.readAllBytes());
          JsonNode answers = gateway.process(WHO, bundle).path("entry");
          assertThat(answers.size()).isEqualTo(bundle.path("entry").size());
          for (int i = 0; i < answers.size(); i++) {
            String type = bundle.at("/entry/" + i + "/resource/resourceType").asText();
            String status = answers.at("/" + i + "/response/status").asText();
            counts.merge(type + " " + status, 1, Integer::sum);
          }
        }
      }
    }
    return counts;
  }
}
