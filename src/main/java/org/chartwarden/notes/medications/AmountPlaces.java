package org.chartwarden.notes.medications;

import java.util.List;
import org.chartwarden.notes.text.Token;

/**
 * What the place of an amount tells: a former dose, a level behind an arrow, the mark of a list.
 */
final class AmountPlaces {

  /** Tokens between a bracket and the dose before that it tells. */
  private static final int BRACKET = 4;

  private static final int ITEMS = 20;
  private static final int ITEM_LENGTH = 60;

  /** A changed dose is at most so many times the one before. */
  private static final double LIKE = 4;

  private AmountPlaces() {}

  /** "5 mg daily (decreased from 10 mg)", "25 mg (was 50 mg)": the dose before, in brackets. */
  static boolean former(List<Token> tokens, Amount amount, int to) {
    int i = amount.first() - 1;
    boolean led =
        tokens.get(i).is("from") || tokens.get(i).is("was") || tokens.get(i).is("previously");
    for (int k = i; led && k >= Math.max(0, i - BRACKET); k--) {
      if (tokens.get(k).is("(")) {
        boolean goesOn = amount.end() < to && tokens.get(amount.end()).is("to");
        return !goesOn;
      }
    }
    return false;
  }

  /** "2. Restart apixaban 3. TWOC": the number of the next item of a list in one line. */
  static boolean numbered(List<Token> tokens, Amount amount, int end) {
    Token mark = tokens.get(end);
    boolean whole = amount.low().scale() <= 0 && amount.low().intValue() <= ITEMS;
    boolean item =
        (mark.is(".") || mark.is(")"))
            && !mark.spaced()
            && end + 1 < tokens.size()
            && tokens.get(end + 1).isWord()
            && tokens.get(end + 1).spaced();
    if (!whole || !item) {
      return false;
    }
    String before = String.valueOf(amount.low().intValue() - 1);
    for (int i = amount.first() - 1; i >= Math.max(0, amount.first() - ITEM_LENGTH); i--) {
      if (tokens.get(i).is(before) && tokens.get(i + 1).is(mark.key())) {
        return true;
      }
    }
    return false;
  }

  /** "800 mg tid increased to 1600": of the size of the dose before, so no time of day. */
  static boolean near(Amount before, Amount amount) {
    double ratio = before == null ? 0 : amount.low().doubleValue() / before.low().doubleValue();
    return ratio >= 1 / LIKE && ratio <= LIKE;
  }

  static boolean behindArrow(List<Token> tokens, int first) {
    Token before = tokens.get(first - 1);
    return before.is("→") || before.is(">") && tokens.get(first - 2).is("-");
  }
}
