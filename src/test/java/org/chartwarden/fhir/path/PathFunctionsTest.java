package org.chartwarden.fhir.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions and operators of FHIRPath over one resource, as tables. */
class PathFunctionsTest {

  private static final JsonNode PATIENT =
      Json.parseOwn(
          """
          {"resourceType":"Patient","id":"p1","active":true,"birthDate":"1950-01",
           "_birthDate":{"extension":[{"url":"http://e/time","valueDateTime":"1950-01-02T10:30:00+02:00"}]},
           "gender":"female","name":[{"use":"official","family":"Adler","given":["Bea","Cleo"]},
             {"use":"usual","family":"Dorn","given":["Eva",null],"_given":[null,{"id":"x"}]}],
           "multipleBirthInteger":2,
           "maritalStatus":{"coding":[{"system":"http://s","code":"M","display":"a"}]},
           "contained":[{"resourceType":"Organization","id":"o","name":"Clinic"}],
           "managingOrganization":{"reference":"#o"},
           "generalPractitioner":[{"reference":"Practitioner/7"},{"reference":"http://x.y/z/Organization/2/_history/3"},
             {"display":"nobody"}],
           "extension":[{"url":"http://e/q","valueQuantity":{"value":1.50,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}},
             {"url":"http://e/age","valueAge":{"value":3,"system":"http://unitsofmeasure.org","code":"a"}},
             {"url":"http://e/d","valueDecimal":1.0}]}""");

  private static final PathContext CONTEXT =
      new PathContext(
          Set.of(ElementType.resource("Patient")),
          "Patient",
          Map.of("two", List.of(Values.integer(2)), "use", List.of(Values.string("usual"))),
          true);

  private static String evaluate(String path) throws PathProblem {
    Scope scope =
        new Scope(
            PATIENT, ElementType.resource("Patient"), Instant.parse("2026-01-02T03:04:05.006Z"));
    scope.rowIndex(4);
    return PathCompiler.compile(CONTEXT, path).evaluate(scope.start(), scope).stream()
        .map(item -> item.hasValue() ? item.node().asText(Json.write(item.node())) : "null")
        .map(text -> text.isEmpty() ? "''" : text)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/fhir/path/functions.csv", delimiter = ';', quoteCharacter = '\0')
  void evaluates(String path, String expected) throws PathProblem {
    assertThat(evaluate(path)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "name.given.length()",
        "name.family > 'A'",
        "1 < 'a'",
        "name.single()",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('^(a|aa)+\\\\1!!$')",
        "'a'.matches('(')",
        "repeat('1' & $this)",
        "descendants().select(%resource.descendants()).select(%resource.descendants())"
            + ".select(%resource.descendants()).select(%resource.descendants())",
        "1.2.round(-1)",
        "birthDate + 3 'mg'"
      })
  void endsWithAFault(String path) {
    assertThatThrownBy(() -> evaluate(path)).isInstanceOf(PathFault.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        " ",
        "@@",
        "name.",
        "name[",
        "name.where(use=)",
        "%nowhere",
        "name.frobnicate()",
        "name.where()",
        "name.first(1)",
        "1 +",
        "'open",
        "(a",
        "a b",
        "@2020-13-45",
        "a..b",
        "#"
      })
  void refusesWithThePlace(String path) {
    assertThatThrownBy(() -> PathCompiler.compile(CONTEXT, path)).isInstanceOf(PathProblem.class);
  }

  @Test
  void namesTheCharacterThatIsWrong() {
    assertThatThrownBy(() -> PathCompiler.compile(CONTEXT, "name.where(use ? 'x')"))
        .hasMessageContaining("'?'")
        .hasMessageContaining("character 16");
  }

  @Test
  void refusesPathsThatWouldExhaustTheStack() {
    assertThatThrownBy(() -> PathCompiler.compile(CONTEXT, "(".repeat(2000) + "a"))
        .isInstanceOf(PathProblem.class);
    assertThatThrownBy(() -> PathCompiler.compile(CONTEXT, "a" + ".a".repeat(2000)))
        .isInstanceOf(PathProblem.class);
    assertThatThrownBy(() -> PathCompiler.compile(CONTEXT, "a[".repeat(2000)))
        .isInstanceOf(PathProblem.class);
    assertThatThrownBy(() -> PathCompiler.compile(CONTEXT, "-".repeat(2000) + "1"))
        .isInstanceOf(PathProblem.class);
    assertThatThrownBy(() -> PathCompiler.compile(CONTEXT, "1" + "+1".repeat(2000)))
        .isInstanceOf(PathProblem.class);
  }

  @Test
  void everyFunctionHasARowInTheTable() throws java.io.IOException {
    String table;
    try (var in = PathFunctionsTest.class.getResourceAsStream("/fhir/path/functions.csv")) {
      table = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    assertThat(FunctionCatalog.names()).allSatisfy(name -> assertThat(table).contains(name + "("));
  }
}
