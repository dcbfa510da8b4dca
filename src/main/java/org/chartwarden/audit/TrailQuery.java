package org.chartwarden.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chartwarden.platform.Json;

/** Which entries of the trail are wanted; every condition must hold. */
public final class TrailQuery {

  /** How an event calls a client or a server that has no address. */
  private static final String UNNAMED = "localhost";

  /** What an entry was done to, without its version, as the index has it. */
  private static final String SUBJECT = "split_part(subject, '/_history/', 1)";

  private final StringBuilder conditions = new StringBuilder("true");
  private final List<Object> arguments = new ArrayList<>();
  private final List<Keyed> keyed = new ArrayList<>();

  /**
   * A condition on what the index knows of each part of the trail.
   *
   * @param text gives the condition from how a column is named
   * @param scans how often the index is read for it: once for each value
   */
  private record Keyed(
      Function<UnaryOperator<String>, String> text, int scans, List<Object> arguments) {}

  /** Entries with one of these numbers. */
  public TrailQuery ids(Collection<Long> ids) {
    return and("id = ANY(?)", (Object) ids.toArray(Long[]::new));
  }

  /** Entries about one of these patients. */
  public TrailQuery patients(Collection<String> ids) {
    return keyed(column -> column.apply("patient") + " = ANY(?)", array(ids));
  }

  /** Entries about any patient. */
  public TrailQuery ofPatients() {
    conditions.append(" AND patient IS NOT NULL");
    return this;
  }

  /** Entries of one of these persons, by their references. */
  public TrailQuery persons(Collection<String> references) {
    return keyed(column -> column.apply("person") + " = ANY(?)", array(references));
  }

  /** Entries with one of these outcomes. */
  public TrailQuery outcomes(Collection<String> outcomes) {
    return any("outcome", outcomes);
  }

  /** Entries that tell about one of these resources, in whatever part. */
  public TrailQuery entities(Collection<String> references) {
    return keyed(
        column ->
            String.format(
                "(%s = ANY(?) OR %s = ANY(?) OR %s = ANY(?))",
                column.apply(SUBJECT), column.apply("patient"), column.apply("task")),
        array(references),
        idsOf(references, "Patient/"),
        idsOf(references, "Task/"));
  }

  private static String[] idsOf(Collection<String> references, String type) {
    return references.stream()
        .filter(reference -> reference.startsWith(type))
        .map(reference -> reference.substring(type.length()))
        .distinct()
        .toArray(String[]::new);
  }

  /**
   * Entries of a run of the agent: its steps, what it read and wrote, what became of its changes.
   */
  public TrailQuery task(String id) {
    return keyed(
        column ->
            "(" + column.apply("task") + " = ANY(?) OR " + column.apply(SUBJECT) + " = ANY(?))",
        array(List.of(id)),
        array(List.of("Task/" + id)));
  }

  /** Entries from a moment on. */
  public TrailQuery from(Instant at) {
    return and("recorded_at >= ?", at);
  }

  /** Entries before a moment. */
  public TrailQuery before(Instant at) {
    return and("recorded_at < ?", at);
  }

  /** Entries before or after a stretch of time. */
  public TrailQuery outside(Instant from, Instant until) {
    return and("NOT (recorded_at >= ? AND recorded_at < ?)", from, until);
  }

  /** No entry at all. */
  public TrailQuery none() {
    return and("false");
  }

  /** Entries made with one of these access tokens, by their ids. */
  public TrailQuery tokens(Collection<String> ids) {
    return anyLike("detail LIKE ?", ids.stream().map(id -> member("token", id, "\"")).toList());
  }

  /** Entries of programs whose names begin with one of these, in whatever case. */
  public TrailQuery programs(Collection<String> beginnings) {
    return anyLike(
        "lower(regexp_replace(actor, '^client/', '')) LIKE ?",
        beginnings.stream().map(b -> escaped(b.toLowerCase(Locale.ROOT)) + "%").toList());
  }

