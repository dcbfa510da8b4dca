package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks many queries of the index at once. */
@ApplicationScoped
public class ManyQueries {

  /** Queries of one statement; its planning grows with them. */
  private static final int TOGETHER = 40;

  private final SearchDatabase database;
  private final SearchSql searchSql;

  @Inject
  ManyQueries(SearchDatabase database, SearchSql searchSql) {
    this.database = database;
    this.searchSql = searchSql;
  }

  /**
   * The logical ids of all matches of each query, in the order of the queries. They are meant for
   * queries that find few.
   */
  public List<Set<String>> ids(List<SearchQuery> queries, Narrowing narrowing) {
    List<Set<String>> found = new ArrayList<>();
    for (int from = 0; from < queries.size(); from += TOGETHER) {
      int to = Math.min(queries.size(), from + TOGETHER);
      found.addAll(together(queries.subList(from, to), narrowing));
    }
    return found;
  }

  private record Hit(int query, String id) {}

  private List<Set<String>> together(List<SearchQuery> queries, Narrowing narrowing) {
    Sql sql = new Sql().add("SELECT u.n, r.id FROM (");
    for (int i = 0; i < queries.size(); i++) {
      sql.add(i == 0 ? "" : " UNION ALL ").add("SELECT " + i + " AS n, m.pid FROM (");
      searchSql.matches(sql, queries.get(i), narrowing);
      sql.add(") m");
    }
    sql.add(") u JOIN resource r ON r.pid = u.pid");
    List<Set<String>> found = new ArrayList<>();
    queries.forEach(query -> found.add(new HashSet<>()));
    database
        .search(sql, row -> new Hit(row.getInt(1), row.getString(2)))
        .forEach(hit -> found.get(hit.query()).add(hit.id()));
    return found;
  }
}
