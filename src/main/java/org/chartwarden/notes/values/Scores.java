package org.chartwarden.notes.values;

import java.util.Set;

/** Scores that are written with the most that they can be: "7/10". */
final class Scores {

  private static final Set<String> OUT_OF_MOST =
      WordSet.of(
          "pain-score",
          "gcs-total",
          "ciwa",
          "nihss",
          "apgar",
          "braden",
          "mmse",
          "moca",
          "phq-9",
          "gad-7",
          "flacc",
          "wong-baker",
          "bishop",
          "tof",
          "edinburgh",
          "news",
          "cows",
          "rass");

  private Scores() {}

  /** Whether the second number of a pair is the most and no value. */
  static boolean outOfMost(WardName name) {
    return name.isOf(OUT_OF_MOST);
  }
}
