package org.chartwarden.consistency.rules;

/** What came of holding a statement against the chart. */
public enum Verdict {
  /** A row says the same. */
  CONSISTENT("consistent"),
  /** A row says something else. */
  INCONSISTENT("inconsistent"),
  /** The chart has no row about it. */
  NOT_IN_TABLE("not_in_table"),
  /** The note leaves out what the chart has and what matters. */
  LEFT_OUT("left_out"),
  /** It cannot be decided; the finding says why. */
  CANNOT_JUDGE("cannot_judge");

  private final String code;

  Verdict(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
