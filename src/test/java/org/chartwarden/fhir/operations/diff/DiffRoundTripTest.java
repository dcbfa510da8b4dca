package org.chartwarden.fhir.operations.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.chartwarden.fhir.patch.FhirPathPatch;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A difference, applied as the patch that it is, leads from the one version to the other. */
class DiffRoundTripTest {

  private static final Path SYNTHEA = Path.of("../shared/synthea");
  private static final int PAIRS_PER_TYPE = 6;

  private static ObjectNode tree(String text) {
    return (ObjectNode) Json.parseOwn(text.replace('\'', '"'));
  }

  private static void roundTrip(ObjectNode before, ObjectNode after) {
    ObjectNode diff = ResourceDiff.between(before, after, true);
    if (!diff.has("parameter")) {
      assertThat(before).isEqualTo(after);
      return;
    }
    ObjectNode patched = FhirPathPatch.parse(diff).applyTo(before.deepCopy());
    // What is left of the second difference says what the first one missed.
    assertThat(Json.write(ResourceDiff.between(patched, after, true)))
        .as("left after %s", diff)
        .isEqualTo("{\"resourceType\":\"Parameters\"}");
    assertThat(patched).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'active':true ; 'active':false",
        "'name':[{'family':'A','given':['x','y']}] ; 'name':[{'family':'B','given':['y']},{'text':'C'}]",
        "'name':[{'family':'A'},{'family':'B'},{'family':'C'}] ; 'name':[{'family':'C'}]",
        "'deceasedBoolean':true ; 'deceasedDateTime':'2024-01-01'",
        "'telecom':[{'value':'1'}] ; 'birthDate':'1980'",
        "'birthDate':'1980' ; 'birthDate':'1980','_birthDate':{'extension':[{'url':'urn:x','valueCode':'a'}]}",
        "'contact':[{'gender':'male'}] ; 'contact':[{'gender':'female','name':{'family':'D'}}]",
        "'communication':[{'language':{'text':'x'}}] ; 'communication':[{'language':{'text':'x'},'preferred':true},{'language':{'coding':[{'code':'y'}]}}]",
        "'extension':[{'url':'urn:a','valueDecimal':1.0}] ; 'extension':[{'url':'urn:a','valueDecimal':1.00}]"
      })
  void leadsFromOneVersionToTheOther(String before, String after) {
    String head = "{'resourceType':'Patient','id':'a',";
    roundTrip(tree(head + before + "}"), tree(head + after + "}"));
    roundTrip(tree(head + after + "}"), tree(head + before + "}"));
  }

  @Test
  void leadsFromOneRealResourceToAnother() throws IOException {
    assumeTrue(Files.isDirectory(SYNTHEA), "../shared/synthea is not there: nothing to compare");
    Map<String, List<ObjectNode>> byType = new HashMap<>();
    try (Stream<Path> files = Files.list(SYNTHEA)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".gz")).sorted().toList()) {
        collect(file, byType);
      }
    }
    int pairs = 0;
    for (List<ObjectNode> resources : byType.values()) {
      for (int i = 0; i + 1 < resources.size() && i < PAIRS_PER_TYPE; i++) {
        roundTrip(resources.get(i), resources.get(i + 1));
        pairs++;
      }
    }
    assertThat(pairs).isGreaterThan(20);
  }

  private static void collect(Path bundle, Map<String, List<ObjectNode>> byType)
      throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(bundle))) {
      for (JsonNode entry : Json.parse(in.readAllBytes()).path("entry")) {
        ObjectNode resource = ((ObjectNode) entry.path("resource")).deepCopy();
        resource.put("id", "same");
        byType
            .computeIfAbsent(resource.path("resourceType").asText(), t -> new ArrayList<>())
            .add(resource);
      }
    }
  }
}
