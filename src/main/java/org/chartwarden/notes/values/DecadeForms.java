package org.chartwarden.notes.values;

import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.text.Token;

/** A whole decade in one number: "90s" is from 90 to 99, "90s-110s", "120s/70s". */
final class DecadeForms {

  private static final BigDecimal NINE = BigDecimal.valueOf(9);

  private DecadeForms() {}

  /** The decade that begins at a token with a number, or null. */
  static NumericValue at(List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    boolean tens =
        token.raw().length() <= 3 && token.raw().endsWith("0") && token.number().scale() == 0;
    boolean s =
        i + 1 < to && tokens.get(i + 1).is("s") && !tokens.get(i + 1).spaced()
            || i + 2 < to
                && tokens.get(i + 1).is("'")
                && tokens.get(i + 2).is("s")
                && !tokens.get(i + 2).spaced();
    if (tens && !s) {
      return opened(tokens, i, to);
    }
    if (!s || !tens) {
      return null;
    }
    int end = tokens.get(i + 1).is("s") ? i + 2 : i + 3;
    BigDecimal high = token.number().add(NINE);
    NumericValue upper = joined(tokens, end, to, "-");
    if (upper != null && upper.low().compareTo(token.number()) > 0) {
      high = upper.high();
      end = upper.end();
      if (upper.isPair()) {
        return new NumericValue(
            token.number(),
            high,
            upper.second(),
            upper.secondHigh(),
            Bound.ABOUT,
            Unit.none(end),
            i,
            end);
      }
    }
    NumericValue second = joined(tokens, end, to, "/");
    if (second != null) {
      return new NumericValue(
          token.number(),
          high,
          second.low(),
          second.high(),
          Bound.ABOUT,
          Unit.none(second.end()),
          i,
          second.end());
    }
    return new NumericValue(token.number(), high, null, null, Bound.ABOUT, Unit.none(end), i, end);
  }

  /** "70-80s": the lower decade has no letter of its own. */
  private static NumericValue opened(List<Token> tokens, int i, int to) {
    NumericValue upper = joined(tokens, i + 1, to, "-");
    boolean fits =
        upper != null
            && !upper.isPair()
            && !tokens.get(i + 1).spaced()
            && upper.low().compareTo(tokens.get(i).number()) > 0;
    return fits
        ? new NumericValue(
            tokens.get(i).number(),
            upper.high(),
            null,
            null,
            Bound.ABOUT,
            Unit.none(upper.end()),
            i,
            upper.end())
        : null;
  }

  /** The decade behind a dash or stroke, or null. */
  private static NumericValue joined(List<Token> tokens, int at, int to, String sign) {
    boolean number = at + 1 < to && tokens.get(at).is(sign) && tokens.get(at + 1).isNumber();
    return number ? at(tokens, at + 1, to) : null;
  }
}
