package org.chartwarden.notes.text;

/** The names of the months and their short forms. */
public final class MonthNames {

  private static final int LETTERS = 3;
  private static final String SHORT = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final String FULL =
      " january february march april may june july august september october november december sept ";

  private MonthNames() {}

  /**
   * The month that a word begins like, from 1, or 0.
   *
   * @param key a word in lower case
   */
  public static int like(String key) {
    int at = key.length() < LETTERS ? -1 : SHORT.indexOf(key.substring(0, LETTERS));
    return at >= 0 && at % LETTERS == 0 ? at / LETTERS + 1 : 0;
  }

  /** Whether a word in lower case is the whole name of a month, or "sept". */
  public static boolean full(String key) {
    return FULL.contains(" " + key + " ");
  }
}
