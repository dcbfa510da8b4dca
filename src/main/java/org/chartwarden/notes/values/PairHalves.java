package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;

/** The two numbers of a pair with places of their own; the unit goes with the second. */
final class PairHalves {

  private static final Set<String> STROKES = Set.of("/", "\\", "over");

  private PairHalves() {}

  static List<NumericValue> of(List<Token> tokens, NumericValue pair) {
    int stroke = pair.first();
    while (stroke < pair.end() - 1 && !STROKES.contains(tokens.get(stroke).key())) {
      stroke++;
    }
    return List.of(
        pair.half(true).placed(pair.first(), stroke),
        pair.half(false).placed(Math.min(stroke + 1, pair.end() - 1), pair.end()));
  }
}
