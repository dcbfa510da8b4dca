package org.chartwarden.trials.screening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;

/** The table of parts of runs; one statement a method, in the caller's transaction. */
@ApplicationScoped
class ChunkStore {

  private static final String TAKE =
      "UPDATE trial_screening_chunk SET owner = ?, attempts = attempts + 1 WHERE job = ?"
          + " AND number = (SELECT number FROM trial_screening_chunk WHERE job = ?"
          + " AND done_at IS NULL AND owner IS NULL";
  private static final String TAKEN = " RETURNING number, file, patients, attempts";

  private final Database database;

  @Inject
  ChunkStore(DataSource source) {
    this.database = new Database(source);
  }

  /** A part that this process works at. */
  record Chunk(int number, String file, List<String> patients, int attempt) {}

  /** What came of a part. */
  record Outcome(int settled, int unread, int problems) {}

  /** How far a run is: parts that are open, and patients of those that are done. */
  record Course(int open, long patients, long settled, long unread, long problems) {}

  void add(String job, int number, String file, List<String> patients) {
    database.run(
        "INSERT INTO trial_screening_chunk (job, number, file, patients) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        job,
        number,
        file,
        patients.toArray(String[]::new));
  }

  /** Takes one part, if nobody has it. */
  Optional<Chunk> take(String job, int number, String owner) {
    return taken(TAKE + " AND number = ? FOR UPDATE SKIP LOCKED)" + TAKEN, owner, job, job, number);
  }

  /** Takes any part of a run. */
  Optional<Chunk> takeAny(String job, String owner) {
    return taken(
        TAKE + " ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)" + TAKEN, owner, job, job);
  }

  private Optional<Chunk> taken(String sql, Object... arguments) {
    return database.one(
        sql,
        row -> {
          Array patients = row.getArray(3);
          return new Chunk(
              row.getInt(1),
              row.getString(2),
              List.of((String[]) patients.getArray()),
              row.getInt(4));
        },
        arguments);
  }

  /** Notes that a part is done; false when it is not this process's any more. */
  boolean done(String job, Chunk chunk, String owner, Instant at, Outcome outcome) {
    return 1
        == database.run(
            "UPDATE trial_screening_chunk SET done_at = ?, settled = ?, unread = ?, problems = ?"
                + " WHERE job = ? AND number = ? AND owner = ? AND attempts = ?"
                + " AND done_at IS NULL",
            at,
            outcome.settled(),
            outcome.unread(),
            outcome.problems(),
            job,
            chunk.number(),
            owner,
            chunk.attempt());
  }

  /** Gives a part back. */
  void giveBack(String job, Chunk chunk, String owner) {
    database.run(
        "UPDATE trial_screening_chunk SET owner = NULL WHERE job = ? AND number = ? AND owner = ?"
            + " AND attempts = ? AND done_at IS NULL",
        job,
        chunk.number(),
        owner,
        chunk.attempt());
  }

  /** The processes that work at a run. */
  List<String> owners(String job) {
    return database.list(
        "SELECT DISTINCT owner FROM trial_screening_chunk WHERE job = ? AND done_at IS NULL"
            + " AND owner IS NOT NULL",
        row -> row.getString(1),
        job);
  }

  /** Gives back what a process has that is gone. */
  void free(String job, String owner) {
    database.run(
        "UPDATE trial_screening_chunk SET owner = NULL WHERE job = ? AND owner = ?"
            + " AND done_at IS NULL",
        job,
        owner);
  }

  boolean waiting(String job) {
    return database
        .one(
            "SELECT EXISTS (SELECT FROM trial_screening_chunk WHERE job = ? AND done_at IS NULL"
                + " AND owner IS NULL)",
            row -> row.getBoolean(1),
            job)
        .orElse(false);
  }

  Course course(String job) {
    return database
        .one(
            "SELECT count(*) FILTER (WHERE done_at IS NULL), coalesce(sum(cardinality(patients))"
                + " FILTER (WHERE done_at IS NOT NULL), 0), coalesce(sum(settled), 0),"
                + " coalesce(sum(unread), 0), coalesce(sum(problems), 0)"
                + " FROM trial_screening_chunk WHERE job = ?",
            row ->
                new Course(
                    row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
            job)
        .orElseThrow();
  }
}
