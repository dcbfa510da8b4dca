package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.search.types.SearchParamType;
import org.chartwarden.fhir.search.types.SearchParamTypeCatalog;

/**
 * Writes the SQL of a search. One row condition drives the statement, the others are semi-joins on
 * {@code pid}; a parameter's number implies the resource type and deleted resources have no rows,
 * so the resource table is only touched when no row condition holds.
 */
@ApplicationScoped
public class SearchSql {

  /** Tables in the order in which their conditions are usually selective. */
  private static final List<String> SELECTIVE_FIRST =
      List.of("resource", "idx_reference", "idx_string", "idx_token", "idx_quantity", "idx_date");

  private final SearchParamTypeCatalog types;
  private final ConditionSql conditions = new ConditionSql();

  @Inject
  public SearchSql(SearchParamTypeCatalog types) {
    this.types = types;
  }

  /** A condition on the id of a resource. */
  static Condition ids(String type, List<String> ids) {
    return new Condition.Rows(
        "resource", "@.type = ? AND NOT @.deleted AND @.id = ANY (?)", List.of(type, ids));
  }

  /** Appends a query that gives each matching {@code pid} once. */
  void matches(Sql sql, SearchQuery query, Narrowing narrowing) {
    if (query.branches().size() == 1) {
      matches(sql, query.branches().get(0), narrowing);
      return;
    }
    // A resource has one type, so no match comes twice.
    for (int i = 0; i < query.branches().size(); i++) {
      sql.add(i == 0 ? "(" : " UNION ALL (");
      matches(sql, query.branches().get(i), narrowing);
      sql.add(")");
    }
  }

  private void matches(Sql sql, SearchQuery.Branch query, Narrowing narrowing) {
    List<Condition> rest = new ArrayList<>(PatientRows.narrowed(flat(query.criteria())));
    Optional<Condition.Rows> driver =
        rest.stream()
            .filter(Condition.Rows.class::isInstance)
            .map(Condition.Rows.class::cast)
            .min(Comparator.comparingInt(rows -> SELECTIVE_FIRST.indexOf(rows.table())));
    Optional<PatientsPointedAt> pointed =
        driver.isPresent() ? Optional.empty() : PatientsPointedAt.among(rest);
    if (pointed.isPresent()) {
      rest.remove(pointed.get().condition());
      pointed
          .get()
          .append(sql, conditions, narrowing, "i", () -> rest(sql, query.type(), rest, narrowing));
      return;
    }
    Optional<Condition.Chain> chain =
        driver.isPresent()
            ? Optional.empty()
            : rest.stream()
                .filter(Condition.Chain.class::isInstance)
                .map(Condition.Chain.class::cast)
                .findFirst();
    if (chain.isPresent()) {
      rest.remove(chain.get());
      sql.add("SELECT DISTINCT i.pid FROM (");
      conditions.set(sql, chain.get(), narrowing);
      sql.add(") i WHERE true");
    } else if (driver.isPresent()) {
      rest.remove(driver.get());
      boolean unique = driver.get().table().equals("resource");
      sql.add(unique ? "SELECT i.pid FROM " : "SELECT DISTINCT i.pid FROM ")
          .add(driver.get().table())
          .add(" i WHERE ")
          .add(driver.get().where().replace("@.", "i."), driver.get().args());
    } else {
      sql.add("SELECT i.pid FROM resource i WHERE i.type = ? AND NOT i.deleted", query.type());
    }
    rest(sql, query.type(), rest, narrowing);
  }

  private void rest(Sql sql, String type, List<Condition> rest, Narrowing narrowing) {
    for (Condition condition : rest) {
      sql.add(" AND ");
      conditions.append(sql, condition, "i.pid", narrowing);
    }
    narrowing.append(sql, "i.pid", type);
  }

  static List<Condition> flat(List<Condition> criteria) {
    List<Condition> flat = new ArrayList<>();
    for (Condition condition : criteria) {
      if (condition instanceof Condition.All all) {
        flat.addAll(flat(all.parts()));
      } else {
        flat.add(condition);
      }
    }
    return flat;
  }

  /** Appends the matches in the order the query asks for; equal keys by order of storage. */
  void ordered(Sql sql, SearchQuery query, Narrowing narrowing) {
    boolean limited = query.maxResults() != SearchQuery.UNLIMITED;
    sql.add(limited ? "SELECT l.pid FROM (SELECT m.pid FROM (" : "SELECT m.pid FROM (");
    matches(sql, query, narrowing);
    sql.add(") m ORDER BY ");
    for (SearchQuery.SortKey key : query.sort()) {
      sortKey(sql, key);
      sql.add(key.descending() ? " DESC NULLS LAST, " : " ASC NULLS LAST, ");
    }
    sql.add("m.pid");
    if (limited) {
      sql.add(" LIMIT ?) l", query.maxResults());
    }
  }

  private void sortKey(Sql sql, SearchQuery.SortKey key) {
    Optional<ResourceColumn> column = ResourceColumn.of(key.param());
    if (column.isPresent()) {
      sql.add("(SELECT s." + column.get().column() + " FROM resource s WHERE s.pid = m.pid)");
      return;
    }
    SearchParamType type = types.of(key.param().kind());
    sql.add("(SELECT " + type.sortValue(key.descending()) + " FROM " + type.table() + " s")
        .add(" WHERE s.pid = m.pid AND s.param = ");
    if (key.params().size() == 1) {
      sql.add("?)", key.param().id());
    } else {
      int[] ids = key.params().stream().mapToInt(SearchParam::id).toArray();
      sql.add("ANY (?))", (Object) ids);
    }
  }
}
