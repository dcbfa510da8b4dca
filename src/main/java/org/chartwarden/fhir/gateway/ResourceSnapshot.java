package org.chartwarden.fhir.gateway;

import java.time.Instant;
import java.util.List;

/**
 * A list, kept in the database, of the resource versions that were current at one moment.
 *
 * @param id names it when its parts are read
 * @param moment in whole milliseconds; no change that the list shows is later
 * @param parts its parts in the order of the types wanted, deletions last
 */
public record ResourceSnapshot(String id, Instant moment, List<Part> parts) {

  /**
   * A part of a list.
   *
   * @param number from 1
   * @param type type of its resources; empty for deletions
   * @param deleted whether these are deletions
   * @param count number of its resources
   */
  public record Part(int number, String type, boolean deleted, int count) {}

  public ResourceSnapshot {
    parts = List.copyOf(parts);
  }

  /** Number of resources and deletions in all. */
  public long total() {
    return parts.stream().mapToLong(Part::count).sum();
  }
}
