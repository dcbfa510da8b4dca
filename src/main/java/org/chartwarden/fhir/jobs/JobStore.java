package org.chartwarden.fhir.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.GrantJson;

/**
 * The table of jobs. Every method is one statement in the caller's transaction or in one of its
 * own; every change by a run names its claim and does nothing when the claim is over.
 */
@ApplicationScoped
class JobStore {

  private static final String COLUMNS =
      "id, kind, request, url, actor, patients, read_only, state, attempt, done, total, phase,"
          + " checkpoint, result, problem, problem_status, created_at, expires_at,"
          + " granted";
  private static final String CLAIMED =
      " WHERE id = ? AND state = 'running' AND attempt = ? AND lease_owner = ?";
  private static final String GIVEN_BACK =
      "state = 'accepted', lease_owner = NULL, lease_until = NULL, not_before = ?";

  private final Database database;

  JobStore(DataSource source) {
    this.database = new Database(source);
  }

  void insert(Job job) {
    AccessContext who = job.who();
    database.run(
        "INSERT INTO fhir_job (id, kind, request, url, actor, patients, read_only, granted, state,"
            + " created_at, not_before) VALUES (?, ?, ?, ?, ?, ?, ?, ?::text, 'accepted', ?, ?)",
        job.id(),
        job.kind(),
        Json.write(job.request()),
        job.url(),
        who.actor(),
        who.patients().map(p -> p.stream().sorted().toArray(String[]::new)).orElse(null),
        who.readOnly(),
        GrantJson.textOf(who),
        job.created(),
        job.created());
  }

  long waiting() {
    return database
        .one("SELECT count(*) FROM fhir_job WHERE state = 'accepted'", row -> row.getLong(1))
        .orElse(0L);
  }

  /** The job, unless it was cancelled. */
  Optional<Job> find(String id) {
    return database.one(
        "SELECT " + COLUMNS + " FROM fhir_job WHERE id = ? AND state <> 'cancelled'",
        JobStore::job,
        id);
  }

  /** The jobs of a kind that an actor asked for and did not cancel, the newest first. */
  List<Job> of(String actor, String kind) {
    return database.list(
        "SELECT "
            + COLUMNS
            + " FROM fhir_job WHERE actor = ? AND kind = ? AND state <> 'cancelled'"
            + " ORDER BY created_at DESC, id",
        JobStore::job,
        actor,
        kind);
  }

  /** Takes the oldest job of these kinds that may start. */
  Optional<Job> claim(List<String> kinds, String owner, Instant now, Duration lease) {
    return database.one(
        "UPDATE fhir_job SET state = 'running', attempt = attempt + 1, lease_owner = ?,"
            + " lease_until = ? WHERE id = (SELECT id FROM fhir_job WHERE state = 'accepted'"
            + " AND not_before <= ? AND kind = ANY (?) ORDER BY created_at, id LIMIT 1"
            + " FOR UPDATE SKIP LOCKED) RETURNING "
            + COLUMNS,
        JobStore::job,
        owner,
        now.plus(lease),
        now,
        kinds.toArray(String[]::new));
  }

  /** Gives a sign of life; false when the claim is over. */
  boolean extend(Job.Claim claim, Instant until, Job.Progress progress) {
    return 1
        == database.run(
            "UPDATE fhir_job SET lease_until = ?, done = ?, total = ?, phase = ?" + CLAIMED,
            until,
            progress.done(),
            progress.total(),
            progress.phase(),
            claim.id(),
            claim.attempt(),
            claim.owner());
  }

  /** Saves how far a run is; false when the claim is over. */
  boolean checkpoint(Job.Claim claim, ObjectNode checkpoint, Job.Progress progress) {
    return 1
        == database.run(
            "UPDATE fhir_job SET checkpoint = ?, done = ?, total = ?, phase = ?" + CLAIMED,
            Json.write(checkpoint),
            progress.done(),
            progress.total(),
            progress.phase(),
            claim.id(),
            claim.attempt(),
            claim.owner());
  }

