package org.chartwarden.fhir.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;

/** Versions newest first, of one resource, of one type or of everything. */
@ApplicationScoped
public class HistoryStore {

  private static final String CURRENT = " FROM resource r";
  private static final String SUPERSEDED =
      " FROM resource_version v JOIN resource r ON r.pid = v.pid";

  /** When a superseded version ceased to be the current one. */
  private static final String SUCCEEDED =
      "COALESCE((SELECT n.last_updated FROM resource_version n"
          + " WHERE n.pid = v.pid AND n.version = v.version + 1), r.last_updated)";

  /**
   * The versions of some resources; version 0 stands for all of one. The resources are looked up
   * first, so that few of them are found without reading the versions of all others.
   */
  private static final String MEMBERS =
      "%1$s.pid = ANY (ARRAY(SELECT x.pid FROM unnest(?::text[], ?::text[]) AS m (type, id)"
          + " JOIN resource x ON x.type = m.type AND x.id = m.id)) AND EXISTS (SELECT 1"
          + " FROM unnest(?::text[], ?::text[], ?::bigint[]) AS m (type, id, version)"
          + " WHERE m.type = r.type AND m.id = r.id AND m.version IN (0, %1$s.version))";

  private final Database database;

  @Inject
  HistoryStore(DataSource source) {
    this.database = new Database(source);
  }

  /**
   * One page, newest first.
   *
   * @param pid only versions of this resource
   * @param type only versions of resources of this type
   * @param after where the page before ended
   * @param limit greatest number of versions
   */
  public List<StoredResource> page(
      Optional<Long> pid,
      Optional<String> type,
      HistoryWindow window,
      Optional<HistoryPlace> after,
      int limit) {
    List<Object> arguments = new ArrayList<>();
    String current =
        "SELECT r.pid, r.type, r.id, r.version, r.last_updated, r.deleted, r.content"
            + CURRENT
            + where("r", pid, type, window, after, arguments)
            + newest("r", limit, arguments);
    String superseded =
        "SELECT r.pid, r.type, r.id, v.version, v.last_updated, v.deleted, v.content"
            + SUPERSEDED
            + where("v", pid, type, window, after, arguments)
            + newest("v", limit, arguments);
    arguments.add(limit);
    return database.list(
        "SELECT * FROM (("
            + current
            + ") UNION ALL ("
            + superseded
            + ")) AS h"
            + " ORDER BY last_updated DESC, pid DESC, version DESC LIMIT ?",
        ResourceStore::stored,
        arguments.toArray());
  }

  /** The number of versions; counting ends at the limit. */
  public long count(Optional<Long> pid, Optional<String> type, HistoryWindow window, int limit) {
    List<Object> arguments = new ArrayList<>();
    String versions =
        "SELECT 1"
            + CURRENT
            + where("r", pid, type, window, Optional.empty(), arguments)
            + " UNION ALL SELECT 1"
            + SUPERSEDED
            + where("v", pid, type, window, Optional.empty(), arguments);
    arguments.add(limit);
    return database
        .list(
            "SELECT count(*) FROM (" + versions + " LIMIT ?) AS h",
            row -> row.getLong(1),
            arguments.toArray())
        .get(0);
  }

  private static String where(
      String alias,
      Optional<Long> pid,
      Optional<String> type,
      HistoryWindow window,
      Optional<HistoryPlace> after,
      List<Object> arguments) {
    List<String> conditions = new ArrayList<>();
    pid.ifPresent(wanted -> condition(conditions, arguments, alias + ".pid = ?", wanted));
    type.ifPresent(wanted -> condition(conditions, arguments, "r.type = ?", wanted));
    String stored = alias + ".last_updated";
    window.since().ifPresent(i -> condition(conditions, arguments, stored + " >= ?", i));
    window.until().ifPresent(i -> condition(conditions, arguments, stored + " < ?", i));
    if (alias.equals("v")) {
      window.from().ifPresent(i -> condition(conditions, arguments, SUCCEEDED + " > ?", i));
    }
    window
        .among()
        .ifPresent(
            members -> {
              conditions.add(MEMBERS.formatted(alias));
              String[] types = members.stream().map(m -> m.key().type()).toArray(String[]::new);
              String[] ids = members.stream().map(m -> m.key().id()).toArray(String[]::new);
              arguments.addAll(List.of(types, ids, types, ids));
              arguments.add(members.stream().map(m -> m.version().orElse(0L)).toArray(Long[]::new));
            });
    after.ifPresent(
        place -> {
          conditions.add(
              "(%1$s.last_updated, %1$s.pid, %1$s.version) < (?, ?, ?)".formatted(alias));
          arguments.add(place.lastUpdated());
          arguments.add(place.pid());
          arguments.add(place.version());
        });
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private static void condition(
      List<String> conditions, List<Object> arguments, String condition, Object argument) {
    conditions.add(condition);
    arguments.add(argument);
  }

  private static String newest(String alias, int limit, List<Object> arguments) {
    arguments.add(limit);
    return " ORDER BY %1$s.last_updated DESC, %1$s.pid DESC, %1$s.version DESC LIMIT ?"
        .formatted(alias);
  }
}
