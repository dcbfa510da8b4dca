package org.chartwarden.fhir.search;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.IdGenerator;

/**
 * Stored result lists, so that a client that follows {@code next} sees each match of the first
 * moment exactly once, in the version of that moment, whatever others write meanwhile.
 */
@ApplicationScoped
public class ResultSets {

  private final SearchDatabase database;
  private final SearchSql searchSql;
  private final SearchConfig config;
  private final Clock clock;
  private final IdGenerator ids;

  @Inject
  public ResultSets(
      SearchDatabase database,
      SearchSql searchSql,
      SearchConfig config,
      Clock clock,
      IdGenerator ids) {
    this.database = database;
    this.searchSql = searchSql;
    this.config = config;
    this.clock = clock;
    this.ids = ids;
  }

  private record Stored(
      String type,
      String query,
      Optional<Set<String>> patients,
      OffsetDateTime expires,
      long total,
      List<Match> matches) {}

  /**
   * Stores all matches in one statement, without a way through this process, and reads page one.
   */
  FirstPage store(SearchQuery query, Optional<Set<String>> patients) {
    String id = ids.newId();
    Sql sql =
        new Sql()
            .add("INSERT INTO search_result_set")
            .add(
                " (id, type, query, patients, expires_at, pids, versions) SELECT ?, ?, ?,",
                id,
                query.type(),
                query.selfQuery())
            .add(
                patients.isPresent() ? " ?," : " NULL,",
                patients.<List<Object>>map(p -> List.of(List.copyOf(p))).orElse(List.of()))
            .add(
                " ?, COALESCE(array_agg(p.pid ORDER BY p.n), '{}'),",
                now().plus(config.resultLifetime()))
            .add(" COALESCE(array_agg(r.version ORDER BY p.n), '{}')")
            .add(" FROM (SELECT o.pid, row_number() OVER () AS n FROM (");
    searchSql.ordered(sql, query, patients);
    sql.add(") o) p JOIN resource r ON r.pid = p.pid")
        .add(
            " RETURNING cardinality(pids), pids[1:?], versions[1:?]", query.count(), query.count());
    FirstPage page =
        database
            .query(
                sql,
                row ->
                    new FirstPage(
                        matches(row.getArray(2), row.getArray(3)),
                        OptionalLong.of(row.getLong(1)),
                        Optional.of(id)))
            .get(0);
    if (page.total().orElseThrow() <= query.count()) {
      // Others deleted so much since the first look that one page is enough.
      database.update(new Sql().add("DELETE FROM search_result_set WHERE id = ?", id));
      return new FirstPage(page.matches(), page.total(), Optional.empty());
    }
    return page;
  }

  /**
   * One page of a stored list. Fails with 410 when the list has expired or never was, with 403 when
   * it was made for other patients than the caller is bound to.
   */
  public StoredPage page(String id, int offset, int count, Optional<Set<String>> patients) {
    int size = Math.min(Math.max(count, 1), config.maxCount());
    if (offset < 0) {
      throw FhirProblem.invalid("invalid-page", "_getpagesoffset is " + offset + ", below zero");
    }
    long from = offset + 1L;
    Sql sql =
        new Sql()
            .add("SELECT type, query, patients, expires_at, cardinality(pids),")
            .add(
                " pids[?:?], versions[?:?] FROM search_result_set WHERE id = ?",
                (int) Math.min(from, Integer.MAX_VALUE),
                (int) Math.min(from + size - 1, Integer.MAX_VALUE),
                (int) Math.min(from, Integer.MAX_VALUE),
                (int) Math.min(from + size - 1, Integer.MAX_VALUE),
                id);
    List<Stored> found =
        database.query(
            sql,
            row ->
                new Stored(
                    row.getString(1),
                    row.getString(2),
                    patients(row.getArray(3)),
                    row.getObject(4, OffsetDateTime.class),
                    row.getLong(5),
                    matches(row.getArray(6), row.getArray(7))));
    if (found.isEmpty() || found.get(0).expires().isBefore(now())) {
      throw new FhirProblem(
          410,
          "expired",
          "search-expired",
          "the result list of this page is no longer kept; search again");
    }
    Stored stored = found.get(0);
    if (!stored.patients().equals(patients)) {
      throw FhirProblem.forbidden(
          "other-search", "this result list was made for a caller bound to other patients");
    }
    return new StoredPage(stored.type(), stored.query(), stored.matches(), stored.total());
  }

  /** Removes expired lists. */
  @Scheduled(every = "${chartwarden.search.clean-every:10m}", delayed = "1m")
  void clean() {
    database.update(new Sql().add("DELETE FROM search_result_set WHERE expires_at < ?", now()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Optional<Set<String>> patients(Array array) throws SQLException {
    return array == null ? Optional.empty() : Optional.of(Set.of((String[]) array.getArray()));
  }

  private static List<Match> matches(Array pids, Array versions) throws SQLException {
    Long[] pid = (Long[]) pids.getArray();
    Long[] version = (Long[]) versions.getArray();
    List<Match> matches = new ArrayList<>(pid.length);
    for (int i = 0; i < pid.length; i++) {
      matches.add(new Match(pid[i], version[i]));
    }
    return matches;
  }
}
