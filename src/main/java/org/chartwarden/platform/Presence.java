package org.chartwarden.platform;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Whether there is any of something that is looked for at every write. That there is some is
 * remembered for good, that there is none for a moment: so writes cost nothing where it is not
 * used. This process knows at once of what it makes itself ({@link #made}); of what another one
 * makes it knows after {@link #REMEMBERED}, so whoever makes the first has to look again after
 * {@link #SETTLED}.
 */
public final class Presence {

  /** How long it is remembered that there is none. */
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  /** After this time every process knows. */
  public static final Duration SETTLED = REMEMBERED.multipliedBy(3);

  private final BooleanSupplier asked;
  private volatile long askedAt = System.nanoTime() - 2 * REMEMBERED.toNanos();
  private volatile boolean any;

  /**
   * Knows nothing yet.
   *
   * @param asked looks in the database
   */
  public Presence(BooleanSupplier asked) {
    this.asked = asked;
  }

  /** Whether there is any, as far as is known. */
  public boolean any() {
    long now = System.nanoTime();
    if (!any && now - askedAt > REMEMBERED.toNanos()) {
      if (asked.getAsBoolean()) {
        any = true;
      }
      askedAt = now;
    }
    return any;
  }

  /** This process makes one. */
  public void made() {
    any = true;
  }
}
