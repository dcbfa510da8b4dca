package org.chartwarden.agent.language.plan;

/** What is asked of the values of an observation. */
public enum Statistic {
  LATEST,
  MEAN,
  MEDIAN,
  SUM,
  HIGHEST,
  LOWEST,
  EARLIEST,
  COUNT,
  RANGE,
  TREND,
  CHANGE,
  LIST
}
