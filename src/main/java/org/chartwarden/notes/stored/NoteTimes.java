package org.chartwarden.notes.stored;

import java.time.OffsetDateTime;

/** Which times a clinical note can be of. */
public final class NoteTimes {

  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2999;

  private NoteTimes() {}

  /** Whether it is one; dates such as 0001 and 9999 stand for "not known" in many systems. */
  public static boolean possible(OffsetDateTime time) {
    return time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
  }
}
