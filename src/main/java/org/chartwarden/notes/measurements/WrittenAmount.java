package org.chartwarden.notes.measurements;

import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.notes.text.Token;

/**
 * A number with its unit, whatever it is an amount of.
 *
 * @param value the number as written, the lower end of a range
 * @param unit UCUM code
 * @param first index of its first token
 * @param end index after its last token
 */
public record WrittenAmount(BigDecimal value, String unit, int first, int end) {

  /** The amount that begins at a token; null when there is no number with a unit. */
  public static WrittenAmount at(List<Token> tokens, int from, int to) {
    NumericValue value = ValueReader.at(tokens, from, to);
    boolean amount =
        value != null
            && !value.isPair()
            && value.unit().exponent() == 0
            && !value.unit().codes().isEmpty();
    return amount
        ? new WrittenAmount(value.low(), value.unit().codes().get(0), value.first(), value.end())
        : null;
  }
}
