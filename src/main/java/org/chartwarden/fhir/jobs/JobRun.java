package org.chartwarden.fhir.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.chartwarden.smart.AccessContext;

/** One attempt at a job, as its kind sees it. */
public final class JobRun {

  private static final int SAVE_SECONDS = 600;

  private final Job job;
  private final Job.Claim claim;
  private final JobStore store;
  private final JobFiles files;
  private volatile Job.Progress progress;
  private volatile boolean ended;

  JobRun(Job job, Job.Claim claim, JobStore store, JobFiles files) {
    this.job = job;
    this.claim = claim;
    this.store = store;
    this.files = files;
    this.progress = job.progress();
  }

  /** The job as it was when the run began. */
  public Job job() {
    return job;
  }

  /** With whose rights the work is done. */
  public AccessContext who() {
    return job.who();
  }

  /** The files of the job; change them inside {@link #save} only. */
  public JobFiles files() {
    return files;
  }

  /** Tells how far the work is; it is written down with the next sign of life. */
  public void progress(long done, long total, String phase) {
    progress = new Job.Progress(done, total, phase);
  }

  /** Whether the run must end. */
  public boolean stopping() {
    return ended;
  }

  /**
   * Ends the run when it must end.
   *
   * @throws JobStopped then
   */
  public void stopIfAsked() {
    if (ended) {
      throw new JobStopped(job.id());
    }
  }

  /**
   * Does a piece of work and saves how far the job is, in one transaction: either both are kept or
   * neither is, and neither when the job belongs to another run by then.
   *
   * @param checkpoint what the next attempt begins with
   * @throws JobStopped when the run is over
   */
  public void save(ObjectNode checkpoint, Runnable work) {
    stopIfAsked();
    QuarkusTransaction.requiringNew()
        .timeout(SAVE_SECONDS)
        .run(
            () -> {
              work.run();
              if (!store.checkpoint(claim, checkpoint, progress)) {
                throw new JobStopped(job.id());
              }
            });
  }

  Job.Claim claim() {
    return claim;
  }

  Job.Progress progress() {
    return progress;
  }

  void end() {
    ended = true;
  }
}
