package org.chartwarden.trials.criteria.qualifiers;

/** What it means that a chart does not tell a qualifier. */
public enum Silence {
  /** What a trial wants is taken to be so; what it does not want would stand in complete lists. */
  PRESUMED,
  /** It has to be told; what a trial does not want would stand in complete lists. */
  DOUBTFUL,
  /** What a trial wants is taken to be so; what it does not want has to be told either way. */
  ASSUMED,
  /** It has to be told either way. */
  OPEN
}
