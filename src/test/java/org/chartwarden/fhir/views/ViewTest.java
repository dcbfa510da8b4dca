package org.chartwarden.fhir.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of views over one resource, beyond the cases of the specification. */
class ViewTest {

  static Stream<Arguments> cases() throws IOException {
    try (InputStream in = ViewTest.class.getResourceAsStream("/fhir/views/rows.json")) {
      List<Arguments> cases = new ArrayList<>();
      for (JsonNode row : Json.parse(in.readAllBytes())) {
        cases.add(Arguments.of(row.path("title").asText(), row));
      }
      return cases.stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void makesRows(String title, JsonNode row) {
    if (row.has("problem")) {
      FhirProblem problem = catchThrowableOfType(FhirProblem.class, () -> rows(row));
      assertThat(problem).as(title).isNotNull();
      assertThat(problem.status()).isEqualTo(422);
      assertThat(problem.getMessage()).startsWith(row.path("problem").asText());
    } else {
      List<String> expected = new ArrayList<>();
      row.path("rows").forEach(cells -> expected.add(Json.write(cells)));
      assertThat(rows(row)).as(title).isEqualTo(expected);
    }
  }

  private static List<String> rows(JsonNode row) {
    List<String> rows = new ArrayList<>();
    View.compile(row.path("view"))
        .rows(
            row.path("resource"),
            Instant.parse("2026-01-02T03:04:05Z"),
            cells -> {
              var array = Json.array();
              for (JsonNode cell : cells) {
                array.add(cell);
              }
              rows.add(Json.write(array));
            });
    return rows;
  }

  @Test
  void warnsOfPathsThatFindNothing() {
    View view =
        View.compile(
            Json.parseOwn(
                """
                {"resource":"Patient","select":[{"column":[{"name":"a","path":"nmae.family"}]}]}"""));
    assertThat(view.warnings())
        .containsExactly("select[0].column[0].path: there is no element nmae in Patient");
  }

  @Test
  void infersTypesThatAreNotStated() {
    View view =
        View.compile(
            Json.parseOwn(
                """
                {"resource":"Observation","select":[{"column":[
                  {"name":"a","path":"id"},{"name":"b","path":"value.ofType(Quantity).value"},
                  {"name":"c","path":"code"},{"name":"d","path":"value.exists()"},
                  {"name":"e","path":"issued"},{"name":"f","path":"component.count()"}]}]}"""));
    assertThat(view.columns().stream().map(ViewColumn::type))
        .containsExactly("id", "decimal", "", "boolean", "instant", "integer");
  }

  @Test
  void productsOfLongListsEndWithAProblem() {
    StringBuilder names = new StringBuilder("{\"family\":\"a\"}");
    names.append(",{\"family\":\"a\"}".repeat(199));
    JsonNode patient =
        Json.parseOwn("{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[" + names + "]}");
    StringBuilder selects = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      selects
          .append(i == 0 ? "" : ",")
          .append("{\"forEach\":\"name\",\"column\":[{\"name\":\"c")
          .append(i)
          .append("\",\"path\":\"family\"}]}");
    }
    View view =
        View.compile(Json.parseOwn("{\"resource\":\"Patient\",\"select\":[" + selects + "]}"));
    FhirProblem problem =
        catchThrowableOfType(
            FhirProblem.class, () -> view.rows(patient, Instant.EPOCH, cells -> {}));
    assertThat(problem.getMessage()).contains("Patient/p");
  }
}
