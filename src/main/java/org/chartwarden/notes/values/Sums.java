package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Sums that a note shows: "140 - 104 - 24 = 12", "300 mL + 200 mL = 500 mL". */
final class Sums {

  private static final Set<String> SIGNS =
      Set.of("+", "-", "\u2212", "\u2013", "*", "\u00d7", "x", "/");
  private static final Set<String> UNITS = WordSet.of("ml", "cc", "l", "mg", "g", "units", "u");
  private static final int MOST_TERMS = 12;

  private Sums() {}

  /**
   * Index of the result of a sum that begins at a token, or -1. Signs stand between spaces, so that
   * a range or a pair is none.
   */
  static int result(List<Token> tokens, int from, int to) {
    int i = from;
    for (int terms = 0; terms < MOST_TERMS && i + 1 < to; terms++) {
      if (!tokens.get(i).isNumber()) {
        return -1;
      }
      i++;
      if (i + 1 < to && UNITS.contains(tokens.get(i).key())) {
        i++;
      }
      if (i + 1 >= to || tokens.get(i).breaks() > 0) {
        return -1;
      }
      if (terms > 0 && tokens.get(i).is("=") && tokens.get(i + 1).isNumber()) {
        return i + 1;
      }
      boolean sign =
          SIGNS.contains(tokens.get(i).key())
              && tokens.get(i).spaced()
              && tokens.get(i + 1).spaced();
      if (!sign) {
        return -1;
      }
      i++;
    }
    return -1;
  }
}
