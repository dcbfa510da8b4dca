package org.chartwarden.fhir.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.smart.AccessContext;

/**
 * A stored job.
 *
 * @param kind name of the {@link JobKind} that runs it
 * @param request what is to be done, of the kind's own making
 * @param url address of the request that made it
 * @param who who asked; the work is done with these rights
 * @param attempt runs so far, the present one included
 * @param progress how far it is
 * @param checkpoint what was saved last, an empty object at first
 * @param result what the kind made of it, once it is completed
 * @param problem why it failed, if it did
 * @param created when it was accepted
 * @param expires when a finished job is removed
 */
public record Job(
    String id,
    String kind,
    ObjectNode request,
    String url,
    AccessContext who,
    JobState state,
    int attempt,
    Progress progress,
    ObjectNode checkpoint,
    Optional<ObjectNode> result,
    Optional<Problem> problem,
    Instant created,
    Optional<Instant> expires) {

  /**
   * How far a job is.
   *
   * @param done units of work that are done
   * @param total units of work in all, 0 while that is not known
   * @param phase what it is doing, in a few words
   */
  public record Progress(long done, long total, String phase) {

    static final Progress NONE = new Progress(0, 0, "");

    /** One short line for people. */
    public String text() {
      String count =
          total > 0
              ? done + " of " + total + " (" + Math.min(100, 100 * done / total) + " %)"
              : done > 0 ? Long.toString(done) : "";
      return phase.isEmpty() || count.isEmpty() ? phase + count : phase + ": " + count;
    }
  }

  /**
   * Why a job failed.
   *
   * @param status HTTP status
   * @param outcome OperationOutcome
   */
  public record Problem(int status, ObjectNode outcome) {}

  /** The right to work at a job; it ends when another attempt begins or the job is cancelled. */
  record Claim(String id, int attempt, String owner) {}
}