  /**
   * Entries of calls that named the server like this; {@code localhost} is one that has no name.
   */
  public TrailQuery servers(Collection<String> names) {
    return anyOf(
        names,
        name -> List.of(member("server", name, "\"")),
        "detail LIKE ?",
        name -> name.equals(UNNAMED),
        "detail NOT LIKE '%\"server\":\"%'");
  }

  /**
   * Entries of calls that came from, or went to, an address that begins like one of these, in
   * whatever case.
   */
  public TrailQuery addresses(Collection<String> beginnings) {
    return anyOf(
        beginnings,
        b -> List.of(member("address", b, ""), member("server", b, "")),
        "(detail ILIKE ? OR detail ILIKE ?)",
        b -> UNNAMED.startsWith(b.toLowerCase(Locale.ROOT)),
        "(detail NOT LIKE '%\"address\":\"%' OR detail NOT LIKE '%\"server\":\"%')");
  }

  /**
   * Entries with one of these actions, and those with none of the known ones.
   *
   * @param known of these it is known whether they are wanted
   */
  public TrailQuery actions(Collection<String> wanted, Collection<String> known) {
    return and(
        "(action = ANY(?) OR action <> ALL(?))",
        wanted.toArray(String[]::new),
        known.toArray(String[]::new));
  }

  /** A pattern of a member of the detail whose value begins like this, or is this. */
  private static String member(String name, String value, String end) {
    String written = Json.writeValue(value);
    String inside = written.substring(1, written.length() - 1);
    return "%" + escaped("\"" + name + "\":\"" + inside + end) + "%";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private TrailQuery anyLike(String condition, List<String> patterns) {
    return anyOf(patterns, List::of, condition, pattern -> false, "");
  }

  /**
   * One of several values.
   *
   * @param condition on the patterns of a value
   * @param without which values are met by entries that have none, for which {@code unnamed} stands
   */
  private TrailQuery anyOf(
      Collection<String> values,
      Function<String, List<String>> patterns,
      String condition,
      Predicate<String> without,
      String unnamed) {
    List<String> parts = new ArrayList<>();
    List<Object> found = new ArrayList<>();
    for (String value : values) {
      parts.add(condition);
      found.addAll(patterns.apply(value));
      if (without.test(value)) {
        parts.add(unnamed);
      }
    }
    return parts.isEmpty() ? none() : and("(" + String.join(" OR ", parts) + ")", found.toArray());
  }

  private TrailQuery any(String column, Collection<String> values) {
    return and(column + " = ANY(?)", (Object) array(values));
  }

  private TrailQuery keyed(Function<UnaryOperator<String>, String> text, String[]... values) {
    int scans = Stream.of(values).mapToInt(one -> one.length).sum();
    keyed.add(new Keyed(text, scans, List.of((Object[]) values)));
    return this;
  }

  /** Whether it is known of most parts of the trail that nothing in them is wanted. */
  boolean isKeyed() {
    return !keyed.isEmpty();
  }

  private static String[] array(Collection<String> values) {
    return values.stream().distinct().toArray(String[]::new);
  }

  private TrailQuery and(String condition, Object... values) {
    conditions.append(" AND ").append(condition);
    arguments.addAll(List.of(values));
    return this;
  }

  /**
   * The conditions, with a question mark for each argument. The index is read once for each value,
   * and for two conditions once for each pair of values: so it sees the one with the fewest, and
   * the others are held against what it finds.
   */
  String conditions() {
    Optional<Keyed> least = keyed.stream().min(Comparator.comparingInt(Keyed::scans));
    StringBuilder text = new StringBuilder(conditions);
    for (Keyed one : keyed) {
      boolean indexed = one == least.get();
      text.append(" AND ")
          .append(one.text().apply(column -> indexed ? column : "(" + column + " || '')"));
    }
    return text.toString();
  }

  List<Object> arguments() {
    return Stream.concat(
            arguments.stream(), keyed.stream().flatMap(one -> one.arguments().stream()))
        .toList();
  }
}
