package org.chartwarden.trials.criteria.qualifiers;

/** What a chart tells of a qualifier. */
public enum Told {
  /** That it is so. */
  SAME,
  /** That it is otherwise. */
  CONTRARY,
  /** Of another place of the body, which may be a wider or a neighbouring one. */
  ELSEWHERE,
  /** Something bears on it and does not settle it, so that silence says nothing. */
  UNSURE,
  UNTOLD
}
