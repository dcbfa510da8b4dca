package org.chartwarden.fhir.jobs;

import java.time.Duration;

/** The job cannot go on now and is to be taken up again later; that counts as no attempt. */
public final class JobPostponed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration pause;

  /**
   * Ends the run.
   *
   * @param pause shortest time until the next one
   */
  public JobPostponed(Duration pause, String reason) {
    super(reason);
    this.pause = pause;
  }

  Duration pause() {
    return pause;
  }
}
