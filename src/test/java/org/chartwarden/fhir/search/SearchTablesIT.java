package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Runs the tables under {@code src/test/resources/search} against the stored record. */
@QuarkusTest
class SearchTablesIT {

  private static boolean stored;

  @Inject FhirGateway gateway;
  @Inject SearchQueryParser parser;
  @Inject SearchExecutor executor;

  @BeforeEach
  void storeRecordOnce() {
    if (!stored) {
      SearchScenario.store(gateway);
      stored = true;
    }
  }

  @ParameterizedTest(name = "{1}?{2} ({0})")
  @CsvFileSource(
      resources = {
        "/search/token.csv",
        "/search/string.csv",
        "/search/date.csv",
        "/search/number.csv",
        "/search/quantity.csv",
        "/search/uri.csv",
        "/search/reference.csv",
        "/search/composite.csv",
        "/search/special.csv",
        "/search/filter.csv",
        "/search/common.csv"
      },
      delimiter = ';',
      quoteCharacter = '\u0001')
  void findsWhatTheTableSays(String what, String type, String query, String expected) {
    List<Map.Entry<String, String>> parameters = SearchScenario.parameters(query);
    if (expected != null && expected.startsWith("400 ")) {
      assertThatThrownBy(() -> parser.parse(type, parameters, false))
          .isInstanceOfSatisfying(
              FhirProblem.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(400);
                assertThat(problem.code()).isEqualTo(expected.substring(4));
              });
      return;
    }
    parameters.add(Map.entry("_tag", SearchScenario.TAG + "|record"));
    SearchQuery parsed = parser.parse(type, parameters, false);
    assertThat(new TreeSet<>(ids(executor.firstMatches(parsed, Narrowing.NONE, 100))))
        .as(what)
        .isEqualTo(
            new TreeSet<>(expected == null ? List.of() : List.of(expected.strip().split(" "))));
    assertThat(executor.count(parsed, Narrowing.NONE))
        .isEqualTo(expected == null ? 0 : expected.strip().split(" ").length);
  }

  private static List<String> ids(List<Match> matches) {
    return matches.stream().map(match -> match.resource().key().id()).toList();
  }
}
