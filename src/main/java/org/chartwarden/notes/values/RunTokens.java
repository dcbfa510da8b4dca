package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.measurements.UnitReader;
import org.chartwarden.notes.text.Token;

/** The tokens of a note for the reading of bare runs. */
final class RunTokens {

  private final List<Token> tokens;
  private final boolean[] used;

  /**
   * @param used for each token whether something else holds it
   */
  RunTokens(List<Token> tokens, boolean[] used) {
    this.tokens = tokens;
    this.used = used;
  }

  Token get(int i) {
    return tokens.get(i);
  }

  boolean is(int i, String sign) {
    return i < tokens.size() && tokens.get(i).is(sign);
  }

  /** Whether the line breaks right before a token. */
  boolean breaks(int i) {
    return i < tokens.size() && tokens.get(i).breaks() > 0;
  }

  /** Whether a number that nothing else holds stands at a token. */
  boolean number(int i) {
    return i < tokens.size() && tokens.get(i).isNumber() && !used[i];
  }

  /** Whether a number begins at a token that is no further part of another. */
  boolean opens(int i) {
    return number(i) && !inNumber(i);
  }

  private boolean inNumber(int i) {
    Token before = i == 0 ? null : tokens.get(i - 1);
    boolean joins = before != null && (before.is("/") || before.is("-") || before.is("|"));
    return joins && i > 1 && tokens.get(i).breaks() == 0 && tokens.get(i - 2).isNumber();
  }

  /** The number without what stands behind it. */
  NumericValue plain(int i) {
    return number(i, Unit.none(i + 1));
  }

  /** The number with the unit behind it if that is one of these codes, else without. */
  NumericValue withUnit(int i, List<String> codes) {
    Unit unit = UnitReader.at(tokens, i + 1, tokens.size());
    return codes.stream().anyMatch(unit::has) ? number(i, unit) : plain(i);
  }

  /** The numbers before and behind a stroke as one pair. */
  NumericValue pair(int i) {
    return new NumericValue(
        tokens.get(i).number(),
        null,
        tokens.get(i + 2).number(),
        null,
        Bound.EXACT,
        Unit.none(i + 3),
        i,
        i + 3);
  }

  private NumericValue number(int i, Unit unit) {
    return NumericValue.exact(tokens.get(i).number(), unit, i, Math.max(i + 1, unit.end()));
  }
}
