package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;

/** A panel of salts: "138 / 4.1 / 102 / 24 / 14 / 0.9 &lt; 112". */
final class SaltRun {

  private static final int SHORTEST = 4;
  private static final int LONGEST = 9;
  private static final List<List<RunPlace>> ORDERS =
      List.of(
          List.of(
              RunPlace.SODIUM,
              RunPlace.POTASSIUM,
              RunPlace.CHLORIDE,
              RunPlace.BICARBONATE,
              RunPlace.BUN,
              RunPlace.CREATININE,
              RunPlace.GLUCOSE),
          List.of(
              RunPlace.SODIUM,
              RunPlace.CHLORIDE,
              RunPlace.BUN,
              RunPlace.GLUCOSE,
              RunPlace.POTASSIUM,
              RunPlace.BICARBONATE,
              RunPlace.CREATININE),
          List.of(
              RunPlace.SODIUM,
              RunPlace.CHLORIDE,
              RunPlace.BUN,
              RunPlace.POTASSIUM,
              RunPlace.BICARBONATE,
              RunPlace.CREATININE,
              RunPlace.GLUCOSE));

  private SaltRun() {}

  /** The run that begins at a number, or null. */
  static Run at(RunTokens tokens, int i) {
    if (!RunPlace.SODIUM.takes(tokens.plain(i))) {
      return null;
    }
    List<NumericValue> numbers = new ArrayList<>(List.of(tokens.plain(i)));
    int at = i + 1;
    while (numbers.size() < LONGEST && separates(tokens, at) && tokens.number(at + 1)) {
      numbers.add(tokens.plain(at + 1));
      at += 2;
    }
    for (List<RunPlace> order : ORDERS) {
      int least = order.get(1) == RunPlace.POTASSIUM ? SHORTEST : order.size() - 1;
      if (numbers.size() < least || numbers.size() > order.size()) {
        continue;
      }
      Run run = Run.of(order.subList(0, numbers.size()), numbers, at);
      if (run != null) {
        return run;
      }
    }
    return null;
  }

  private static boolean separates(RunTokens tokens, int at) {
    boolean sign =
        tokens.is(at, "/") || tokens.is(at, "|") || tokens.is(at, "<") || tokens.is(at, "\\");
    return sign && !tokens.breaks(at);
  }
}
