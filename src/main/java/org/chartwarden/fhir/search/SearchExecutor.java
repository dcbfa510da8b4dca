package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Runs searches against the index tables. {@code patients}, where present, narrows in the SQL to
 * the compartments of these patients and to resources in no compartment.
 */
@ApplicationScoped
public class SearchExecutor {

  private final SearchDatabase database;
  private final SearchSql searchSql;
  private final ResultSets resultSets;
  private final SearchConfig config;

  @Inject
  public SearchExecutor(
      SearchDatabase database, SearchSql searchSql, ResultSets resultSets, SearchConfig config) {
    this.database = database;
    this.searchSql = searchSql;
    this.resultSets = resultSets;
    this.config = config;
  }

  /** The first matches in order; never more than {@code limit}. */
  public List<Match> firstMatches(SearchQuery query, Optional<Set<String>> patients, int limit) {
    Sql sql =
        new Sql()
            .add("SELECT " + Match.COLUMNS)
            .add(" FROM (SELECT o.pid, row_number() OVER () AS n FROM (");
    searchSql.ordered(sql, query, patients);
    sql.add(" LIMIT ?) o) p JOIN resource r ON r.pid = p.pid ORDER BY p.n", limit);
    return database.search(sql, row -> Match.read(row, 1));
  }

  /** The first page, with the total unless it is unknown and was not asked for. */
  public FirstPage firstPage(SearchQuery query, Optional<Set<String>> patients) {
    if (query.countOnly()) {
      return new FirstPage(List.of(), OptionalLong.of(count(query, patients)), Optional.empty());
    }
    FirstPage page = resultSets.first(query, patients);
    return page.total().isPresent() || query.total() == SearchQuery.TotalMode.NONE
        ? page
        : new FirstPage(page.matches(), OptionalLong.of(count(query, patients)), page.resultSet());
  }

  /** The number of matches. */
  public long count(SearchQuery query, Optional<Set<String>> patients) {
    Sql sql = new Sql().add("SELECT count(*) FROM (");
    searchSql.matches(sql, query, patients);
    if (query.maxResults() != SearchQuery.UNLIMITED) {
      sql.add(" LIMIT ?", query.maxResults());
    }
    sql.add(") m");
    return database.search(sql, row -> row.getLong(1)).get(0);
  }
}
