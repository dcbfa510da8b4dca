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
  public List<Long> firstPids(SearchQuery query, Optional<Set<String>> patients, int limit) {
    return first(query, patients, limit).stream().map(Match::pid).toList();
  }

  /**
   * The first page. When more matches exist than the page shows, the whole list is stored by one
   * statement, in whose snapshot the page lies too, and the total comes with it.
   */
  public FirstPage firstPage(SearchQuery query, Optional<Set<String>> patients) {
    if (query.countOnly()) {
      return new FirstPage(List.of(), OptionalLong.of(count(query, patients)), Optional.empty());
    }
    // Most answers fit on their page and then nothing needs to be stored.
    List<Match> matches = first(query, patients, query.count() + 1);
    return matches.size() <= query.count()
        ? new FirstPage(matches, OptionalLong.of(matches.size()), Optional.empty())
        : resultSets.store(query, patients);
  }

  /** The number of matches. */
  public long count(SearchQuery query, Optional<Set<String>> patients) {
    Sql sql = new Sql().add("SELECT count(*) FROM (");
    searchSql.matches(sql, query, patients);
    sql.add(") m");
    return database.query(sql, row -> row.getLong(1)).get(0);
  }

  private List<Match> first(SearchQuery query, Optional<Set<String>> patients, int limit) {
    Sql sql =
        new Sql()
            .add("SELECT p.pid, r.version FROM (SELECT o.pid, row_number() OVER () AS n FROM (");
    searchSql.ordered(sql, query, patients);
    sql.add(" LIMIT ?) o) p JOIN resource r ON r.pid = p.pid ORDER BY p.n", limit);
    return database.query(sql, row -> new Match(row.getLong(1), row.getLong(2)));
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
    Sql sql = new Sql().add("SELECT r.pid, r.version FROM resource r WHERE r.pid IN (");
    for (int i = 0; i < query.includes().size(); i++) {
      sql.add(i == 0 ? "" : " UNION ");
      include(sql, query.includes().get(i), pids);
    }
    sql.add(") AND r.pid <> ALL (?) AND NOT r.deleted", (Object) pids);
    SearchSql.narrow(sql, "r.pid", patients);
    sql.add(" ORDER BY r.pid LIMIT ?", config.maxIncludes() + 1);
    List<Match> found = database.query(sql, row -> new Match(row.getLong(1), row.getLong(2)));
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
