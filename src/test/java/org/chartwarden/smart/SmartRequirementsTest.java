package org.chartwarden.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds the table of requirements against the tests that it names. */
class SmartRequirementsTest {

  private static final Path FOLDER = Path.of("src/test/resources/smart");
  private static final Path REQUIREMENTS = Path.of("../shared/smart/requirements_2.2.0_server.csv");
  private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\d+),https?://");

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : lines("requirements.rows")) {
      String[] row = line.split(" ", 2);
      assertThat(rows.put(row[0], row[1].strip())).as("one row for %s", row[0]).isNull();
    }
    return rows;
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  @Test
  void everyRequirementHasARow() throws IOException {
    assumeThat(Files.exists(REQUIREMENTS)).as("%s is not there", REQUIREMENTS).isTrue();
    Set<String> numbers =
        NUMBERED
            .matcher(Files.readString(REQUIREMENTS))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(numbers).hasSizeGreaterThan(200);
    assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(numbers);
  }

  @Test
  void everyRowNamesTestsOrAReason() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> row : rows().entrySet()) {
      if (row.getValue().startsWith("-")) {
        assertThat(row.getValue()).as(row.getKey()).hasSizeGreaterThan(15);
        continue;
      }
      for (String test : row.getValue().split(" ")) {
        if (!isTest(test)) {
          wrong.add(row.getKey() + " " + test);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isTest(String name) throws ClassNotFoundException {
    String[] parts = name.split("#");
    return tests(Class.forName("org.chartwarden." + parts[0], false, loader()))
        .anyMatch(method -> method.getName().equals(parts[1]));
  }

  private static ClassLoader loader() {
    return SmartRequirementsTest.class.getClassLoader();
  }

  private static Stream<Method> tests(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(
            method ->
                AnnotationSupport.isAnnotated(method, Test.class)
                    || AnnotationSupport.isAnnotated(method, ParameterizedTest.class));
  }
}
