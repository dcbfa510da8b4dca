package org.chartwarden.fhir.search;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.IdGenerator;

/**
 * Stored result lists, so that a client that follows {@code next} sees each match of the first
 * moment exactly once, in the version of that moment, whatever others write meanwhile.
 *
 * <p>A list holds internal numbers only. One without a sort order ends after a few pages and goes
 * on, when a client comes that far, in a longer list of its own: in the order of the numbers,
 * behind the last one and not beyond the greatest of the first moment. So the cost of a first page
 * has a bound however many resources match, and who looks at one page does not pay for ten
 * thousand.
 */
@ApplicationScoped
public class ResultSets {

  /** Ends the id of the list in which another list goes on. */
  private static final String CONTINUED = "~";

  private static final int UNBOUNDED = Integer.MAX_VALUE - 1;

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
      String id,
      String type,
      String query,
      Optional<Set<String>> seenBy,
      OffsetDateTime moment,
      OffsetDateTime expires,
      long upTo,
      boolean complete,
      int size,
      long last) {

    boolean continued() {
      return id.endsWith(CONTINUED);
    }
  }

  /** Where a list goes on: behind one number, not beyond another. */
  private record Stretch(long after, long upTo) {}

  private record Counted(long total, Match match) {}

  /**
   * The first page, and when more matches exist than it shows, their list, by one statement: page,
   * list and total are of one snapshot. A search that fits on its page writes nothing.
   */
  FirstPage first(SearchQuery query, Narrowing narrowing) {
    String id = ids.newId();
    int most = firstList(query);
    List<Counted> found = list(query, narrowing, id, most, query.count(), Optional.empty());
    long listed = found.isEmpty() ? 0 : found.get(0).total();
    List<Match> matches = found.stream().map(Counted::match).toList();
    return new FirstPage(
        matches,
        listed > most ? OptionalLong.empty() : OptionalLong.of(listed),
        listed > query.count() ? Optional.of(id) : Optional.empty());
  }

  /** A sort order must see every match, and a limit must be kept over all pages. */
  private static boolean bounded(SearchQuery query) {
    return query.sort().isEmpty() && query.maxResults() == SearchQuery.UNLIMITED;
  }

  /** Matches of the first list, whole pages unless somebody wants the total. */
  private int firstList(SearchQuery query) {
    if (!bounded(query)) {
      return UNBOUNDED;
    }
    if (query.wants(SearchQuery.TotalMode.ACCURATE)
        || query.wants(SearchQuery.TotalMode.ESTIMATE)) {
      return config.listSize();
    }
    int count = Math.max(1, query.count());
    int counted = query.wants(SearchQuery.TotalMode.NONE) ? count : config.countWithin();
    int pages = Math.max(1, (counted + count - 1) / count);
    return Math.min(count * pages, Math.max(count, config.listSize()));
  }

  /**
   * Finds matches and stores their numbers where there are more than {@code unstored}.
   *
   * @param most matches of this list
   * @return the first matches, as many as the query's count, each with the number of all found,
   *     which is above {@code most} where the list goes on
   */
  private List<Counted> list(
      SearchQuery query,
      Narrowing narrowing,
      String id,
      int most,
      int unstored,
      Optional<Stretch> stretch) {
    Sql sql =
        new Sql().add("WITH m AS MATERIALIZED (SELECT o.pid, row_number() OVER () AS n FROM (");
    if (stretch.isPresent()) {
      sql.add("SELECT m.pid FROM (");
      searchSql.matches(sql, query, narrowing);
      sql.add(") m WHERE m.pid > ? AND m.pid <= ?", stretch.get().after(), stretch.get().upTo())
          .add(" ORDER BY m.pid");
    } else {
      searchSql.ordered(sql, query, narrowing);
    }
    if (most != UNBOUNDED) {
      sql.add(" LIMIT ?", most + 1);
    }
    OffsetDateTime now = now();
    Optional<Set<String>> seenBy = narrowing.print();
    sql.add(") o), s AS (INSERT INTO search_result_set (id, type, query, patients, moment,")
        .add(" expires_at, up_to, complete, pids)")
        .add(" SELECT ?, ?, ?,", id, query.place(), query.selfQuery())
        .add(
            seenBy.isEmpty() ? " NULL," : " ?,",
            seenBy.<List<Object>>map(p -> List.of(List.copyOf(p))).orElse(List.of()))
        .add(" ?, ?,", now, now.plus(config.resultLifetime()));
    if (stretch.isPresent()) {
      sql.add(" ?,", stretch.get().upTo());
    } else {
      sql.add(" (SELECT max(pid) FROM resource),");
    }
    sql.add(" count(*) <= ?,", most)
        .add(" COALESCE(array_agg(pid ORDER BY n) FILTER (WHERE n <= ?), '{}') FROM m", most)
        .add(" HAVING count(*) > ? ON CONFLICT DO NOTHING)", unstored)
        .add(" SELECT (SELECT count(*) FROM m), " + Match.COLUMNS)
        .add(" FROM m JOIN resource r ON r.pid = m.pid WHERE m.n <= ? ORDER BY m.n", query.count());
    return database.search(sql, row -> new Counted(row.getLong(1), Match.read(row, 2)));
  }

  /**
   * One page of a stored list. Fails with 410 when the list has expired or never was, with 403 when
   * it was made for a caller who may see something else.
   *
   * @param reader reads a type and a query that this server wrote into a list
   */
  public StoredPage page(
      String id,
      int offset,
      int count,
      Narrowing narrowing,
      BiFunction<String, String, SearchQuery> reader) {
    int size = Math.min(Math.max(count, 1), config.maxCount());
    if (offset < 0) {
      throw FhirProblem.invalid("invalid-page", "_getpagesoffset is " + offset + ", below zero");
    }
    Stored stored =
        find(id)
            .filter(found -> !found.expires().isBefore(now()))
            .orElseThrow(
                () ->
                    new FhirProblem(
                        410,
                        "expired",
                        "search-expired",
                        "the result list of this page is no longer kept; search again"));
    if (!stored.seenBy().equals(narrowing.print())) {
      throw FhirProblem.forbidden(
          "other-search", "this result list was made for a caller who may see something else");
    }
    if (offset >= stored.size() && !stored.complete()) {
      return page(
          continuation(stored, narrowing, reader), offset - stored.size(), size, narrowing, reader);
    }
    List<Match> matches = contents(stored, offset, size);
    OptionalLong total =
        stored.complete() && !stored.continued()
            ? OptionalLong.of(stored.size())
            : OptionalLong.empty();
    boolean more = offset + matches.size() < stored.size() || !stored.complete();
    return new StoredPage(
        stored.id(),
        offset,
        stored.type(),
        stored.query(),
        matches,
        total,
        more && !matches.isEmpty(),
        before(stored, offset, size));
  }

  /** The page before one; that of a continued list may lie in the list it continues. */
  private Optional<StoredPage.Place> before(Stored stored, int offset, int count) {
    if (offset > 0) {
      return Optional.of(new StoredPage.Place(stored.id(), Math.max(0, offset - count)));
    }
    if (!stored.continued()) {
      return Optional.empty();
    }
    String parent = stored.id().substring(0, stored.id().length() - CONTINUED.length());
    return find(parent).map(list -> new StoredPage.Place(parent, Math.max(0, list.size() - count)));
  }

  /** The id of the list in which a list goes on; it is made by the first who asks. */
  private String continuation(
      Stored stored, Narrowing narrowing, BiFunction<String, String, SearchQuery> reader) {
    String id = stored.id() + CONTINUED;
    if (find(id).isEmpty()) {
      SearchQuery query = reader.apply(stored.type(), stored.query());
      list(
          query,
          narrowing,
          id,
          config.listSize(),
          -1,
          Optional.of(new Stretch(stored.last(), stored.upTo())));
    }
    return id;
  }

  private Optional<Stored> find(String id) {
    Sql sql =
        new Sql()
            .add("SELECT id, type, query, patients, moment, expires_at, up_to, complete,")
            .add(
                " cardinality(pids), pids[cardinality(pids)] FROM search_result_set WHERE id = ?",
                id);
    return database.query(sql, ResultSets::stored).stream().findFirst();
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        seenBy(row.getArray(4)),
        row.getObject(5, OffsetDateTime.class),
        row.getObject(6, OffsetDateTime.class),
        row.getLong(7),
        row.getBoolean(8),
        row.getInt(9),
        row.getLong(10));
  }

  /**
   * Contents as they were at the list's moment. A match that was stored in that very moment, which
   * another clock may have dated a little later, comes in its first version.
   */
  private List<Match> contents(Stored stored, int offset, int count) {
    long from = offset + 1L;
    Sql sql =
        new Sql()
            .add("SELECT r.pid, r.type, r.id, COALESCE(v.version, r.version),")
            .add(" COALESCE(v.last_updated, r.last_updated), COALESCE(v.content, r.content)")
            .add(" FROM search_result_set s")
            .add(
                " CROSS JOIN LATERAL unnest(s.pids[?:?]) WITH ORDINALITY AS w (pid, n)",
                (int) Math.min(from, Integer.MAX_VALUE),
                (int) Math.min(from + count - 1, Integer.MAX_VALUE))
            .add(" JOIN resource r ON r.pid = w.pid")
            .add(" LEFT JOIN LATERAL (SELECT o.version, o.last_updated, o.content")
            .add(" FROM resource_version o WHERE o.pid = r.pid AND NOT o.deleted")
            .add(" AND (o.last_updated <= ? OR o.version = 1)", stored.moment())
            .add(" ORDER BY o.version DESC LIMIT 1) v")
            .add(" ON r.deleted OR r.last_updated > ?", stored.moment())
            .add(" WHERE s.id = ? ORDER BY w.n", stored.id());
    return database.query(sql, row -> Match.read(row, 1));
  }

  /** Removes expired lists. */
  @Scheduled(every = "${chartwarden.search.clean-every:10m}", delayed = "1m")
  void clean() {
    database.update(new Sql().add("DELETE FROM search_result_set WHERE expires_at < ?", now()));
  }

  /** Now, to the microsecond, as versions are dated. */
  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static Optional<Set<String>> seenBy(Array array) throws SQLException {
    return array == null ? Optional.empty() : Optional.of(Set.of((String[]) array.getArray()));
  }
}
