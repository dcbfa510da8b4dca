package org.chartwarden.consistency.watching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.Presence;

/** The tables of kept reports and of those that must be made again; one statement a method. */
@ApplicationScoped
class ReportStore {

  private static final int CHANGES = 50;

  private final Database database;
  private final Presence present;

  @Inject
  ReportStore(DataSource source) {
    this.database = new Database(source);
    this.present =
        new Presence(
            () ->
                database
                    .one("SELECT EXISTS (SELECT FROM consistency_report)", row -> row.getBoolean(1))
                    .orElse(false));
  }

  /** A report that must be made again. */
  record Due(String note, String cause, int attempts) {}

  /** Whether there may be reports, asked without a statement where it is known. */
  boolean any() {
    return present.any();
  }

  /** Whether there were reports already at a time, so that every process knows of them. */
  boolean anyBefore(Instant time) {
    return database
        .one(
            "SELECT EXISTS (SELECT FROM consistency_report WHERE checked_at < ?)",
            row -> row.getBoolean(1),
            time)
        .orElse(false);
  }

  void put(String note, long version, Instant at, ObjectNode report) {
    present.made();
    database.run(
        "INSERT INTO consistency_report (note, patient, version, checked_at, report)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (note) DO UPDATE SET patient ="
            + " excluded.patient, version = excluded.version, checked_at = excluded.checked_at,"
            + " report = excluded.report",
        note,
        report.path("patient").asText(),
        version,
        at,
        Json.write(report));
    database.run("DELETE FROM consistency_report_row WHERE note = ?", note);
    database.run(
        "INSERT INTO consistency_report_row (resource, note) SELECT unnest(?::text[]), ?",
        resources(note, report).toArray(String[]::new),
        note);
  }

  /** What a report rests on: the note, patient and stay, and every row that a finding names. */
  private static Set<String> resources(String note, JsonNode report) {
    Set<String> resources = new TreeSet<>();
    resources.add(note);
    resources.add(report.path("patient").asText());
    if (report.has("encounter")) {
      resources.add(report.path("encounter").asText());
    }
    for (String list : List.of("findings", "omissions")) {
      for (JsonNode finding : report.path(list)) {
        finding.path("rows").forEach(row -> resources.add(row.path("resource").asText()));
      }
    }
    return resources;
  }

  Optional<KeptReport> find(String note) {
    List<KeptReport.Change> changes =
        database.list(
            "SELECT at, cause, changes FROM consistency_change WHERE note = ? ORDER BY id DESC"
                + " LIMIT ?",
            row ->
                new KeptReport.Change(Database.instant(row, 1), row.getString(2), row.getString(3)),
            note,
            CHANGES);
    return database.one(
        "SELECT version, checked_at, report FROM consistency_report WHERE note = ?",
        row ->
            new KeptReport(
                note,
                row.getLong(1),
                Database.instant(row, 2),
                (ObjectNode) Json.parseOwn(row.getString(3)),
                changes),
        note);
  }

  void remove(String note) {
    database.run("DELETE FROM consistency_report WHERE note = ?", note);
  }

  void changed(String note, Instant at, String cause, ArrayNode changes) {
    database.run(
        "INSERT INTO consistency_change (note, at, cause, changes) VALUES (?, ?, ?, ?)",
        note,
        at,
        cause,
        Json.write(changes));
  }

  /** The notes whose reports rest on one of some resources. */
  List<String> restingOn(Collection<String> resources) {
    return database.list(
        "SELECT DISTINCT note FROM consistency_report_row WHERE resource = ANY (?) ORDER BY note",
        row -> row.getString(1),
        (Object) resources.toArray(String[]::new));
  }

  /** Notes that a report must be made again; once, however often it is called for. */
  void due(String note, String cause, Instant at) {
    database.run(
        "INSERT INTO consistency_recheck (note, cause, due_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (note) DO UPDATE SET cause = excluded.cause",
        note,
        cause,
        at);
  }

  /** Takes the next one out, for this transaction. */
  Optional<Due> takeDue(Instant now) {
    return database.one(
        "DELETE FROM consistency_recheck WHERE note = (SELECT note FROM consistency_recheck"
            + " WHERE due_at <= ? ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)"
            + " RETURNING note, cause, attempts",
        row -> new Due(row.getString(1), row.getString(2), row.getInt(3)),
        now);
  }

  /** Puts one off after a failure. */
  void postpone(Due due, Instant until) {
    database.run(
        "UPDATE consistency_recheck SET attempts = attempts + 1, due_at = ? WHERE note = ?",
        until,
        due.note());
  }

  void giveUp(Due due) {
    database.run("DELETE FROM consistency_recheck WHERE note = ?", due.note());
  }
}
