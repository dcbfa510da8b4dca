package org.chartwarden.fhir.subscriptions;

import java.time.Duration;

/**
 * Pauses between attempts: a random part of a bound that doubles up to a longest one, but at least
 * half of it, so that many subscriptions of one dead endpoint spread out.
 */
record Backoff(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 30;

  /**
   * The pause after a failed attempt.
   *
   * @param failed attempts that have failed, from 1
   * @param chance from 0 up to 1
   */
  Duration pause(int failed, double chance) {
    long doubled = first.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS);
    boolean beyond = doubled > longest.toMillis() || doubled < first.toMillis();
    long bound = beyond ? longest.toMillis() : doubled;
    return Duration.ofMillis(bound / 2 + (long) (chance * (bound - bound / 2)));
  }
}
