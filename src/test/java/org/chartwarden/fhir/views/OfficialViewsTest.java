package org.chartwarden.fhir.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The test cases of the SQL on FHIR specification, all of them. */
class OfficialViewsTest {

  private static final Path CASES = Path.of("../shared/sql-on-fhir");

  @TestFactory
  Stream<DynamicTest> passes() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "the SQL on FHIR cases are not beside the project");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        JsonNode suite = Json.parse(Files.readAllBytes(file));
        for (JsonNode test : suite.path("tests")) {
          tests.add(
              DynamicTest.dynamicTest(
                  suite.path("title").asText() + ": " + test.path("title").asText(),
                  () -> check(suite.path("resources"), test)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests.stream();
  }

  private static void check(JsonNode resources, JsonNode test) {
    if (test.path("expectError").asBoolean()) {
      assertThatThrownBy(() -> run(test.path("view"), resources)).isInstanceOf(FhirProblem.class);
      return;
    }
    List<ObjectNode> rows = run(test.path("view"), resources);
    if (test.has("expectColumns")) {
      List<String> names = new ArrayList<>();
      test.path("expectColumns").forEach(name -> names.add(name.asText()));
      assertThat(View.compile(test.path("view")).columns().stream().map(ViewColumn::name))
          .containsExactlyElementsOf(names);
    }
    List<String> expected = new ArrayList<>();
    test.path("expect").forEach(row -> expected.add(canonical(row)));
    assertThat(rows.stream().map(OfficialViewsTest::canonical))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<ObjectNode> run(JsonNode definition, JsonNode resources) {
    View view = View.compile(definition);
    List<ObjectNode> rows = new ArrayList<>();
    for (JsonNode resource : resources) {
      if (resource.path("resourceType").asText().equals(view.resource())) {
        view.rows(
            resource,
            Instant.EPOCH,
            cells -> {
              ObjectNode row = Json.object();
              for (int i = 0; i < cells.length; i++) {
                row.set(view.columns().get(i).name(), cells[i]);
              }
              rows.add(row);
            });
      }
    }
    return rows;
  }

  /** Members in one order, numbers without meaningless zeros. */
  private static String canonical(JsonNode row) {
    java.util.TreeMap<String, String> members = new java.util.TreeMap<>();
    row.properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              members.put(
                  member.getKey(),
                  value.isNumber()
                      ? value.decimalValue().stripTrailingZeros().toPlainString()
                      : Json.write(value));
            });
    return members.toString();
  }
}
