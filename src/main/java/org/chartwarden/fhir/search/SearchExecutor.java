package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;

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
    sql.add(") m");
    return database.search(sql, row -> row.getLong(1)).get(0);
  }

  /**
   * What the query's includes add to these matches, without the matches themselves, each once.
   * Fails when it is more than the configured limit.
   */
  public List<Match> includes(
      SearchQuery query, List<Long> matches, Optional<Set<String>> patients) {
    if (query.includes().isEmpty() || matches.isEmpty()) {
      return List.of();
    }
    long[] pids = matches.stream().mapToLong(Long::longValue).toArray();
    Sql sql = new Sql().add("SELECT " + Match.COLUMNS + " FROM resource r WHERE r.pid IN (");
    for (int i = 0; i < query.includes().size(); i++) {
      sql.add(i == 0 ? "" : " UNION ");
      include(sql, query.includes().get(i), pids);
    }
    sql.add(") AND r.pid <> ALL (?) AND NOT r.deleted", (Object) pids);
    SearchSql.narrow(sql, "r.pid", patients);
    sql.add(" ORDER BY r.pid LIMIT ?", config.maxIncludes() + 1);
    List<Match> found = database.search(sql, row -> Match.read(row, 1));
    if (found.size() > config.maxIncludes()) {
      throw new FhirProblem(
          400,
          "too-costly",
          "too-many-includes",
          "the includes of this search add more than "
              + config.maxIncludes()
              + " resources to one page; ask for a smaller _count");
    }
    return found;
  }

  private static void include(Sql sql, SearchQuery.Include include, long[] pids) {
    int[] params = include.params().stream().mapToInt(SearchParam::id).toArray();
    if (include.reverse()) {
      sql.add("SELECT x.pid FROM resource t JOIN idx_reference x ON x.target_id = t.id")
          .add(" AND x.target_type = t.type AND x.base = '' AND x.param = ANY (?)", (Object) params)
          .add(" WHERE t.pid = ANY (?)", (Object) pids);
    } else {
      sql.add("SELECT t.pid FROM idx_reference x JOIN resource t ON t.type = x.target_type")
          .add(" AND t.id = x.target_id WHERE x.base = '' AND x.pid = ANY (?)", (Object) pids)
          .add(" AND x.param = ANY (?)", (Object) params);
    }
    if (!include.target().isEmpty()) {
      sql.add(" AND x.target_type = ?", include.target());
    }
  }
}
