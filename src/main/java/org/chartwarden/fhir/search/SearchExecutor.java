package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.chartwarden.platform.Json;

/**
 * Runs searches against the index tables. The {@link Narrowing} of the caller is part of each
 * statement.
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
  public List<Match> firstMatches(SearchQuery query, Narrowing narrowing, int limit) {
    Sql sql =
        new Sql()
            .add("SELECT " + Match.COLUMNS)
            .add(" FROM (SELECT o.pid, row_number() OVER () AS n FROM (");
    searchSql.ordered(sql, query, narrowing);
    sql.add(" LIMIT ?) o) p JOIN resource r ON r.pid = p.pid ORDER BY p.n", limit);
    return database.search(sql, row -> Match.read(row, 1));
  }

  /**
   * The first page, with the total where it is known or asked for: {@code accurate} counts, {@code
   * estimate} takes what the planner expects where counting would take long, {@code none} leaves it
   * out (FHIR R4, section 3.1.1.5.4).
   */
  public FirstPage firstPage(SearchQuery query, Narrowing narrowing) {
    if (query.countOnly()) {
      return new FirstPage(List.of(), OptionalLong.of(count(query, narrowing)), Optional.empty());
    }
    FirstPage page = resultSets.first(query, narrowing);
    if (query.wants(SearchQuery.TotalMode.NONE)) {
      return page.withTotal(OptionalLong.empty());
    }
    if (page.total().isPresent() || query.total().isEmpty()) {
      return page;
    }
    return page.withTotal(
        OptionalLong.of(
            query.wants(SearchQuery.TotalMode.ESTIMATE)
                ? Math.max(config.listSize() + 1L, estimate(query, narrowing))
                : count(query, narrowing)));
  }

  /** How many matches the planner expects. */
  private long estimate(SearchQuery query, Narrowing narrowing) {
    Sql sql = new Sql().add("EXPLAIN (FORMAT JSON) ");
    searchSql.matches(sql, query, narrowing);
    String plan =
        database.query(sql, row -> row.getString(1)).stream().collect(Collectors.joining());
    return Json.parseOwn(plan).path(0).path("Plan").path("Plan Rows").asLong();
  }

  /** The number of matches. */
  public long count(SearchQuery query, Narrowing narrowing) {
    Sql sql = new Sql().add("SELECT count(*) FROM (");
    searchSql.matches(sql, query, narrowing);
    if (query.maxResults() != SearchQuery.UNLIMITED) {
      sql.add(" LIMIT ?", query.maxResults());
    }
    sql.add(") m");
    return database.search(sql, row -> row.getLong(1)).get(0);
  }
}
