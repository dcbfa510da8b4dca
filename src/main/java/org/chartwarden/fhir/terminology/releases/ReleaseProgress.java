package org.chartwarden.fhir.terminology.releases;

/** Hears how a load goes on. */
public interface ReleaseProgress {

  /** A step begins. */
  void begin(String step, long units);

  /** More of the step is done. */
  void advance(long units);

  /** The step is done. */
  void end();

  /** Whether the load was told to end. */
  boolean stopping();
}
