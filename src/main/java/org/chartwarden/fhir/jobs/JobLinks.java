package org.chartwarden.fhir.jobs;

/**
 * Addresses of a job.
 *
 * @param base address of the FHIR interface without trailing slash
 * @param jobId id of the job
 */
public record JobLinks(String base, String jobId) {

  /** First segment of the path of all jobs. */
  public static final String SEGMENT = "_jobs";

  /** Where its status is asked for and where it is cancelled. */
  public String status() {
    return base + "/" + SEGMENT + "/" + jobId;
  }

  /** Where a file is fetched. */
  public String file(JobFile file) {
    return status() + "/files/" + file.id();
  }
}
