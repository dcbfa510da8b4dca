package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
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
  @Inject DataSource dataSource;

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
        "/search/common.csv"
      },
      delimiter = ';',
      quoteCharacter = '\u0001')
  void findsWhatTheTableSays(String what, String type, String query, String expected)
      throws SQLException {
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
    assertThat(new TreeSet<>(ids(executor.firstPids(parsed, Optional.empty(), 100))))
        .as(what)
        .isEqualTo(
            new TreeSet<>(expected == null ? List.of() : List.of(expected.strip().split(" "))));
    assertThat(executor.count(parsed, Optional.empty()))
        .isEqualTo(expected == null ? 0 : expected.strip().split(" ").length);
  }

  private List<String> ids(List<Long> pids) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT id FROM resource WHERE pid = ANY (?)")) {
      statement.setArray(1, connection.createArrayOf("int8", pids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }
}
