package org.chartwarden.notes.values;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;

/** Bounds in words right before a number: "below 3.5", "no more than 40", "at least 92 %". */
final class BoundWords {

  private static final Map<String, Bound> ALONE =
      Map.of("below", Bound.LESS, "under", Bound.LESS, "above", Bound.GREATER);

  private static final Map<String, Bound> THAN =
      Map.of(
          "less", Bound.LESS,
          "lower", Bound.LESS,
          "fewer", Bound.LESS,
          "greater", Bound.GREATER,
          "more", Bound.GREATER,
          "higher", Bound.GREATER);

  private static final Map<String, Bound> AT =
      Map.of("least", Bound.GREATER_OR_EQUAL, "most", Bound.LESS_OR_EQUAL);

  private static final Set<String> NOT = Set.of("no", "not");

  private BoundWords() {}

  /** The number with the bound that the words before it tell, or as it is. */
  static NumericValue read(List<Token> tokens, int from, NumericValue number) {
    int last = number.first() - 1;
    if (last < from || number.bound() != Bound.EXACT || number.isPair()) {
      return number;
    }
    Bound alone = ALONE.get(tokens.get(last).key());
    if (alone != null) {
      return number.bounded(alone, last);
    }
    if (last == from) {
      return number;
    }
    Token before = tokens.get(last - 1);
    Bound than = tokens.get(last).is("than") ? THAN.get(before.key()) : null;
    if (than != null) {
      boolean not = last - 2 >= from && NOT.contains(tokens.get(last - 2).key());
      return not ? number.bounded(opposite(than), last - 2) : number.bounded(than, last - 1);
    }
    Bound at = before.is("at") ? AT.get(tokens.get(last).key()) : null;
    return at == null ? number : number.bounded(at, last - 1);
  }

  private static Bound opposite(Bound bound) {
    return bound == Bound.LESS ? Bound.GREATER_OR_EQUAL : Bound.LESS_OR_EQUAL;
  }
}
