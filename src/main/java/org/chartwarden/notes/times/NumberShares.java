package org.chartwarden.notes.times;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Two numbers with a stroke between them that are no day: a score, a share of a whole. */
final class NumberShares {

  /** In front of two numbers with a stroke they make a score or a share and no day. */
  private static final Set<String> SCORES =
      Set.of(
          "pain",
          "strength",
          "power",
          "score",
          "scores",
          "apgar",
          "apgars",
          "scale",
          "murmur",
          "motor",
          "rated",
          "bp",
          "pressure",
          "sbp",
          "gcs",
          "braden",
          "nrs",
          "vas",
          "reflexes",
          "dtr",
          "dtrs",
          "pulses",
          "grade",
          "ratio",
          "trace",
          "vision",
          "va",
          "acuity",
          "sats",
          "bps",
          "nibp",
          "abp",
          "tof",
          "bipap",
          "niv",
          "ipap",
          "epap",
          "ward");

  private static final Set<String> COUNTED =
      Set.of(
          "systolic",
          "diastolic",
          "sys",
          "bottles",
          "bottle",
          "sets",
          "set",
          "strength",
          "murmur",
          "sem",
          "ns",
          "tab",
          "tabs",
          "tablet",
          "pain",
          "extremities",
          "pulses",
          "days",
          "hours",
          "doses",
          "dose",
          "lobes",
          "nodes",
          "mmhg",
          "mm",
          "ml",
          "mg",
          "sites",
          "cultures",
          "cx",
          "samples",
          "units",
          "lb",
          "cup",
          "pack",
          "ppd",
          "in",
          "out",
          "bilaterally",
          "throughout");

  /**
   * Right in front of two numbers they count parts of a course: "day 3/7", "cycle 2/6", "#4/10".
   */
  private static final Set<String> PARTS =
      Set.of("day", "#", "cycle", "session", "sessions", "fraction", "fractions", "treatment");

  /** What is told in tenths: "pain at worst, with relief to 2/10". */
  private static final Set<String> FELT =
      Set.of(
          "pain",
          "relief",
          "discomfort",
          "ache",
          "aching",
          "headache",
          "cpot",
          "severity",
          "cramps",
          "cramping",
          "soreness",
          "tenderness",
          "intensity");

  /** Behind them "3/7" is three days. */
  private static final Set<String> RHYTHMS =
      Set.of(
          "od", "bd", "tds", "qds", "nocte", "mane", "tid", "qid", "bid", "prn", "for", "x", "×");

  private static final int OUT_OF_TEN = 10;
  private static final int FELT_NEAR = 14;

  private NumberShares() {}

  private static boolean felt(List<Token> tokens, int i, int from) {
    if (i > from && (tokens.get(i - 1).is("on") || tokens.get(i - 1).is("since"))) {
      return false;
    }
    for (int k = Math.max(from, i - FELT_NEAR); k < i; k++) {
      if (FELT.contains(tokens.get(k).key())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the numbers are a score, a share of a whole, or "2/2" for "secondary to". */
  static boolean has(List<Token> tokens, int i, int from, int to, int first, int second) {
    boolean again =
        i - 3 >= from
            && tokens.get(i - 3).is("/")
            && tokens.get(i - 2).isNumber()
            && tokens.get(i - 2).number().intValue() == second
            && !tokens.get(i - 1).is("on");
    if (again) {
      return true;
    }
    boolean sevenths = second == 7 && first < 7 && i > from && tokens.get(i - 1).isNumber();
    if (tokens.get(i + 1).spaced() || sevenths) {
      return true;
    }
    if (second == 7 && i > from && RHYTHMS.contains(tokens.get(i - 1).key())) {
      return true;
    }
    if (i > from && PARTS.contains(tokens.get(i - 1).key())) {
      return true;
    }
    if (second == OUT_OF_TEN && first <= OUT_OF_TEN && felt(tokens, i, from)) {
      return true;
    }
    for (int k = Math.max(from, i - 3); k < i; k++) {
      if (SCORES.contains(tokens.get(k).key())) {
        return true;
      }
    }
    int next = i + 3;
    if (next < to
        && (COUNTED.contains(tokens.get(next).key())
            || tokens.get(next).is("%")
            || tokens.get(next).is("-") && second <= 10 && !tokens.get(next).spaced())) {
      return true;
    }
    return first == second && first <= 5 && (i == from || !tokens.get(i - 1).is("on"));
  }
}
