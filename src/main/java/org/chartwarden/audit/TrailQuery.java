package org.chartwarden.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which entries of the trail are wanted; every condition must hold. */
public final class TrailQuery {

  private final StringBuilder conditions = new StringBuilder("true");
  private final List<Object> arguments = new ArrayList<>();

  /** Entries with one of these numbers. */
  public TrailQuery ids(Collection<Long> ids) {
    return and("id = ANY(?)", (Object) ids.toArray(Long[]::new));
  }

  /** Entries about one of these patients. */
  public TrailQuery patients(Collection<String> ids) {
    return any("patient", ids);
  }

  /** Entries about any patient. */
  public TrailQuery ofPatients() {
    conditions.append(" AND patient IS NOT NULL");
    return this;
  }

  /** Entries of one of these persons, by their references. */
  public TrailQuery persons(Collection<String> references) {
    return any("person", references);
  }

  /** Entries with one of these outcomes. */
  public TrailQuery outcomes(Collection<String> outcomes) {
    return any("outcome", outcomes);
  }

  /** Entries that tell about one of these resources, in whatever part. */
  public TrailQuery entities(Collection<String> references) {
    String[] all = references.toArray(String[]::new);
    return and(
        "(split_part(subject, '/_history/', 1) = ANY(?) OR patient = ANY(?) OR task = ANY(?))",
        all,
        idsOf(references, "Patient/"),
        idsOf(references, "Task/"));
  }

  private static String[] idsOf(Collection<String> references, String type) {
    return references.stream()
        .filter(reference -> reference.startsWith(type))
        .map(reference -> reference.substring(type.length()))
        .toArray(String[]::new);
  }

  /**
   * Entries of a run of the agent: its steps, what it read and wrote, what became of its changes.
   */
  public TrailQuery task(String id) {
    return and("(task = ? OR split_part(subject, '/_history/', 1) = ?)", id, "Task/" + id);
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

  private TrailQuery any(String column, Collection<String> values) {
    return and(column + " = ANY(?)", (Object) values.toArray(String[]::new));
  }

  private TrailQuery and(String condition, Object... values) {
    conditions.append(" AND ").append(condition);
    arguments.addAll(List.of(values));
    return this;
  }

  String conditions() {
    return conditions.toString();
  }

  List<Object> arguments() {
    return arguments;
  }
}
