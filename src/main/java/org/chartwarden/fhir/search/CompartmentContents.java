package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * Reads a patient's compartment with its contents in order of storage. A page is one statement that
 * walks the index of the compartment from where the page before ended, so the cost of a page does
 * not depend on the size of the compartment or on how far the reader has come.
 */
@ApplicationScoped
public class CompartmentContents {

  private static final String COLUMNS =
      "SELECT r.pid, r.type, r.id, r.version, r.last_updated, r.content";

  private final SearchDatabase database;

  @Inject
  CompartmentContents(SearchDatabase database) {
    this.database = database;
  }

  /**
   * One resource with its internal number.
   *
   * @param pid order of storage
   * @param version the current version
   */
  public record Member(long pid, ResourceVersion version) {}

  /**
   * A stretch of the order of storage.
   *
   * @param types only these types; empty for all
   * @param since only what was stored at or after this instant
   * @param after only what has a greater number
   * @param upTo only what has this number or a smaller one
   * @param limit most resources
   */
  public record Stretch(
      Set<String> types, Optional<Instant> since, long after, long upTo, int limit) {
    public Stretch {
      types = Set.copyOf(types);
    }
  }

  /** The number of the resource that was stored last. */
  public long newest() {
    return database
        .query(new Sql().add("SELECT COALESCE(max(pid), 0) FROM resource"), row -> row.getLong(1))
        .get(0);
  }

  /** What lies in the compartment, the Patient included. */
  public List<Member> members(String patient, Stretch stretch, Optional<Set<String>> patients) {
    Sql sql =
        new Sql()
            .add(COLUMNS + " FROM idx_compartment c JOIN resource r ON r.pid = c.pid")
            .add(" WHERE c.patient_id = ?", patient)
            .add(" AND c.pid > ? AND c.pid <= ?", stretch.after(), stretch.upTo());
    restrict(sql, stretch, patients);
    return database.query(sql.add(" ORDER BY c.pid LIMIT ?", stretch.limit()), this::member);
  }

  /**
   * What resources of the compartment refer to and no compartment holds: practitioners,
   * organizations, locations, medications. Another patient's data is never supporting.
   */
  public List<Member> supporting(String patient, Stretch stretch, Optional<Set<String>> patients) {
    Sql sql =
        new Sql()
            .add(COLUMNS + " FROM (SELECT DISTINCT x.target_type, x.target_id")
            .add(" FROM idx_compartment c JOIN idx_reference x ON x.pid = c.pid")
            .add(" WHERE c.patient_id = ? AND x.base = '' AND x.target_type <> '') t", patient)
            .add(" JOIN resource r ON r.type = t.target_type AND r.id = t.target_id")
            .add(" WHERE r.pid > ? AND r.pid <= ?", stretch.after(), stretch.upTo())
            .add(" AND NOT EXISTS (SELECT 1 FROM idx_compartment o WHERE o.pid = r.pid)");
    restrict(sql, stretch, patients);
    return database.query(sql.add(" ORDER BY r.pid LIMIT ?", stretch.limit()), this::member);
  }

  private static void restrict(Sql sql, Stretch stretch, Optional<Set<String>> patients) {
    sql.add(" AND NOT r.deleted");
    if (!stretch.types().isEmpty()) {
      sql.add(" AND r.type = ANY (?)", (Object) stretch.types().stream().sorted().toList());
    }
    stretch
        .since()
        .ifPresent(at -> sql.add(" AND r.last_updated >= ?", at.atOffset(ZoneOffset.UTC)));
    SearchSql.narrow(sql, "r.pid", patients);
  }

  private Member member(ResultSet row) throws SQLException {
    return new Member(
        row.getLong(1),
        new ResourceVersion(
            new ResourceKey(row.getString(2), row.getString(3)),
            row.getLong(4),
            row.getObject(5, OffsetDateTime.class).toInstant(),
            false,
            row.getString(6)));
  }
}
