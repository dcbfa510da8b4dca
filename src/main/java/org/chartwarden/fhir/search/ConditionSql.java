package org.chartwarden.fhir.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes conditions as SQL. What the caller may see narrows whatever a chain leads to as it does
 * the matches, so that nobody learns by a chain what they may not read.
 */
final class ConditionSql {

  /**
   * Appends a condition on the resource with a number.
   *
   * @param pid SQL for the number
   */
  void append(Sql sql, Condition condition, String pid, Narrowing narrowing) {
    switch (condition) {
      case Condition.Rows rows -> {
        String alias = sql.alias();
        sql.add("EXISTS (SELECT 1 FROM " + rows.table() + " " + alias)
            .add(" WHERE " + alias + ".pid = " + pid + " AND ")
            .add(rows.where().replace("@.", alias + "."), rows.args())
            .add(")");
      }
      case Condition.All all -> join(sql, all.parts(), " AND ", "true", pid, narrowing);
      case Condition.Any any -> any(sql, any, pid, narrowing);
      case Condition.Not not -> {
        sql.add("NOT (");
        append(sql, not.part(), pid, narrowing);
        sql.add(")");
      }
      case Condition.Linked linked -> {
        String alias = sql.alias();
        sql.add("EXISTS (SELECT 1");
        from(sql, linked, alias, narrowing);
        sql.add(" AND " + alias + ".pid = " + pid + ")");
      }
    }
  }

  private void join(
      Sql sql,
      List<Condition> parts,
      String operator,
      String empty,
      String pid,
      Narrowing narrowing) {
    if (parts.isEmpty()) {
      sql.add(empty);
      return;
    }
    sql.add("(");
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        sql.add(operator);
      }
      append(sql, parts.get(i), pid, narrowing);
    }
    sql.add(")");
  }

  /**
   * Alternatives as a set of {@code pid}s where each of them is one: the planner can begin with the
   * set or look into it, while it can only try conditions joined by OR on every resource.
   */
  private void any(Sql sql, Condition.Any any, String pid, Narrowing narrowing) {
    if (any.parts().isEmpty() || !any.parts().stream().allMatch(ConditionSql::isSet)) {
      join(sql, any.parts(), " OR ", "false", pid, narrowing);
      return;
    }
    sql.add(pid + " IN (");
    set(sql, any, narrowing);
    sql.add(")");
  }

  /** Whether the resources for which a condition holds can be listed without all others. */
  private static boolean isSet(Condition condition) {
    return switch (condition) {
      case Condition.Rows rows -> true;
      case Condition.Linked linked -> true;
      case Condition.All all -> all.parts().stream().anyMatch(ConditionSql::isSet);
      case Condition.Any any ->
          !any.parts().isEmpty() && any.parts().stream().allMatch(ConditionSql::isSet);
      case Condition.Not not -> false;
    };
  }

  /** Appends a query for the {@code pid}s of a set. */
  void set(Sql sql, Condition condition, Narrowing narrowing) {
    switch (condition) {
      case Condition.Rows rows -> {
        String alias = sql.alias();
        sql.add("SELECT " + alias + ".pid FROM " + rows.table() + " " + alias + " WHERE ")
            .add(rows.where().replace("@.", alias + "."), rows.args());
      }
      case Condition.Linked linked -> {
        String alias = sql.alias();
        sql.add("SELECT " + alias + ".pid");
        from(sql, linked, alias, narrowing);
      }
      case Condition.Any any -> {
        for (int i = 0; i < any.parts().size(); i++) {
          sql.add(i == 0 ? "" : " UNION ALL ");
          set(sql, any.parts().get(i), narrowing);
        }
      }
      case Condition.All all -> {
        List<Condition> rest = new ArrayList<>(all.parts());
        Condition first = rest.stream().filter(ConditionSql::isSet).findFirst().orElseThrow();
        rest.remove(first);
        String alias = sql.alias();
        sql.add("SELECT " + alias + ".pid FROM (");
        set(sql, first, narrowing);
        sql.add(") " + alias);
        for (int i = 0; i < rest.size(); i++) {
          sql.add(i == 0 ? " WHERE " : " AND ");
          append(sql, rest.get(i), alias + ".pid", narrowing);
        }
      }
      case Condition.Not not -> throw new IllegalArgumentException("a negation is no set");
    }
  }

  /** Appends what a link joins, from FROM on; {@code alias} has the numbers it holds for. */
  private void from(Sql sql, Condition.Linked linked, String alias, Narrowing narrowing) {
    switch (linked) {
      case Condition.Chain chain -> chain(sql, chain, alias, narrowing);
      case Condition.PointedAt pointed -> pointedAt(sql, pointed, alias, narrowing);
      case Condition.UrlChain chain -> urlChain(sql, chain, alias, narrowing);
      case Condition.NamedBy named -> namedBy(sql, named, alias, narrowing);
    }
  }

  private void chain(Sql sql, Condition.Chain chain, String link, Narrowing narrowing) {
    String target = sql.alias();
    sql.add(" FROM idx_reference " + link + " JOIN resource " + target)
        .add(" ON " + target + ".type = " + link + ".target_type AND " + target)
        .add(".id = " + link + ".target_id AND NOT " + target + ".deleted")
        .add(" WHERE " + link + ".base = '' AND " + link + ".param = ?", chain.param())
        .add(" AND " + link + ".target_type = ? AND ", chain.targetType());
    append(sql, chain.target(), target + ".pid", narrowing);
    narrowing.append(sql, target + ".pid", chain.targetType());
  }

  private void pointedAt(Sql sql, Condition.PointedAt pointed, String self, Narrowing narrowing) {
    String link = sql.alias();
    sql.add(" FROM resource " + self + " JOIN idx_reference " + link)
        .add(" ON " + link + ".target_id = " + self + ".id")
        .add(" AND " + link + ".target_type = " + self + ".type AND " + link + ".base = ''")
        .add(" AND " + link + ".param = ? WHERE ", pointed.param());
    append(sql, pointed.source(), link + ".pid", narrowing);
    narrowing.append(sql, link + ".pid");
  }

  private void urlChain(Sql sql, Condition.UrlChain chain, String link, Narrowing narrowing) {
    String target = sql.alias();
    sql.add(" FROM idx_reference " + link + " JOIN idx_token " + target)
        .add(" ON " + target + ".param = ? AND ", chain.urlParam())
        .add(target + ".code = " + CanonicalLinks.text(link))
        .add(" WHERE " + link + ".param = ? AND ", chain.param());
    append(sql, chain.target(), target + ".pid", narrowing);
    narrowing.append(sql, target + ".pid");
  }

  private void namedBy(Sql sql, Condition.NamedBy named, String self, Narrowing narrowing) {
    String link = sql.alias();
    sql.add(" FROM idx_token " + self + " JOIN idx_reference " + link)
        .add(" ON " + link + ".param = ?", named.param())
        .add(" AND " + link + ".target_id IN " + CanonicalLinks.places(self + ".code"))
        .add(" AND " + CanonicalLinks.text(link) + " = " + self + ".code")
        .add(" WHERE " + self + ".param = ? AND ", named.urlParam());
    append(sql, named.source(), link + ".pid", narrowing);
    narrowing.append(sql, link + ".pid");
  }
}
