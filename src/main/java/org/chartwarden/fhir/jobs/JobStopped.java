package org.chartwarden.fhir.jobs;

/** The run must end now: the job was cancelled, belongs to another run, or the server stops. */
public final class JobStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobStopped(String jobId) {
    super("the run of job " + jobId + " is over");
  }
}
