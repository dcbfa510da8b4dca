package org.chartwarden.fhir.gateway.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever adds a way in must say what it leaves in the audit trail. */
class WaysInTest {

  private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");
  private static final java.nio.file.Path PROFILES = java.nio.file.Path.of("fhir-profiles");
  private static final String OPERATION = "OperationDefinition-";

  @Test
  void everyEndpointRouteAndOperationIsInTheTable() throws Exception {
    Set<String> ways = new TreeSet<>();
    try (Stream<java.nio.file.Path> files = Files.walk(CLASSES.resolve("org/chartwarden"))) {
      for (java.nio.file.Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        add(file, ways);
      }
    }
    assertThat(ways).as("what was found").hasSizeGreaterThan(50);
    try (Stream<java.nio.file.Path> files = Files.list(PROFILES)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(OPERATION))
          .forEach(name -> ways.add("operation " + name.substring(20).replace(".json", "")));
    }
    Set<String> known =
        WayIn.all().stream().map(WayIn::way).collect(Collectors.toCollection(TreeSet::new));
    assertThat(known).containsExactlyElementsOf(ways);
  }

  /**
   * Those that end in one way only: an import reads what the operator offers, which a test server
   * does not; the others cannot fail for who may call them (refused hooks: CdsServicesIT).
   */
  private static final Map<String, Set<String>> ONE_END =
      Map.of(
          "operation import", Set.of("4"),
          "operation reindex-status", Set.of("0"),
          "GET /cds-services/{id}/feedback", Set.of("0"),
          "POST /cds-services/{id}", Set.of("0"));

  @Test
  void eachWaySucceedsInOneRowAndFailsInAnother() {
    Map<String, Set<String>> outcomes =
        WayIn.all().stream()
            .filter(way -> !way.exempt())
            .collect(
                Collectors.groupingBy(
                    WayIn::way,
                    TreeMap::new,
                    Collectors.mapping(WayIn::outcome, Collectors.toSet())));
    assertThat(outcomes).hasSizeGreaterThan(50);
    outcomes.forEach(
        (way, found) ->
            assertThat(found).as(way).isEqualTo(ONE_END.getOrDefault(way, Set.of("0", "4"))));
  }

  private static void add(java.nio.file.Path file, Set<String> ways)
      throws ClassNotFoundException, IOException {
    String name = file.getFileName().toString();
    boolean endpoint = name.endsWith("Endpoint.class");
    String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    boolean routes =
        text.contains("Lio/vertx/ext/web/Router;")
            || text.contains("Lio/quarkus/vertx/http/runtime/filters/Filters;");
    if (!endpoint && !routes) {
      return;
    }
    String type = CLASSES.relativize(file).toString().replace(".class", "").replace('/', '.');
    Class<?> found = Class.forName(type, false, WaysInTest.class.getClassLoader());
    for (Method method : found.getDeclaredMethods()) {
      if (endpoint) {
        endpoint(found, method, ways);
      }
      if (Arrays.stream(method.getParameters()).anyMatch(WaysInTest::observesRoutes)) {
        ways.add("route " + found.getSimpleName() + "." + method.getName());
      }
    }
  }

  private static boolean observesRoutes(Parameter parameter) {
    return parameter.isAnnotationPresent(Observes.class)
        && (parameter.getType() == Router.class || parameter.getType() == Filters.class);
  }

  private static void endpoint(Class<?> type, Method method, Set<String> ways) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        Path below = method.getAnnotation(Path.class);
        String path = type.getAnnotation(Path.class).value();
        String whole = "/" + path + "/" + (below == null ? "" : below.value());
        ways.add(verb.value() + " " + whole.replaceAll("/+", "/").replaceAll("(.)/$", "$1"));
      }
    }
  }
}
