package org.chartwarden.trials.focus;

import java.util.Set;

/**
 * A concept that some words name.
 *
 * @param id id with the list it is of, for instance {@code name:copd}, {@code term:copd}
 * @param closure its id and those of everything wider that it is
 * @param sort what sort of thing it is
 * @param start index of the first character of the words
 * @param worth how much it tells of what a trial is about, 0 to 1
 */
record NamedConcept(String id, Set<String> closure, Sort sort, int start, double worth) {

  /** Sorts of things. */
  enum Sort {
    CONDITION,
    SYMPTOM,
    TREATMENT
  }

  /** Names that say little of what is meant without the words around them. */
  private static final Set<String> GENERAL =
      Set.of(
          "pain",
          "mass",
          "lesion",
          "swelling",
          "infection",
          "injury",
          "biopsy",
          "tumor",
          "nodule",
          "tenderness",
          "surgery",
          "drain",
          "catheter",
          "x-ray",
          "ct-scan",
          "mri",
          "ultrasound");

  private static final double GENERAL_WORTH = 0.5;
  private static final double TREATMENT_WORTH = 0.5;

  NamedConcept {
    closure = Set.copyOf(closure);
  }

  NamedConcept(String id, Set<String> closure, Sort sort, int start) {
    this(id, closure, sort, start, worth(id, sort));
  }

  private static double worth(String id, Sort sort) {
    double own = GENERAL.contains(id.substring(id.indexOf(':') + 1)) ? GENERAL_WORTH : 1;
    return sort == Sort.TREATMENT ? TREATMENT_WORTH * own : own;
  }
}
