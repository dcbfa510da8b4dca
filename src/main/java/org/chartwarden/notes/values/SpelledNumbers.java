package org.chartwarden.notes.values;

import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.measurements.UnitReader;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;

/**
 * Numbers in words: "minus two point nine", "ninety-four percent", "one hundred and two over
 * fifty-eight".
 */
final class SpelledNumbers {

  private SpelledNumbers() {}

  /** The number in words that begins at a token, or null. */
  static NumericValue at(List<Token> tokens, int i, int to) {
    boolean about = tokens.get(i).is("about") || tokens.get(i).is("around");
    boolean minus = tokens.get(i).is("minus") || tokens.get(i).is("negative");
    int at = about || minus ? i + 1 : i;
    if (at >= to) {
      return null;
    }
    if (about && tokens.get(at).isNumber()) {
      return null;
    }
    Words words = words(tokens, at, to);
    if (words == null) {
      return null;
    }
    BigDecimal low = minus ? words.value.negate() : words.value;
    Bound bound = about ? Bound.ABOUT : Bound.EXACT;
    if (words.end + 1 < to && tokens.get(words.end).is("over")) {
      Words second = words(tokens, words.end + 1, to);
      if (second != null) {
        Unit unit = UnitReader.at(tokens, second.end, to);
        return new NumericValue(low, null, second.value, null, bound, unit, i, unit.end());
      }
    }
    Unit unit = UnitReader.at(tokens, words.end, to);
    NumericValue number = new NumericValue(low, null, null, null, bound, unit, i, unit.end());
    return PartOfWhole.read(tokens, number, to);
  }

  private record Words(BigDecimal value, int end) {}

  private static Words words(List<Token> tokens, int i, int to) {
    NumberWords.Found whole = NumberWords.at(tokens, i, to);
    if (whole == null) {
      return null;
    }
    BigDecimal value = BigDecimal.valueOf(whole.value());
    int end = whole.end();
    if (end < to && tokens.get(end).is("thousand")) {
      value = value.multiply(BigDecimal.valueOf(1000));
      end++;
      int next = end < to && tokens.get(end).is("and") ? end + 1 : end;
      NumberWords.Found rest = next < to ? NumberWords.at(tokens, next, to) : null;
      if (rest != null) {
        return new Words(value.add(BigDecimal.valueOf(rest.value())), rest.end());
      }
    }
    if (end + 1 >= to || !tokens.get(end).is("point")) {
      return new Words(value, end);
    }
    StringBuilder digits = new StringBuilder(value.toPlainString()).append('.');
    int at = end + 1;
    while (at < to && digits.length() < 12) {
      NumberWords.Found digit = NumberWords.at(tokens, at, to);
      if (digit == null) {
        break;
      }
      digits.append(digit.value());
      at = digit.end();
    }
    return at == end + 1 ? new Words(value, end) : new Words(new BigDecimal(digits.toString()), at);
  }
}
