package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;

/** "4 out of 10": the whole counts as one value. */
final class PartOfWhole {

  private PartOfWhole() {}

  /** The number with the whole behind it, or as it is. */
  static NumericValue read(List<Token> tokens, NumericValue number, int to) {
    int at = number.end();
    boolean shared =
        at + 2 < to
            && tokens.get(at).is("out")
            && tokens.get(at + 1).is("of")
            && (tokens.get(at + 2).isNumber() || NumberWords.at(tokens, at + 2, to) != null);
    if (!shared) {
      return number;
    }
    NumberWords.Found words = NumberWords.at(tokens, at + 2, to);
    int end = words == null ? at + 3 : words.end();
    return number.single(number.low()).placed(number.first(), end);
  }
}
