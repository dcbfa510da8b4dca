package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups the matches of a search by their code and takes the newest of each group (FHIR R4
 * observation-operation-lastn.html). Two observations are of one group when they share a coding,
 * also by way of a third; those without a coding are of one group when their texts are the same.
 */
@ApplicationScoped
public class LatestPerCode {

  private static final long UNDATED = Long.MIN_VALUE;

  private final SearchDatabase database;
  private final SearchSql searchSql;
  private final SearchParameterRegistry registry;

  @Inject
  LatestPerCode(SearchDatabase database, SearchSql searchSql, SearchParameterRegistry registry) {
    this.database = database;
    this.searchSql = searchSql;
    this.registry = registry;
  }

  private record Dated(long pid, long when, List<String> codes) {
    boolean asNewAs(Dated other) {
      return when == other.when && when != UNDATED;
    }
  }

  /**
   * The newest {@code most} matches of each code, groups by their newest, newest first. Of a group
   * there are more when the last of them are of the same time.
   */
  public List<Long> newest(SearchQuery query, Narrowing narrowing, int most) {
    int code = registry.find(query.type(), "code").orElseThrow().id();
    int date = registry.find(query.type(), "date").orElseThrow().id();
    Sql sql =
        new Sql()
            .add("SELECT m.pid, (SELECT max(d.high) FROM idx_date d WHERE d.pid = m.pid")
            .add(
                " AND d.param = ?), array(SELECT COALESCE(t.system::text, '') || '|' || t.code",
                date)
            .add(" FROM idx_token t WHERE t.pid = m.pid AND t.param = ? AND t.code <> ''", code)
            .add(" UNION ALL SELECT 'text|' || s.head FROM idx_string s WHERE s.pid = m.pid")
            .add(" AND s.param = ? AND NOT EXISTS (SELECT 1 FROM idx_token u", code)
            .add(" WHERE u.pid = m.pid AND u.param = ? AND u.code <> '')) FROM (", code);
    searchSql.matches(sql, query, narrowing);
    sql.add(") m");
    List<Dated> matches = database.query(sql, LatestPerCode::dated);
    matches.sort(Comparator.comparingLong(Dated::when).thenComparingLong(Dated::pid).reversed());
    return taken(matches, most);
  }

  private static Dated dated(ResultSet row) throws SQLException {
    long when = row.getLong(2);
    return new Dated(
        row.getLong(1),
        row.wasNull() ? UNDATED : when,
        List.of((String[]) row.getArray(3).getArray()));
  }

  private static List<Long> taken(List<Dated> newestFirst, int most) {
    Map<String, String> parents = new HashMap<>();
    for (Dated match : newestFirst) {
      for (String code : match.codes()) {
        parents.put(root(parents, code), root(parents, match.codes().get(0)));
      }
    }
    Map<String, List<Dated>> groups = new LinkedHashMap<>();
    for (Dated match : newestFirst) {
      String group = match.codes().isEmpty() ? "" : root(parents, match.codes().get(0));
      List<Dated> members = groups.computeIfAbsent(group, g -> new ArrayList<>());
      if (members.size() < most || match.asNewAs(members.get(members.size() - 1))) {
        members.add(match);
      }
    }
    return groups.values().stream().flatMap(List::stream).map(Dated::pid).toList();
  }

  private static String root(Map<String, String> parents, String code) {
    String at = code;
    for (String up = parents.getOrDefault(at, at);
        !up.equals(at);
        up = parents.getOrDefault(at, at)) {
      at = up;
    }
    return at;
  }
}
