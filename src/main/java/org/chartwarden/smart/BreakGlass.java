package org.chartwarden.smart;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Access in an emergency: for a while a practitioner reaches every patient, whatever consents and
 * relations say, and every use is told.
 *
 * @param purpose {@code BTG} or {@code ETREAT} (v3 PurposeOfUse)
 * @param reason why, in the words of the user
 * @param until when it is over
 */
public record BreakGlass(String purpose, String reason, Instant until) {

  public static final Set<String> PURPOSES = Set.of("BTG", "ETREAT");

  private static final int SHORTEST_REASON = 8;
  private static final int LONGEST_REASON = 1000;

  public BreakGlass {
    Objects.requireNonNull(until, "until");
    if (!PURPOSES.contains(purpose)) {
      throw new IllegalArgumentException("the purpose must be one of " + PURPOSES);
    }
    if (reason.strip().length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "a reason of "
              + SHORTEST_REASON
              + " to "
              + LONGEST_REASON
              + " characters is needed to break the glass");
    }
  }

  /**
   * Begins now.
   *
   * @param wanted how long
   * @param longest {@link AccessConfig#breakGlass}
   * @throws IllegalArgumentException when there is no good reason or it is for too long
   */
  public static BreakGlass begin(
      String purpose, String reason, Instant now, Duration wanted, Duration longest) {
    if (wanted.isNegative() || wanted.isZero() || wanted.compareTo(longest) > 0) {
      throw new IllegalArgumentException("the glass may be broken for " + longest + " at most");
    }
    return new BreakGlass(purpose, reason, now.plus(wanted));
  }

  /** Whether it is not over. */
  public boolean open(Instant now) {
    return now.isBefore(until);
  }
}
