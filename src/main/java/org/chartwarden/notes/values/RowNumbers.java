package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;

/** The numbers of one row of a table in the text. */
final class RowNumbers {

  private RowNumbers() {}

  /**
   * The numbers that follow one another with nothing but strokes and bars between.
   *
   * @param pressure whether a pair may be a blood pressure, which is one value
   */
  static List<NumericValue> of(List<Token> tokens, int from, int to, boolean pressure) {
    List<NumericValue> numbers = new ArrayList<>();
    int i = from;
    while (i < to) {
      Token token = tokens.get(i);
      if (token.is("/")
          || token.is("|")
          || token.is(",")
          || token.is("→")
          || token.is("-") && token.spaced()) {
        i++;
        continue;
      }
      NumberForms.Found found =
          token.isNumber() || token.is("<") || token.is(">") ? NumberForms.at(tokens, i, to) : null;
      if (found == null) {
        break;
      }
      NumericValue number = found.number();
      boolean pair =
          number.isPair()
              && !(pressure
                  && number.low().doubleValue() >= 45
                  && number.second().doubleValue() >= 15
                  && number.low().scale() <= 0
                  && number.second().scale() <= 0
                  && number.low().compareTo(number.second()) > 0);
      if (pair) {
        numbers.addAll(PairHalves.of(tokens, number));
      } else {
        numbers.add(number);
      }
      i = number.end();
    }
    return numbers;
  }
}
