package org.chartwarden.notes.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.text.Token;

/**
 * Weeks and days of a pregnancy: "33+0 weeks", "37 2/7 weeks", "37 w 2 d", "33+0", "37w2d",
 * "38/40".
 */
final class GestationForms {

  private static final BigDecimal SEVEN = BigDecimal.valueOf(7);
  private static final Set<String> WEEKS = Set.of("w", "wk", "wks", "week", "weeks");

  /** What stands ahead of "38/40"; behind the name of a score it is points of forty. */
  private static final Set<String> AHEAD =
      Set.of("at", ",", "is", "now", "pregnant", "gestation", "currently", "(", ".", "approx");

  private static final int LONGEST = 43;

  private GestationForms() {}

  /** The weeks and days that begin at a token with a number, or null. */
  static NumericValue at(List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    if (token.number().scale() > 0 || token.raw().length() != 2 || i + 1 >= to) {
      return null;
    }
    Token next = tokens.get(i + 1);
    boolean plus = next.is("+") && !next.spaced() && i + 2 < to && days(tokens.get(i + 2)) >= 0;
    if (plus) {
      int end = i + 3 < to && WEEKS.contains(tokens.get(i + 3).key()) ? i + 4 : i + 3;
      boolean sevenths =
          i + 4 < to && tokens.get(i + 3).is("/") && tokens.get(i + 4).raw().equals("7");
      return gestation(token.number(), days(tokens.get(i + 2)), i, sevenths ? i + 5 : end);
    }
    boolean sevenths =
        i + 3 < to
            && days(next) >= 0
            && tokens.get(i + 2).is("/")
            && tokens.get(i + 3).raw().equals("7");
    if (sevenths) {
      int end = i + 4 < to && WEEKS.contains(tokens.get(i + 4).key()) ? i + 5 : i + 4;
      return gestation(token.number(), days(next), i, end);
    }
    boolean fortieth =
        i + 2 < to
            && next.is("/")
            && tokens.get(i + 2).raw().equals("40")
            && token.number().intValue() <= LONGEST
            && (i == 0 || AHEAD.contains(tokens.get(i - 1).key()));
    if (fortieth) {
      return gestation(token.number(), 0, i, i + 3);
    }
    boolean spoken =
        WEEKS.contains(next.key())
            && i + 3 < to
            && days(tokens.get(i + 2)) >= 0
            && (tokens.get(i + 3).key().startsWith("day") || tokens.get(i + 3).is("d"));
    return spoken ? gestation(token.number(), days(tokens.get(i + 2)), i, i + 4) : null;
  }

  /** The same in a number and the word behind it, as w2d; or null. */
  static NumericValue glued(List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    if (i + 1 >= to || token.raw().length() != 2 || tokens.get(i + 1).spaced()) {
      return null;
    }
    String key = tokens.get(i + 1).key();
    int at = key.startsWith("wk") ? 2 : 1;
    boolean form =
        key.startsWith("w")
            && key.length() >= at + 1
            && key.length() <= at + 2
            && key.charAt(at) >= '0'
            && key.charAt(at) <= '6';
    return form ? gestation(token.number(), key.charAt(at) - '0', i, i + 2) : null;
  }

  private static int days(Token token) {
    boolean digit = token.isNumber() && token.raw().length() == 1;
    return digit && token.raw().charAt(0) < '7' ? token.raw().charAt(0) - '0' : -1;
  }

  private static NumericValue gestation(BigDecimal weeks, int days, int first, int end) {
    BigDecimal part = BigDecimal.valueOf(days).divide(SEVEN, 1, RoundingMode.HALF_UP);
    Unit unit = new Unit(List.of("wk"), 0, end - 1, end);
    return NumericValue.exact(weeks.add(part), unit, first, end);
  }
}
