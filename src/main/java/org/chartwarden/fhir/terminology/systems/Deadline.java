package org.chartwarden.fhir.terminology.systems;

import java.time.Duration;

/** The moment at which one request has to end; long loops ask it. */
public final class Deadline {

  private final Duration allowed;
  private final long end;

  private Deadline(Duration allowed) {
    this.allowed = allowed;
    this.end = System.nanoTime() + allowed.toNanos();
  }

  public static Deadline in(Duration allowed) {
    return new Deadline(allowed);
  }

  /**
   * Returns while there is time.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 422 too-costly afterwards
   */
  public void check() {
    if (passed()) {
      throw TerminologyProblems.tooSlow(allowed.toSeconds());
    }
  }

  boolean passed() {
    return System.nanoTime() - end > 0;
  }

  /** Whole seconds that are allowed in all. */
  public long seconds() {
    return allowed.toSeconds();
  }

  /** Whole seconds that are left, at least one. */
  public int secondsLeft() {
    return (int) Math.max(1, (end - System.nanoTime()) / 1_000_000_000L);
  }
}
