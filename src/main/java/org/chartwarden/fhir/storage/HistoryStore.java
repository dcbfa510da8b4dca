package org.chartwarden.fhir.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Versions newest first, of one resource, of one type or of everything. */
@ApplicationScoped
public class HistoryStore {

  private final Sql sql;

  @Inject
  HistoryStore(DataSource database) {
    this.sql = new Sql(database);
  }

  /**
   * One page, newest first.
   *
   * @param pid only versions of this resource
   * @param type only versions of resources of this type
   * @param since only versions stored at or after this instant
   * @param after where the page before ended
   * @param limit greatest number of versions
   */
  public List<StoredResource> page(
      Optional<Long> pid,
      Optional<String> type,
      Optional<Instant> since,
      Optional<HistoryPlace> after,
      int limit) {
    List<Object> arguments = new ArrayList<>();
    String current =
        "SELECT r.pid, r.type, r.id, r.version, r.last_updated, r.deleted, r.content"
            + " FROM resource r"
            + narrowed("r", pid, type, since, after, limit, arguments);
    String superseded =
        "SELECT r.pid, r.type, r.id, v.version, v.last_updated, v.deleted, v.content"
            + " FROM resource_version v JOIN resource r ON r.pid = v.pid"
            + narrowed("v", pid, type, since, after, limit, arguments);
    arguments.add(limit);
    return sql.list(
        "SELECT * FROM (("
            + current
            + ") UNION ALL ("
            + superseded
            + ")) AS h"
            + " ORDER BY last_updated DESC, pid DESC, version DESC LIMIT ?",
        ResourceStore::stored,
        arguments.toArray());
  }

  private static String narrowed(
      String alias,
      Optional<Long> pid,
      Optional<String> type,
      Optional<Instant> since,
      Optional<HistoryPlace> after,
      int limit,
      List<Object> arguments) {
    List<String> conditions = new ArrayList<>();
    pid.ifPresent(
        wanted -> {
          conditions.add(alias + ".pid = ?");
          arguments.add(wanted);
        });
    type.ifPresent(
        wanted -> {
          conditions.add("r.type = ?");
          arguments.add(wanted);
        });
    since.ifPresent(
        instant -> {
          conditions.add(alias + ".last_updated >= ?");
          arguments.add(instant);
        });
    after.ifPresent(
        place -> {
          conditions.add(
              "("
                  + alias
                  + ".last_updated, "
                  + alias
                  + ".pid, "
                  + alias
                  + ".version)"
                  + " < (?, ?, ?)");
          arguments.add(place.lastUpdated());
          arguments.add(place.pid());
          arguments.add(place.version());
        });
    arguments.add(limit);
    return (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
        + " ORDER BY "
        + alias
        + ".last_updated DESC, "
        + alias
        + ".pid DESC, "
        + alias
        + ".version DESC LIMIT ?";
  }
}
