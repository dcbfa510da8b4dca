package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobState;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.smart.AccessContext;

/** Waits for a job of this command that a worker carries out, in this process or in a server. */
final class RunWatch {

  private static final long PAUSE_MS = 300;

  private RunWatch() {}

  /**
   * Waits for the end.
   *
   * @param stopping ends the waiting when it turns true; the job stays
   * @param told is told how far the job is, now and then
   * @return the completed job; empty when the waiting was ended
   * @throws CommandProblem when the job failed
   */
  static Optional<Job> await(
      AccessContext who, String id, BooleanSupplier stopping, Consumer<Job.Progress> told)
      throws InterruptedException {
    Jobs jobs = Arc.container().instance(Jobs.class).get();
    while (!stopping.getAsBoolean()) {
      Job job = jobs.require(who, id);
      told.accept(job.progress());
      if (job.state() == JobState.COMPLETED) {
        return Optional.of(job);
      }
      if (job.state() == JobState.FAILED) {
        String reason =
            job.problem().orElseThrow().outcome().at("/issue/0/diagnostics").asText("no reason");
        jobs.cancel(who, id);
        throw new CommandProblem("The run failed: " + reason + ".");
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
    return Optional.empty();
  }
}
