package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;

/** The two numbers of a pair with places of their own; the unit goes with the second. */
final class PairHalves {

  private static final Set<String> SPOKEN = Set.of("/", "over");
  private static final Set<String> WRITTEN = Set.of("/");

  private PairHalves() {}

  static List<NumericValue> of(List<Token> tokens, NumericValue pair) {
    return at(tokens, pair, SPOKEN);
  }

  /** The same in a table, where nobody writes the stroke as a word. */
  static List<NumericValue> inTable(List<Token> tokens, NumericValue pair) {
    return at(tokens, pair, WRITTEN);
  }

  private static List<NumericValue> at(List<Token> tokens, NumericValue pair, Set<String> strokes) {
    int stroke = pair.first();
    while (stroke < pair.end() && !strokes.contains(tokens.get(stroke).key())) {
      stroke++;
    }
    return List.of(
        pair.half(true).placed(pair.first(), stroke),
        pair.half(false).placed(stroke + 1, pair.end()));
  }
}
