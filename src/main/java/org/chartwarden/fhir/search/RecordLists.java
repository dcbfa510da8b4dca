package org.chartwarden.fhir.search;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.IdGenerator;

/**
 * The lists behind patient records. A list is made in one snapshot and kept while its pages are
 * fetched, so that a client that follows {@code next} sees each member of the first moment exactly
 * once. What members refer to is looked up when the first page beyond the members is asked for.
 */
@ApplicationScoped
public class RecordLists {

  private final SearchDatabase database;
  private final RecordSql recordSql;
  private final SearchConfig config;
  private final Clock clock;
  private final IdGenerator ids;

  @Inject
  RecordLists(
      SearchDatabase database,
      RecordSql recordSql,
      SearchConfig config,
      Clock clock,
      IdGenerator ids) {
    this.database = database;
    this.recordSql = recordSql;
    this.config = config;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * A part of a list.
   *
   * @param id the stored list; empty when this is all of it
   * @param moment contents are shown as they were then
   * @param pids what this part shows
   * @param end place after this part, 0-based
   * @param more whether something follows
   * @param query what the first page asked for, as the caller of {@link #first} gave it
   */
  public record Part(
      Optional<String> id, Instant moment, List<Long> pids, int end, boolean more, String query) {}

  /** The members of a record at one moment, the patients first. */
  public List<Long> members(RecordFilter filter, Narrowing narrowing) {
    Sql sql = new Sql().add("SELECT ");
    recordSql.members(sql, filter, narrowing);
    return database.query(sql, row -> longs(row.getArray(1))).get(0);
  }

  /**
   * The members of the compartments of some patients as they are now, the patients first, unless
   * there are too many. They are counted first; what is stored in between may come on top.
   *
   * @param filter patients and types; it may tell no times
   * @param most most members
   * @return empty when there are more
   */
  public Optional<List<ResourceVersion>> compartments(
      RecordFilter filter, Narrowing narrowing, int most) {
    if (filter.patients().isEmpty() || filter.timed()) {
      throw new IllegalArgumentException("a record without times of some patients is wanted");
    }
    Sql count = new Sql();
    recordSql.count(count, filter.patients(), most + 1);
    // What a filter or the caller's rights take away is counted only where that may decide.
    if (database.query(count, row -> row.getLong(1)).get(0) > most
        && members(filter, narrowing).size() > most) {
      return Optional.empty();
    }
    Sql sql = new Sql();
    recordSql.contents(sql, filter, narrowing);
    return Optional.of(database.query(sql, row -> Match.read(row, 1).resource()));
  }

  /** What these members refer to and what belongs to no patient. */
  public List<Long> linked(RecordFilter filter, List<Long> members, Narrowing narrowing) {
    long[] pids = members.stream().mapToLong(Long::longValue).toArray();
    Sql sql = new Sql().add("SELECT ");
    recordSql.linked(
        sql, filter, (s, alias) -> s.add("SELECT unnest(?) AS pid", (Object) pids), narrowing);
    return database.query(sql, row -> longs(row.getArray(1))).get(0);
  }

  /**
   * Makes a list and reads its first part.
   *
   * @param query what later pages must know of this request
   */
  public Part first(RecordFilter filter, String query, Narrowing narrowing, int count) {
    Instant moment = clock.instant();
    List<Long> members = members(filter, narrowing);
    if (members.size() <= count) {
      List<Long> linked = linked(filter, members, narrowing);
      if (members.size() + linked.size() <= count) {
        List<Long> all = new ArrayList<>(members);
        all.addAll(linked);
        return new Part(Optional.empty(), moment, all, all.size(), false, query);
      }
    }
    String id = ids.newId();
    Optional<Set<String>> seenBy = narrowing.print();
    Sql sql =
        new Sql()
            .add(
                "INSERT INTO patient_record_list (id, query, bound, started_at, expires_at, members)")
            .add(" VALUES (?, ?,", id, query)
            .add(
                seenBy.isEmpty() ? " NULL," : " ?,",
                seenBy.<List<Object>>map(p -> List.of(sorted(p))).orElse(List.of()))
            .add(
                " ?, ?, ?)",
                utc(moment),
                utc(clock.instant().plus(config.resultLifetime())),
                array(members));
    database.update(sql);
    return part(id, narrowing, filter, 0, count);
  }

  /**
   * A later part of a list.
   *
   * @param filter reads the filter out of the query of the first page
   */
  public Part next(
      String id,
      Narrowing narrowing,
      java.util.function.Function<String, RecordFilter> filter,
      int offset,
      int count) {
    return part(id, narrowing, filter.apply(head(id, narrowing)), offset, count);
  }

  private String head(String id, Narrowing narrowing) {
    record Head(String query, Optional<Set<String>> seenBy, OffsetDateTime expires) {}
    List<Head> found =
        database.query(
            new Sql()
                .add("SELECT query, bound, expires_at FROM patient_record_list WHERE id = ?", id),
            row ->
                new Head(
                    row.getString(1),
                    row.getArray(2) == null
                        ? Optional.empty()
                        : Optional.of(Set.of((String[]) row.getArray(2).getArray())),
                    row.getObject(3, OffsetDateTime.class)));
    if (found.isEmpty() || found.get(0).expires().isBefore(utc(clock.instant()))) {
      throw new FhirProblem(
          410, "expired", "record-expired", "the list of this page is no longer kept; start again");
    }
    if (!found.get(0).seenBy().equals(narrowing.print())) {
      throw FhirProblem.forbidden(
          "other-record", "this list was made for a caller who may see something else");
    }
    return found.get(0).query();
  }

  private Part part(String id, Narrowing narrowing, RecordFilter filter, int offset, int count) {
    List<Part> found = database.query(slice(id, offset, count), row -> part(id, row, offset));
    if (!found.isEmpty()) {
      return found.get(0);
    }
    Sql link = new Sql().add("UPDATE patient_record_list SET linked = ");
    recordSql.linked(
        link,
        filter,
        (s, alias) ->
            s.add("SELECT unnest(l.members) AS pid FROM patient_record_list l WHERE l.id = ?", id),
        narrowing);
    database.update(link.add(" WHERE id = ? AND linked IS NULL", id));
    return database.query(slice(id, offset, count), row -> part(id, row, offset)).stream()
        .findFirst()
        .orElseThrow(
            () -> FhirProblem.invalid("bad-page", "this page does not exist; follow a next link"));
  }

  /** A slice, if the part of the list that it needs is there. */
  private static Sql slice(String id, int offset, int count) {
    return new Sql()
        .add("SELECT started_at, query, cardinality(members) + COALESCE(cardinality(linked), 0),")
        .add(
            " linked IS NULL, CASE WHEN cardinality(members) >= ? THEN members[?:?]",
            offset + count,
            offset + 1,
            offset + count)
        .add(
            " ELSE (members || linked)[?:?] END FROM patient_record_list",
            offset + 1,
            offset + count)
        .add(
            " WHERE id = ? AND (linked IS NOT NULL OR cardinality(members) >= ?)",
            id,
            offset + count);
  }

  private static Part part(String id, ResultSet row, int offset) throws SQLException {
    List<Long> pids = longs(row.getArray(5));
    int end = offset + pids.size();
    // Until the linked ones are known there may be some; then a last page may be empty.
    boolean more = row.getBoolean(4) || end < row.getInt(3);
    return new Part(
        Optional.of(id),
        row.getObject(1, OffsetDateTime.class).toInstant(),
        pids,
        end,
        more,
        row.getString(2));
  }

  /** Removes expired lists. */
  @Scheduled(every = "${chartwarden.search.clean-every:10m}", delayed = "1m")
  void clean() {
    database.update(
        new Sql()
            .add("DELETE FROM patient_record_list WHERE expires_at < ?", utc(clock.instant())));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static List<String> sorted(Set<String> patients) {
    return patients.stream().sorted().toList();
  }

  private static long[] array(List<Long> pids) {
    return pids.stream().mapToLong(Long::longValue).toArray();
  }

  private static List<Long> longs(Array array) throws SQLException {
    return Arrays.asList((Long[]) array.getArray());
  }
}
