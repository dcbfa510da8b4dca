package org.chartwarden.fhir.gateway;

import java.time.Instant;
import java.util.Optional;

/**
 * What part of a history is wanted.
 *
 * @param count greatest number of versions on the page
 * @param since only versions stored at or after this instant
 * @param after where the page before ended, as in {@link HistoryPage#next}
 */
public record HistoryQuery(int count, Optional<Instant> since, Optional<String> after) {

  /** Versions on a page when the client does not say. */
  public static final int DEFAULT_COUNT = 20;

  /** Most versions on a page. */
  public static final int MAX_COUNT = 5000;

  public HistoryQuery {
    count = Math.min(Math.max(count, 1), MAX_COUNT);
  }

  /** The newest versions. */
  public static HistoryQuery newest() {
    return new HistoryQuery(DEFAULT_COUNT, Optional.empty(), Optional.empty());
  }
}
