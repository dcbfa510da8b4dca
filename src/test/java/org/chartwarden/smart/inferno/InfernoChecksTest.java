package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;

/** Every check that the list of the kits names is a test, and the table of ids names it. */
class InfernoChecksTest {

  private static final Path LIST = Path.of("../shared/smart/INFERNO.md");
  private static final Path TABLE = Path.of("src/test/resources/smart/inferno.rows");
  private static final Path TESTS = Path.of("src/test/java/org/chartwarden/smart/inferno");
  private static final String PACKAGE = "smart.inferno.";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*_[a-z0-9_]+-[A-Za-z0-9_-]+");

  private static String list() throws IOException {
    assumeThat(Files.exists(LIST))
        .as("%s, the list of the checks, is not there: nothing to hold the tests against", LIST)
        .isTrue();
    return Files.readString(LIST);
  }

  /** Ids and the tests that carry them, as reports name them. */
  private static Map<String, String> shown() throws IOException, ClassNotFoundException {
    Map<String, String> found = new TreeMap<>();
    for (Class<?> type : tests()) {
      for (Method method : type.getDeclaredMethods()) {
        String test = PACKAGE + type.getSimpleName() + "#" + method.getName();
        List<String> ids = ids(method);
        for (int i = 0; i < ids.size(); i++) {
          String one = method.getParameterCount() == 0 ? test : test + "[" + (i + 1) + "]";
          assertThat(found.put(ids.get(i), one)).as("one test for %s", ids.get(i)).isNull();
        }
      }
    }
    return found;
  }

  private static List<Class<?>> tests() throws IOException, ClassNotFoundException {
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.list(TESTS)) {
      for (Path file : files.filter(one -> one.toString().endsWith("IT.java")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        types.add(
            Class.forName(
                "org.chartwarden." + PACKAGE + name,
                false,
                InfernoChecksTest.class.getClassLoader()));
      }
    }
    return types;
  }

  /** The display name; where a test has several runs, that of each. */
  private static List<String> ids(Method method) {
    GroupChecks group = method.getAnnotation(GroupChecks.class);
    CsvSource rows = method.getAnnotation(CsvSource.class);
    DisplayName name = method.getAnnotation(DisplayName.class);
    Stream<String> all = Stream.ofNullable(name).map(DisplayName::value);
    if (group != null) {
      all = GroupCheckIds.of(group).stream();
    } else if (rows != null) {
      all = Stream.of(rows.value()).map(row -> row.split(",")[0].strip());
    }
    return all.filter(id -> ID.matcher(id).matches()).toList();
  }

  @Test
  void everyCheckOfTheListIsATest() throws Exception {
    assertThat(InfernoList.missing(list(), shown().keySet())).as("checks without a test").isEmpty();
  }

  /** Without this the check above could hold because nothing was read. */
  @Test
  void whatHasNoTestIsTold() throws Exception {
    String list = list();
    Set<String> shown = shown().keySet();
    assertThat(InfernoList.missing(list, Set.of())).hasSizeGreaterThan(90);
    assertThat(
            InfernoList.missing(
                list.replace("smart_cors_metadata_request", "smart_cors_something_else")
                    .replace("_token_header", "_token_footer")
                    .replace("context-banner", "context-poster")
                    .replace("g10_encounter_context", "g10_other_context")
                    .replace("`g10_token_revocation`", "`g10_token_renewal`")
                    .replace("consent GUI", "consent film"),
                shown))
        .containsExactlyInAnyOrder(
            "smart_discovery_stu2_2-smart_cors_something_else",
            "smart_openid_connect_stu2_2-..._token_footer",
            "g10_smart_ehr_practitioner_app-g10_smart_well_known_capabilities-context-poster",
            "g10_smart_ehr_practitioner_app-g10_other_context",
            "g10_token_renewal",
            "g10_visual_inspection_and_attestations: nothing is known of 'consent film'");
  }

  @Test
  void theGranularScopesAreThoseOfTheList() throws IOException {
    String[] groups =
        InfernoList.section(list(), "b").split("Granular scopes used", 2)[1].split("group 2", 2);
    Pattern code = Pattern.compile("\\|([a-z-]+)`");
    List<List<String>> used = List.of(ScopeGroupsIT.GROUP_1, ScopeGroupsIT.GROUP_2);
    for (int i = 0; i < used.size(); i++) {
      assertThat(used.get(i).stream().map(scope -> scope.replaceFirst(".*\\|", "")))
          .containsExactlyInAnyOrderElementsOf(
              code.matcher(groups[i]).results().map(found -> found.group(1)).toList());
    }
  }

  /** The table is what {@code ./chartwarden conformance inferno} prints the results by. */
  @Test
  void theTableNamesEveryTest() throws Exception {
    List<String> rows = new ArrayList<>();
    shown().forEach((id, test) -> rows.add(id + " " + test));
    assertThat(
            Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")))
        .containsExactlyElementsOf(rows);
  }
}
