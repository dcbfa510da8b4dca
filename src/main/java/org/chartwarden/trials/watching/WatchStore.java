package org.chartwarden.trials.watching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Presence;

/** The tables of watched matches and of patients to match again; one statement a method. */
@ApplicationScoped
class WatchStore {

  private final Database database;
  private final Presence present;

  @Inject
  WatchStore(DataSource source) {
    this.database = new Database(source);
    this.present =
        new Presence(
            () ->
                database
                    .one("SELECT EXISTS (SELECT FROM trial_watch)", row -> row.getBoolean(1))
                    .orElse(false));
  }

  /**
   * A watched match.
   *
   * @param status what it came to last; empty before the first time
   * @param states states of the criteria then
   */
  record Watch(String study, Optional<String> status, String states) {}

  /** A patient whose matches must be made again. */
  record Due(String patient, String cause, int attempts) {}

  /** Whether there may be watches, asked without a statement where it is known. */
  boolean any() {
    return present.any();
  }

  /** Whether there were watches already at a time, so that every process knows of them. */
  boolean anyBefore(Instant time) {
    return database
        .one(
            "SELECT EXISTS (SELECT FROM trial_watch WHERE checked_at < ?)",
            row -> row.getBoolean(1),
            time)
        .orElse(false);
  }

  /** Begins to watch, unless it is watched already. */
  void add(String patient, Collection<String> studies) {
    present.made();
    database.run(
        "INSERT INTO trial_watch (patient, study) SELECT ?, unnest(?::text[]) ON CONFLICT DO NOTHING",
        patient,
        studies.toArray(String[]::new));
  }

  void remove(String patient, String study) {
    database.run("DELETE FROM trial_watch WHERE patient = ? AND study = ?", patient, study);
  }

  List<Watch> of(String patient) {
    return database.list(
        "SELECT study, status, coalesce(states, '') FROM trial_watch WHERE patient = ?"
            + " ORDER BY study",
        row -> new Watch(row.getString(1), Optional.ofNullable(row.getString(2)), row.getString(3)),
        patient);
  }

  void put(
      String patient,
      String study,
      Optional<String> variable,
      String status,
      String states,
      Instant at) {
    database.run(
        "UPDATE trial_watch SET variable = ?, status = ?, states = ?, checked_at = ?"
            + " WHERE patient = ? AND study = ?",
        variable.orElse(null),
        status,
        states,
        at,
        patient,
        study);
  }

  /** Those of some patients that are watched. */
  List<String> patients(Collection<String> patients) {
    return database.list(
        "SELECT DISTINCT patient FROM trial_watch WHERE patient = ANY (?) ORDER BY patient",
        row -> row.getString(1),
        (Object) patients.toArray(String[]::new));
  }

  /** The studies that are watched, of some studies and of those of some EvidenceVariables. */
  List<String> studies(Collection<String> studies, Collection<String> variables) {
    return database.list(
        "SELECT study FROM trial_watch WHERE study = ANY (?)"
            + " UNION SELECT study FROM trial_watch WHERE variable = ANY (?) ORDER BY 1",
        row -> row.getString(1),
        studies.toArray(String[]::new),
        variables.toArray(String[]::new));
  }

  /** Notes that a patient must be matched again; once, however often it is called for. */
  void due(String patient, String cause, Instant at) {
    database.run(
        "INSERT INTO trial_rematch (patient, cause, due_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (patient) DO UPDATE SET cause = excluded.cause",
        patient,
        cause,
        at);
  }

  /** The same for everybody whose match to a study is watched. */
  void dueOfStudy(String study, String cause, Instant at) {
    database.run(
        "INSERT INTO trial_rematch (patient, cause, due_at)"
            + " SELECT patient, ?, ? FROM trial_watch WHERE study = ? ORDER BY patient"
            + " ON CONFLICT (patient) DO UPDATE SET cause = excluded.cause",
        cause,
        at,
        study);
  }

  /** Takes the next one out, for this transaction. */
  Optional<Due> takeDue(Instant now) {
    return database.one(
        "DELETE FROM trial_rematch WHERE patient = (SELECT patient FROM trial_rematch"
            + " WHERE due_at <= ? ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)"
            + " RETURNING patient, cause, attempts",
        row -> new Due(row.getString(1), row.getString(2), row.getInt(3)),
        now);
  }

  /** Puts one off after a failure. */
  void postpone(Due due, Instant until) {
    database.run(
        "UPDATE trial_rematch SET attempts = attempts + 1, due_at = ? WHERE patient = ?",
        until,
        due.patient());
  }

  void giveUp(Due due) {
    database.run("DELETE FROM trial_rematch WHERE patient = ?", due.patient());
  }
}
