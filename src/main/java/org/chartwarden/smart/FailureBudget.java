package org.chartwarden.smart;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many failures are borne: so many at once, and after these one more whenever that part of the
 * window has passed in which one of them would have been due.
 */
public final class FailureBudget {

  private final int most;
  private final Duration each;
  private double left;
  private Instant counted;

  /**
   * A full budget.
   *
   * @param most failures that are borne at once, 1 or more (looked at before the server starts)
   * @param window time in which that many become due again, a second or more (looked at likewise)
   */
  public FailureBudget(int most, Duration window, Instant now) {
    this.most = most;
    this.each = window.dividedBy(most);
    this.left = most;
    this.counted = now;
  }

  /** How long to wait for the next attempt; empty when it may be made now. */
  public synchronized Optional<Duration> pause(Instant now) {
    refill(now);
    return left >= 1
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) Math.ceil((1 - left) * each.toMillis())));
  }

  /** Counts one that may still fail, unless there is a pause: how long that is. */
  public synchronized Optional<Duration> tryTake(Instant now) {
    Optional<Duration> pause = pause(now);
    if (pause.isEmpty()) {
      take(now);
    }
    return pause;
  }

  /** Counts a failure. */
  public synchronized void take(Instant now) {
    refill(now);
    left = Math.max(0, left - 1);
  }

  /** Takes back what was counted before it was known how it ends. */
  public synchronized void giveBack() {
    left = Math.min(most, left + 1);
  }

  private void refill(Instant now) {
    if (now.isAfter(counted)) {
      double due = (double) Duration.between(counted, now).toNanos() / each.toNanos();
      left = Math.min(most, left + due);
      counted = now;
    }
  }
}
