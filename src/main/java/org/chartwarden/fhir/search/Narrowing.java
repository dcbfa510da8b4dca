package org.chartwarden.fhir.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.Fingerprint;
import org.chartwarden.smart.AccessRule;
import org.chartwarden.smart.Visibility;
import org.chartwarden.smart.consents.Denial;

/**
 * What of the record a search may find: the caller's {@link Visibility} with the queries of its
 * rules and what consents withhold as conditions. It is appended to whatever a statement finds or
 * passes through, so pages and totals are right and nobody learns by a chain or an include what
 * they may not read.
 */
public final class Narrowing {

  /** Finds everything. */
  public static final Narrowing NONE = new Narrowing(Visibility.EVERYTHING, List.of(), List.of());

  private static final ConditionSql CONDITIONS = new ConditionSql();

  private final Visibility visibility;
  private final List<Part> parts;
  private final List<Withheld> withheld;

  /**
   * One way of reaching resources.
   *
   * @param types resource types; empty for all
   * @param patients as in {@link AccessRule}
   * @param owned as in {@link AccessRule}
   * @param criteria what resources must match besides
   */
  private record Part(
      Set<String> types,
      Optional<Set<String>> patients,
      boolean owned,
      Optional<Condition> criteria) {

    boolean covers(String type) {
      return types.isEmpty() || types.contains(type);
    }
  }

  /**
   * What a consent withholds.
   *
   * @param denial of whom, and by which rule
   * @param condition holds for what the rule withholds
   */
  private record Withheld(Denial denial, Condition condition) {}

  /** Reads the query of a rule for a type as conditions. */
  public interface QueryReader {
    Condition read(String type, String query);
  }

  private Narrowing(Visibility visibility, List<Part> parts, List<Withheld> withheld) {
    this.visibility = visibility;
    this.parts = parts;
    this.withheld = withheld;
  }

  /** To what these rules reach. */
  public static Narrowing of(Visibility visibility, QueryReader reader, WithheldData data) {
    return visibility.everything()
        ? NONE
        : new Narrowing(
            visibility,
            visibility.rules().stream().map(rule -> part(rule, reader)).toList(),
            visibility.denials().stream()
                .map(denial -> new Withheld(denial, data.condition(denial.rule())))
                .toList());
  }

  private static Part part(AccessRule rule, QueryReader reader) {
    Optional<Condition> criteria =
        rule.query().isEmpty() ? Optional.empty() : Optional.of(anyOf(rule, reader));
    return new Part(rule.types(), rule.patients(), rule.owned(), criteria);
  }

  private static Condition anyOf(AccessRule rule, QueryReader reader) {
    List<Condition> read =
        rule.types().stream().sorted().map(type -> reader.read(type, rule.query())).toList();
    return read.size() == 1 ? read.get(0) : new Condition.Any(read);
  }

  /**
   * What it lets through, as text that is equal for equal callers; empty for everything. Consents
   * do not count: they change while a list is read, so they are asked anew for each page.
   */
  public Optional<Set<String>> print() {
    return unruled() ? Optional.empty() : Optional.of(Set.of(digest(visibility.rules())));
  }

  private boolean unruled() {
    return visibility.rules().stream().anyMatch(AccessRule::everything);
  }

  private static String digest(List<AccessRule> rules) {
    String text =
        String.join(
            "\n",
            rules.stream()
                .map(
                    rule ->
                        rule.types().stream().sorted().toList()
                            + " "
                            + rule.patients().map(ids -> ids.stream().sorted().toList())
                            + " "
                            + rule.owned()
                            + " "
                            + rule.query())
                .sorted()
                .toList());
    return "rules:" + Fingerprint.whole(text);
  }

  /** Whether everything may be found. */
  public boolean none() {
    return visibility.everything();
  }

  /**
   * Appends what keeps out of reach what is out of reach, with AND before it.
   *
   * @param pid SQL for the number of the resource
   */
  void append(Sql sql, String pid) {
    append(sql, pid, parts);
    withheld.forEach(one -> withhold(sql, pid, one));
  }

  /** The same for resources that are known to be of one type. */
  void append(Sql sql, String pid, String type) {
    if (visibility.allOf(type)) {
      return;
    }
    if (!visibility.rulesReachAllOf(type)) {
      append(
          sql,
          pid,
          parts.stream()
              .filter(part -> part.covers(type))
              .map(part -> new Part(Set.of(), part.patients(), part.owned(), part.criteria()))
              .distinct()
              .toList());
    }
    withheld.stream()
        .filter(one -> one.denial().covers(type))
        .forEach(one -> withhold(sql, pid, one));
  }

  private void withhold(Sql sql, String pid, Withheld one) {
    List<String> ids = one.denial().patients().stream().sorted().toList();
    compartment(sql, " AND NOT (EXISTS ", pid, " = ANY (?))", ids);
    sql.add(" AND ");
    CONDITIONS.append(sql, one.condition(), pid, NONE);
    sql.add(")");
  }

  private void append(Sql sql, String pid, List<Part> wanted) {
    if (unruled()) {
      return;
    }
    sql.add(" AND ");
    if (wanted.size() == 1) {
      part(sql, pid, wanted.get(0));
      return;
    }
    sql.add("(");
    for (int i = 0; i < wanted.size(); i++) {
      sql.add(i == 0 ? "" : " OR ");
      part(sql, pid, wanted.get(i));
    }
    sql.add(wanted.isEmpty() ? "false)" : ")");
  }

  private void part(Sql sql, String pid, Part part) {
    sql.add("(true");
    if (!part.types().isEmpty()) {
      String alias = sql.alias();
      sql.add(" AND EXISTS (SELECT 1 FROM resource " + alias)
          .add(" WHERE " + alias + ".pid = " + pid)
          .add(
              " AND " + alias + ".type = ANY (?))",
              (Object) part.types().stream().sorted().toList());
    }
    part.patients().ifPresent(patients -> compartments(sql, pid, patients, part.owned()));
    part.criteria()
        .ifPresent(
            criteria -> {
              sql.add(" AND ");
              CONDITIONS.append(sql, criteria, pid, this);
            });
    sql.add(")");
  }

  private static void compartments(Sql sql, String pid, Set<String> patients, boolean owned) {
    List<String> ids = patients.stream().sorted().toList();
    if (owned) {
      compartment(sql, " AND EXISTS ", pid, " = ANY (?))", ids);
    }
    compartment(sql, " AND NOT EXISTS ", pid, " <> ALL (?))", ids);
  }

  private static void compartment(
      Sql sql, String exists, String pid, String comparison, List<String> ids) {
    String alias = sql.alias();
    sql.add(exists + "(SELECT 1 FROM idx_compartment " + alias)
        .add(" WHERE " + alias + ".pid = " + pid)
        .add(" AND " + alias + ".patient_id" + comparison, (Object) ids);
  }
}
