package org.chartwarden.trials.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;

/** What was proposed of whom, and where it waits. */
@ApplicationScoped
class CandidateRows {

  /** A proposal that was filed. */
  record Filed(String identifier, String task, String change) {}

  private final Database database;
  private final Clock clock;

  @Inject
  CandidateRows(DataSource source, Clock clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /**
   * Whether nobody proposed it before, or it was taken back; who asks at the same time waits until
   * this is settled.
   */
  boolean take(CandidateSubject subject) {
    return database.run(
            "INSERT INTO trial_proposal (identifier, patient, study, filed_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (identifier) DO UPDATE SET filed_at = excluded.filed_at,"
                + " withdrawn_at = NULL WHERE trial_proposal.withdrawn_at IS NOT NULL",
            subject.identifier(),
            subject.patient().id(),
            subject.study().id(),
            clock.instant())
        == 1;
  }

  void filed(String identifier, String task, String change) {
    database.run(
        "UPDATE trial_proposal SET task = ?, change = ? WHERE identifier = ?",
        task,
        change,
        identifier);
  }

  /** Notes that a proposal was taken back, unless another was filed in its place meanwhile. */
  void withdrawn(Filed filed) {
    database.run(
        "UPDATE trial_proposal SET withdrawn_at = ? WHERE identifier = ? AND task = ?",
        clock.instant(),
        filed.identifier(),
        filed.task());
  }

  /** Where a proposal waits, or waited. */
  Optional<Filed> find(String identifier) {
    return database.one(
        "SELECT identifier, task, change FROM trial_proposal WHERE identifier = ?"
            + " AND task IS NOT NULL",
        row -> new Filed(row.getString(1), row.getString(2), row.getString(3)),
        identifier);
  }

  /** What was proposed of a patient for a study and not taken back. */
  List<Filed> standing(String patient, String study) {
    return database.list(
        "SELECT identifier, task, change FROM trial_proposal WHERE patient = ? AND study = ?"
            + " AND withdrawn_at IS NULL AND task IS NOT NULL",
        row -> new Filed(row.getString(1), row.getString(2), row.getString(3)),
        patient,
        study);
  }
}
