package org.chartwarden.fhir.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * Which versions of a history are wanted.
 *
 * @param since stored at or after this instant
 * @param from still current after this instant
 * @param until current before this instant
 */
public record HistoryWindow(
    Optional<Instant> since, Optional<Instant> from, Optional<Instant> until) {

  /** All versions. */
  public static final HistoryWindow ALL =
      new HistoryWindow(Optional.empty(), Optional.empty(), Optional.empty());
}
