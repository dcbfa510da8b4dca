package org.chartwarden.fhir.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.search.types.PatientKey;

/**
 * Patients at whom resources with a code point ({@code Patient?_has:Observation:patient:code=X}).
 * How often the code occurs decides at run time: where it is rare its resources lead to the
 * patients, where it is frequent the patients are gone through in order, each asked whether a row
 * of theirs has the code, until the page is full.
 */
record PatientsPointedAt(
    Condition.PointedAt condition, Condition.Rows code, List<Condition> others) {

  /** Rows up to which a code is rare. */
  private static final int RARE = 500;

  /** The first such condition of a search whose source has a code. */
  static Optional<PatientsPointedAt> among(List<Condition> criteria) {
    return criteria.stream()
        .filter(Condition.PointedAt.class::isInstance)
        .map(Condition.PointedAt.class::cast)
        .filter(Condition.PointedAt::ofPatient)
        .flatMap(pointed -> of(pointed).stream())
        .findFirst();
  }

  private static Optional<PatientsPointedAt> of(Condition.PointedAt pointed) {
    List<Condition> others = new ArrayList<>(SearchSql.flat(List.of(pointed.source())));
    Optional<Condition.Rows> code =
        others.stream()
            .filter(Condition.Rows.class::isInstance)
            .map(Condition.Rows.class::cast)
            .filter(rows -> rows.table().equals("idx_token"))
            .findFirst();
    code.ifPresent(others::remove);
    return code.map(rows -> new PatientsPointedAt(pointed, rows, others));
  }

  /**
   * Appends a query for the patients' {@code pid}s, each once.
   *
   * @param self alias of the patients
   * @param rest appends the other conditions of the search
   */
  void append(Sql sql, ConditionSql conditions, Narrowing narrowing, String self, Runnable rest) {
    String row = sql.alias();
    String link = sql.alias();
    // In an order of its own this half can be merged with the other, and the merge can stop early.
    sql.add("(SELECT " + self + ".pid FROM resource " + self)
        .add(" WHERE " + self + ".type = 'Patient' AND NOT " + self + ".deleted AND ");
    frequent(sql, row);
    sql.add(" AND EXISTS (SELECT 1 FROM idx_token " + row + " WHERE ");
    source(sql, conditions, narrowing, row);
    sql.add(" AND " + row + ".patient = ANY (ARRAY[")
        .add("patient_key(" + self + ".id), " + PatientKey.SEVERAL + "])")
        .add(" AND EXISTS (SELECT 1 FROM idx_reference " + link + " WHERE ");
    pointing(sql, row, link);
    // With an offset these stay questions asked of each patient and row, in this order; the planner
    // would join them, and it takes the references to one patient for few.
    sql.add(" AND " + link + ".target_id || '' = " + self + ".id OFFSET 0) OFFSET 0)");
    rest.run();
    sql.add(
            " ORDER BY "
                + self
                + ".pid) UNION ALL SELECT DISTINCT "
                + self
                + ".pid FROM idx_token "
                + row)
        .add(" JOIN idx_reference " + link + " ON ");
    pointing(sql, row, link);
    // The id as an expression keeps the planner from beginning with the patients and all that
    // points
    // at them, of which it takes each to have a few.
    sql.add(" JOIN resource " + self + " ON " + self + ".type = 'Patient'")
        .add(" AND " + self + ".id = " + link + ".target_id || '' AND NOT " + self)
        .add(".deleted WHERE ");
    source(sql, conditions, narrowing, row);
    sql.add(" AND NOT ");
    frequent(sql, row);
    rest.run();
  }

  /** Whether more rows have the code than are few. */
  private void frequent(Sql sql, String row) {
    sql.add("(SELECT count(*) > ? FROM (SELECT 1 FROM idx_token " + row + " WHERE ", RARE);
    code(sql, row);
    sql.add(" LIMIT ?) f)", RARE + 1);
  }

  private void code(Sql sql, String row) {
    sql.add(code.where().replace("@.", row + "."), code.args());
  }

  private void pointing(Sql sql, String row, String link) {
    sql.add(link + ".pid = " + row + ".pid AND " + link + ".base = ''")
        .add(" AND " + link + ".param = ?", condition.param())
        .add(" AND " + link + ".target_type = 'Patient'");
  }

  private void source(Sql sql, ConditionSql conditions, Narrowing narrowing, String row) {
    code(sql, row);
    for (Condition other : others) {
      sql.add(" AND ");
      conditions.append(sql, other, row + ".pid", narrowing);
    }
    narrowing.append(sql, row + ".pid");
  }
}
