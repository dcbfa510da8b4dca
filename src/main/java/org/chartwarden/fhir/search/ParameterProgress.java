package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.chartwarden.fhir.search.types.SearchText;

/** Keeps how far older resources are indexed by the parameters that are not of R4. */
@ApplicationScoped
public class ParameterProgress {

  private static final String COLUMNS =
      "SELECT param, type, name, after_pid, indexed, total, started_at, done_at IS NOT NULL, settled"
          + " FROM search_parameter_index";

  private final SearchDatabase database;
  private final Clock clock;

  @Inject
  ParameterProgress(SearchDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The state of one parameter.
   *
   * @param after every resource up to this number is indexed
   * @param indexed resources looked at so far
   * @param total resources of the type when it started
   * @param done whether all resources were looked at
   * @param settled whether those were looked at again that a process stored which did not know the
   *     parameter yet
   */
  public record State(
      int param,
      String type,
      String name,
      long after,
      long indexed,
      long total,
      Instant startedAt,
      boolean done,
      boolean settled) {

    /** The share that is indexed, for instance {@code 37 %}. */
    public String share() {
      return (total == 0 ? 0 : Math.min(99, indexed * 100 / total)) + " %";
    }
  }

  /** Starts, or starts again where the definition has changed. */
  void begin(List<SearchParameterRegistry.Added> added) {
    for (SearchParameterRegistry.Added one : added) {
      database.update(
          new Sql()
              .add("INSERT INTO search_parameter_index (param, type, name, fingerprint, after_pid,")
              .add(" indexed, total, started_at, done_at, settled) SELECT ?, ?, ?, ?, 0, 0,")
              .add(
                  " (SELECT count(*) FROM resource WHERE type = ? AND NOT deleted), ?, NULL, false")
              .add(" ON CONFLICT (param) DO UPDATE SET fingerprint = excluded.fingerprint,")
              .add(" after_pid = 0, indexed = 0, total = excluded.total,")
              .add(" started_at = excluded.started_at, done_at = NULL, settled = false")
              .add(" WHERE search_parameter_index.fingerprint <> excluded.fingerprint")
              .arguments(
                  one.param().id(),
                  one.param().type(),
                  one.param().name(),
                  SearchText.key(one.revision()),
                  one.param().type(),
                  now()));
    }
  }

  /** The states of these parameters. */
  List<State> of(List<SearchParameterRegistry.Added> added) {
    return added.isEmpty()
        ? List.of()
        : database.query(
            new Sql()
                .add(COLUMNS + " WHERE param = ANY (?)", (Object) numbers(added))
                .add(" ORDER BY started_at, type, after_pid, name"),
            ParameterProgress::read);
  }

  private static int[] numbers(List<SearchParameterRegistry.Added> added) {
    return added.stream().mapToInt(one -> one.param().id()).toArray();
  }

  /** Notes that one more stretch of resources was looked at. */
  void advance(List<State> states, long after, int looked, boolean last) {
    Sql sql = new Sql().add("UPDATE search_parameter_index SET after_pid = ?", after);
    if (!last) {
      sql.add(", indexed = indexed + ?", looked);
    } else if (states.get(0).done()) {
      sql.add(", settled = true");
    } else {
      sql.add(", indexed = indexed + ?, done_at = ?", looked, now());
    }
    database.update(
        sql.add(
            " WHERE param = ANY (?)", (Object) states.stream().mapToInt(State::param).toArray()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static State read(ResultSet row) throws SQLException {
    return new State(
        row.getInt(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getBoolean(8),
        row.getBoolean(9));
  }

  /** Names of parameters, for a message. */
  static String names(List<State> states) {
    return states.stream().map(s -> s.type() + "." + s.name()).collect(Collectors.joining(", "));
  }
}
