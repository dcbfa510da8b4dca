package org.chartwarden.fhir.gateway;

import java.time.Instant;
import java.util.Optional;

/**
 * What part of a history is wanted.
 *
 * @param count greatest number of versions on the page; 0 asks for the total only
 * @param since only versions stored at or after this instant
 * @param at only versions that were current at some point of this time
 * @param list only versions that this List refers to
 * @param after where the page before ended, as in {@link HistoryPage#next}
 */
public record HistoryQuery(
    int count,
    Optional<Instant> since,
    Optional<Interval> at,
    Optional<String> list,
    Optional<String> after) {

  /** Versions on a page when the client does not say. */
  public static final int DEFAULT_COUNT = 20;

  /** Most versions on a page. */
  public static final int MAX_COUNT = 5000;

  /**
   * A stretch of time.
   *
   * @param from its begin, inclusive; empty for none
   * @param until its end, exclusive; empty for none
   */
  public record Interval(Optional<Instant> from, Optional<Instant> until) {}

  public HistoryQuery {
    count = Math.min(Math.max(count, 0), MAX_COUNT);
  }

  public HistoryQuery(int count, Optional<Instant> since, Optional<String> after) {
    this(count, since, Optional.empty(), Optional.empty(), after);
  }

  /** The newest versions. */
  public static HistoryQuery newest() {
    return new HistoryQuery(DEFAULT_COUNT, Optional.empty(), Optional.empty());
  }
}
