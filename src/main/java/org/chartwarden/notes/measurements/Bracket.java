package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.Token;

/**
 * What stands between two brackets.
 *
 * @param open index of the opening bracket
 * @param close index of the closing one
 * @param cue whether a word for normal values is in it
 * @param named whether a measurement is named in it
 * @param words how many other words are in it
 * @param values the numbers in it
 */
record Bracket(
    int open, int close, boolean cue, boolean named, int words, List<NumericValue> values) {

  private static final int LONGEST = 25;

  /** The bracket that opens at a token; null when it does not close soon or holds another one. */
  static Bracket at(MeasureNames names, List<Token> tokens, int open, int to) {
    int close = closing(tokens, open, to);
    if (close < 0) {
      return null;
    }
    boolean cue = false;
    boolean named = false;
    int words = 0;
    List<NumericValue> values = new ArrayList<>();
    int i = open + 1;
    while (i < close) {
      Token token = tokens.get(i);
      if (GapWords.REFERENCE.contains(token.key())) {
        cue = true;
        i++;
        continue;
      }
      NumericValue value = token.isWord() ? null : ValueReader.at(tokens, i, close);
      if (value != null) {
        values.add(value);
        i = value.end();
        continue;
      }
      named |= token.isWord() && names.at(tokens, i, close) != null;
      words += token.isWord() ? 1 : 0;
      i++;
    }
    return new Bracket(open, close, cue, named, words, List.copyOf(values));
  }

  /** Whether it can hold normal values: by a word for them, or by holding bounds and no words. */
  boolean mayBeReference() {
    return !values.isEmpty() && (cue && !named || words == 0 && reference() != null);
  }

  /** The first bound or range in it, or null. */
  ReferenceRange reference() {
    for (NumericValue value : values) {
      ReferenceRange range = ReferenceRange.of(value);
      if (range != null) {
        return range;
      }
    }
    return null;
  }

  /** The first unit in it; an unwritten one when there is none. */
  Unit unit() {
    for (NumericValue value : values) {
      if (value.unit().written() && !value.unit().isDuration()) {
        return value.unit();
      }
    }
    return Unit.none(close);
  }

  private static int closing(List<Token> tokens, int open, int to) {
    String wanted = tokens.get(open).is("(") ? ")" : "]";
    for (int i = open + 1; i < to && i - open <= LONGEST; i++) {
      if (tokens.get(i).is(wanted)) {
        return i;
      }
      if (tokens.get(i).is("(") || tokens.get(i).is("[")) {
        return -1;
      }
    }
    return -1;
  }
}
