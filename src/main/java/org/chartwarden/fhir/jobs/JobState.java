package org.chartwarden.fhir.jobs;

import java.util.Locale;

/** Where a job is in its life; a cancelled one only waits for its removal. */
public enum JobState {
  ACCEPTED,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JobState ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