  boolean complete(Job.Claim claim, ObjectNode result, Instant now, Instant expires) {
    return 1
        == database.run(
            "UPDATE fhir_job SET state = 'completed', result = ?, finished_at = ?, expires_at = ?,"
                + " lease_owner = NULL, lease_until = NULL"
                + CLAIMED,
            Json.write(result),
            now,
            expires,
            claim.id(),
            claim.attempt(),
            claim.owner());
  }

  boolean fail(Job.Claim claim, Job.Problem problem, Instant now, Instant expires) {
    return 1
        == database.run(
            "UPDATE fhir_job SET state = 'failed', problem = ?, problem_status = ?,"
                + " finished_at = ?, expires_at = ?, lease_owner = NULL, lease_until = NULL"
                + CLAIMED,
            Json.write(problem.outcome()),
            problem.status(),
            now,
            expires,
            claim.id(),
            claim.attempt(),
            claim.owner());
  }

  /**
   * Gives a job back to the waiting ones.
   *
   * @param counts whether the attempt counts
   */
  boolean giveBack(Job.Claim claim, Instant notBefore, boolean counts) {
    return 1
        == database.run(
            "UPDATE fhir_job SET "
                + GIVEN_BACK
                + (counts ? "" : ", attempt = attempt - 1")
                + CLAIMED,
            notBefore,
            claim.id(),
            claim.attempt(),
            claim.owner());
  }

  /** Owners of running jobs. */
  List<String> owners() {
    return database.list(
        "SELECT DISTINCT lease_owner FROM fhir_job WHERE state = 'running'",
        row -> row.getString(1));
  }

  /** Jobs that run under one of these owners, or whose lease is over; locked by the caller. */
  List<Job.Claim> lockLost(List<String> deadOwners, Instant now) {
    return database.list(
        "SELECT id, attempt, lease_owner FROM fhir_job WHERE state = 'running'"
            + " AND (lease_owner = ANY (?) OR lease_until < ?) FOR UPDATE SKIP LOCKED",
        row -> new Job.Claim(row.getString(1), row.getInt(2), row.getString(3)),
        deadOwners.toArray(String[]::new),
        now);
  }

  /** Marks a job as cancelled, whatever its state. */
  boolean cancel(String id, Instant now) {
    return 1
        == database.run(
            "UPDATE fhir_job SET state = 'cancelled', finished_at = ?, lease_owner = NULL,"
                + " lease_until = NULL WHERE id = ? AND state <> 'cancelled'",
            now,
            id);
  }

  /** A cancelled or expired job, locked by the caller. */
  Optional<Job> lockRemovable(Instant now) {
    return database.one(
        "SELECT "
            + COLUMNS
            + " FROM fhir_job WHERE state = 'cancelled' OR expires_at < ?"
            + " LIMIT 1 FOR UPDATE SKIP LOCKED",
        JobStore::job,
        now);
  }

  void remove(String id) {
    database.run("DELETE FROM fhir_job WHERE id = ?", id);
  }

  private static Job job(ResultSet row) throws SQLException {
    Array patients = row.getArray(6);
    String result = row.getString(14);
    String problem = row.getString(15);
    return new Job(
        row.getString(1),
        row.getString(2),
        object(row.getString(3)),
        row.getString(4),
        new AccessContext(
            row.getString(5),
            patients == null
                ? Optional.empty()
                : Optional.of(Set.of((String[]) patients.getArray())),
            row.getBoolean(7),
            GrantJson.read(row.getString(19))),
        JobState.ofWire(row.getString(8)),
        row.getInt(9),
        new Job.Progress(row.getLong(10), row.getLong(11), row.getString(12)),
        object(row.getString(13)),
        Optional.ofNullable(result).map(JobStore::object),
        problem == null
            ? Optional.empty()
            : Optional.of(new Job.Problem(row.getInt(16), object(problem))),
        Database.instant(row, 17),
        Optional.ofNullable(Database.instant(row, 18)));
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) Json.parseOwn(json);
  }
}
