package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * Finds what includes add to a page (FHIR R4, section 3.1.1.5.4). Each round follows the includes
 * from what the round before has found; the first starts at the matches and takes all includes, the
 * later ones take those with {@code :iterate}. What is there already is not followed again, so
 * circles end.
 */
@ApplicationScoped
public class IncludeExecutor {

  /** References that may be followed one behind the other. */
  private static final int MAX_ROUNDS = 100;

  private final SearchDatabase database;
  private final SearchConfig config;
  private final CanonicalLinks canonicals;

  @Inject
  public IncludeExecutor(
      SearchDatabase database, SearchConfig config, SearchParameterRegistry registry) {
    this.database = database;
    this.canonicals = new CanonicalLinks(registry);
    this.config = config;
  }

  /**
   * What the query's includes add to these matches, without the matches themselves, each once, in
   * order of storage. Fails when it is more than the configured limit.
   */
  public List<Match> includes(SearchQuery query, List<Long> matches, Narrowing narrowing) {
    Map<Long, Match> added = new TreeMap<>();
    List<SearchQuery.Include> round = query.includes();
    List<SearchQuery.Include> iterating =
        round.stream().filter(SearchQuery.Include::iterate).toList();
    Collection<Long> frontier = matches;
    for (int rounds = 0; !round.isEmpty() && !frontier.isEmpty(); rounds++) {
      Map<Long, Match> found = new LinkedHashMap<>();
      for (Match match : follow(round, frontier, matches, narrowing)) {
        if (!added.containsKey(match.pid())) {
          found.put(match.pid(), match);
        }
      }
      added.putAll(found);
      if (added.size() > config.maxIncludes() || rounds > MAX_ROUNDS) {
        throw tooMany();
      }
      frontier = found.keySet();
      round = iterating;
    }
    return List.copyOf(added.values());
  }

  private List<Match> follow(
      List<SearchQuery.Include> includes,
      Collection<Long> from,
      List<Long> matches,
      Narrowing narrowing) {
    long[] pids = from.stream().mapToLong(Long::longValue).toArray();
    long[] known = matches.stream().mapToLong(Long::longValue).toArray();
    Sql sql = new Sql().add("SELECT " + Match.COLUMNS + " FROM resource r WHERE r.pid IN (");
    for (int i = 0; i < includes.size(); i++) {
      sql.add(i == 0 ? "" : " UNION ");
      include(sql, includes.get(i), pids);
      byUrl(sql, includes.get(i), pids);
    }
    sql.add(") AND r.pid <> ALL (?) AND NOT r.deleted", (Object) known);
    narrowing.append(sql, "r.pid");
    sql.add(" ORDER BY r.pid LIMIT ?", config.maxIncludes() + 1);
    List<Match> found = database.search(sql, row -> Match.read(row, 1));
    if (found.size() > config.maxIncludes()) {
      throw tooMany();
    }
    return found;
  }

  private FhirProblem tooMany() {
    return new FhirProblem(
        400,
        "too-costly",
        "too-many-includes",
        "the includes of this search add more than "
            + config.maxIncludes()
            + " resources to one page; ask for a smaller _count");
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

  /** What canonical URLs lead to, where the include has parameters that hold some. */
  private void byUrl(Sql sql, SearchQuery.Include include, long[] pids) {
    List<SearchParam> params = include.params().stream().filter(canonicals::canonical).toList();
    int[] urls = canonicals.urls(params, include.reverse() ? "" : include.target());
    if (urls.length == 0) {
      return;
    }
    int[] numbers = params.stream().mapToInt(SearchParam::id).toArray();
    if (include.reverse()) {
      sql.add(" UNION SELECT x.pid FROM idx_token u JOIN idx_reference x")
          .add(" ON x.param = ANY (?)", (Object) numbers)
          .add(" AND x.target_id IN " + CanonicalLinks.places("u.code"))
          .add(" AND " + CanonicalLinks.text("x") + " = u.code")
          .add(" WHERE u.pid = ANY (?)", (Object) pids)
          .add(" AND u.param = ANY (?)", (Object) urls);
    } else {
      sql.add(" UNION SELECT u.pid FROM idx_reference x JOIN idx_token u")
          .add(" ON u.param = ANY (?)", (Object) urls)
          .add(" AND u.code = " + CanonicalLinks.text("x"))
          .add(" WHERE x.pid = ANY (?)", (Object) pids)
          .add(" AND x.param = ANY (?)", (Object) numbers);
    }
  }
}
