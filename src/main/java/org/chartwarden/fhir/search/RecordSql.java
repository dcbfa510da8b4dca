package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.chartwarden.fhir.search.types.DateComparison;

/**
 * The SQL of patient records: the members of compartments from {@code idx_compartment} alone where
 * nothing is filtered, and what they refer to from {@code idx_reference}.
 */
@ApplicationScoped
class RecordSql {

  /** Parameters that tell when care took place, the first that a type has counts. */
  private static final List<String> CARE_DATES =
      List.of(
          "date",
          "period",
          "effective-time",
          "occurrence",
          "performed-date",
          "authoredon",
          "authored-on",
          "onset-date",
          "recorded-date",
          "whenhandedover",
          "started",
          "created",
          "issued");

  private final SearchParameterRegistry registry;
  private final DateComparison dates;

  @Inject
  RecordSql(SearchParameterRegistry registry, DateComparison dates) {
    this.registry = registry;
    this.dates = dates;
  }

  /** Appends an expression for the pids of the compartments, the patients themselves first. */
  void members(Sql sql, RecordFilter filter, Narrowing narrowing) {
    sql.add("array(SELECT c.pid FROM (SELECT ");
    sql.add(filter.patients().size() == 1 ? "m.pid" : "DISTINCT m.pid");
    sql.add(" FROM idx_compartment m");
    if (!filter.patients().isEmpty()) {
      sql.add(" WHERE m.patient_id = ANY (?)", (Object) filter.patients());
    }
    sql.add(") c");
    filtered(sql, filter, "c.pid");
    narrowing.append(sql, "c.pid");
    sql.add(" ORDER BY c.pid NOT IN (SELECT t.pid FROM resource t WHERE t.type = 'Patient'");
    if (!filter.patients().isEmpty()) {
      sql.add(" AND t.id = ANY (?)", (Object) filter.patients());
    }
    sql.add("), c.pid)");
  }

  /** Appends a query whose one row tells how many members compartments have, up to some limit. */
  void count(Sql sql, List<String> patients, int most) {
    sql.add("SELECT count(*) FROM (SELECT FROM idx_compartment m WHERE m.patient_id = ANY (?)")
        .arguments((Object) patients)
        .add(" LIMIT ?) c", most);
  }

  /**
   * Appends a query for the members of the compartments of some patients as they are now, the
   * patients first. The pids go into an array because PostgreSQL then walks the index of resources
   * once for all of them, who mostly lie side by side, and not from its root for each.
   */
  void contents(Sql sql, RecordFilter filter, Narrowing narrowing) {
    sql.add("SELECT " + Match.COLUMNS + " FROM resource r WHERE r.pid = ANY (ARRAY(")
        .add("SELECT m.pid FROM idx_compartment m WHERE m.patient_id = ANY (?)))")
        .arguments((Object) filter.patients())
        .add(" AND NOT r.deleted");
    if (!filter.types().isEmpty()) {
      sql.add(" AND r.type = ANY (?)", (Object) filter.types());
    }
    narrowing.append(sql, "r.pid");
    sql.add(" ORDER BY r.type <> 'Patient', r.pid");
  }

  /**
   * Appends an expression for the pids that members refer to, directly or through one another, and
   * that belong to no patient: practitioners, organizations, locations, medications. What is out of
   * reach is not passed through either: what it refers to would tell of it.
   */
  void linked(Sql sql, RecordFilter filter, BiConsumer<Sql, String> members, Narrowing narrowing) {
    sql.add("array(WITH RECURSIVE reached (pid) AS (SELECT target.pid FROM (");
    members.accept(sql, "source");
    sql.add(") source ");
    step(sql, "source.pid", narrowing);
    sql.add(" UNION SELECT target.pid FROM reached ");
    step(sql, "reached.pid", narrowing);
    sql.add(") SELECT c.pid FROM reached c");
    filtered(sql, filter, "c.pid");
    sql.add(" ORDER BY c.pid)");
  }

  private static void step(Sql sql, String pid, Narrowing narrowing) {
    sql.add(
        "JOIN LATERAL (SELECT DISTINCT x.target_type, x.target_id FROM idx_reference x WHERE x.pid = "
            + pid
            + " AND x.base = '') link ON true"
            + " JOIN resource target ON target.type = link.target_type AND target.id = link.target_id"
            + " AND NOT target.deleted"
            + " AND NOT EXISTS (SELECT 1 FROM idx_compartment z WHERE z.pid = target.pid)");
    narrowing.append(sql, "target.pid");
  }

  /** Appends the conditions of a filter, with the join that they need; never nothing. */
  private void filtered(Sql sql, RecordFilter filter, String pid) {
    boolean dated = filter.start().isPresent() || filter.end().isPresent();
    if (filter.types().isEmpty() && filter.since().isEmpty() && !dated) {
      sql.add(" WHERE true");
      return;
    }
    sql.add(" JOIN resource f ON f.pid = " + pid + " WHERE NOT f.deleted");
    if (!filter.types().isEmpty()) {
      sql.add(" AND f.type = ANY (?)", (Object) filter.types());
    }
    filter
        .since()
        .ifPresent(since -> sql.add(" AND f.last_updated >= ?", since.atOffset(ZoneOffset.UTC)));
    if (dated) {
      inTime(sql, filter, pid);
    }
  }

  /** What has no date of care, such as a patient or an allergy without one, always belongs. */
  private void inTime(Sql sql, RecordFilter filter, String pid) {
    int[] params = careDates();
    String rows = "(SELECT 1 FROM idx_date d WHERE d.pid = " + pid + " AND d.param = ANY (?)";
    sql.add(" AND (NOT EXISTS " + rows + ")", (Object) params);
    sql.add(" OR EXISTS " + rows, (Object) params);
    SearchParam param = registry.find("Observation", "date").orElseThrow();
    for (String value :
        java.util.stream.Stream.of(
                filter.start().map(s -> "ge" + s), filter.end().map(e -> "le" + e))
            .flatMap(Optional::stream)
            .toList()) {
      List<Long> bounds = new ArrayList<>();
      String comparison = dates.comparison(param, value, "d.low", "d.high", bounds);
      sql.add(" AND " + comparison, new ArrayList<Object>(bounds));
    }
    sql.add("))");
  }

  private int[] careDates() {
    return org.chartwarden.fhir.model.ResourceTypes.names().stream()
        .flatMap(
            type ->
                CARE_DATES.stream()
                    .flatMap(name -> registry.find(type, name).stream())
                    .filter(param -> param.kind() == ParamKind.DATE)
                    .limit(1))
        .mapToInt(SearchParam::id)
        .toArray();
  }
}
