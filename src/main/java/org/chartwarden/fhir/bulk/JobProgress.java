package org.chartwarden.fhir.bulk;

import org.chartwarden.fhir.jobs.JobRun;
import org.chartwarden.fhir.loading.ImportProgress;
import org.chartwarden.fhir.loading.ImportReport;

/** Shows the progress of an import as that of a job, in kilobytes. */
final class JobProgress implements ImportProgress {

  private static final long KILO = 1000;

  private final JobRun run;
  private long total;
  private long read;

  JobProgress(JobRun run) {
    this.run = run;
  }

  @Override
  public synchronized void begin(long bytes) {
    total = bytes;
    run.progress(0, total / KILO, "loading kB");
  }

  @Override
  public synchronized void advance(long bytes, ImportReport report) {
    read += bytes;
    run.progress(
        read / KILO,
        total / KILO,
        report.loaded() + " resources, " + report.rejected() + " refused, kB");
  }

  @Override
  public void end() {
    // The job tells its end itself.
  }
}
