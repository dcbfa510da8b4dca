package org.chartwarden.fhir.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceKey;

/**
 * Which versions of a history are wanted.
 *
 * @param since stored at or after this instant
 * @param from still current after this instant
 * @param until current before this instant
 * @param among of these resources; empty for any
 */
public record HistoryWindow(
    Optional<Instant> since,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<List<Member>> among) {

  /**
   * A resource whose versions are wanted.
   *
   * @param version its only version that is wanted; empty for all of them
   */
  public record Member(ResourceKey key, Optional<Long> version) {}

  /** All versions. */
  public static final HistoryWindow ALL =
      new HistoryWindow(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
