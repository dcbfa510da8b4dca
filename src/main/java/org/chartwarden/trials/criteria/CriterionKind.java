package org.chartwarden.trials.criteria;

/** Whether meeting a criterion lets a patient in or keeps one out. */
public enum CriterionKind {
  INCLUSION,
  EXCLUSION;

  /** {@code inclusion} or {@code exclusion}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
