package org.chartwarden.notes.values;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.measurements.UnitReader;
import org.chartwarden.notes.measurements.ValueReader;
import org.chartwarden.notes.text.Token;

/** Numbers in the forms of wards: 90s, 33+0 weeks, 22 lb 15 oz, three out of ten, 5.6 H mmol/L. */
final class NumberForms {

  private static final BigDecimal SIXTEEN = BigDecimal.valueOf(16);
  private static final Set<String> FLAGS = Set.of("H", "L", "HH", "LL", "*", "h", "l");
  private static final Set<String> OUNCES = Set.of("oz", "ounce", "ounces");

  /** A number and whether it is written in words. */
  record Found(NumericValue number, boolean spelled) {}

  private NumberForms() {}

  /** The number that begins at a token, or null. */
  static Found at(List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    if (token.isWord()) {
      NumericValue words = SpelledNumbers.at(tokens, i, to);
      return words == null ? null : new Found(words, true);
    }
    if (token.is("+")
        && i + 1 < to
        && tokens.get(i + 1).isNumber()
        && !tokens.get(i + 1).spaced()) {
      NumericValue plain = ValueReader.at(tokens, i + 1, to);
      return plain == null ? null : new Found(plain.placed(i, plain.end()), false);
    }
    if (token.isNumber()) {
      NumericValue special = special(tokens, i, to);
      if (special != null) {
        return new Found(special, false);
      }
    }
    NumericValue number = lactate(tokens, ValueReader.at(tokens, i, to), to);
    return number == null
        ? null
        : new Found(
            LitreLetter.read(tokens, flagged(tokens, PartOfWhole.read(tokens, number, to), to), to),
            false);
  }

  private static NumericValue special(List<Token> tokens, int i, int to) {
    NumericValue form = DecadeForms.at(tokens, i, to);
    form = form == null ? GestationForms.at(tokens, i, to) : form;
    return form == null ? poundsAndOunces(tokens, i, to) : form;
  }

  private static NumericValue poundsAndOunces(List<Token> tokens, int i, int to) {
    Unit unit = UnitReader.at(tokens, i + 1, to);
    int at = unit.end();
    boolean both =
        unit.has("[lb_av]")
            && at + 1 < to
            && tokens.get(at).isNumber()
            && OUNCES.contains(tokens.get(at + 1).key());
    if (!both) {
      return null;
    }
    BigDecimal ounces = tokens.get(at).number().divide(SIXTEEN, MathContext.DECIMAL32);
    BigDecimal pounds = tokens.get(i).number().add(ounces).setScale(1, RoundingMode.HALF_UP);
    return NumericValue.exact(pounds, unit, i, at + 2);
  }

  /** "BE -1.2 lac 0.9": no hundred thousands but the lactate. */
  private static NumericValue lactate(List<Token> tokens, NumericValue number, int to) {
    boolean lakhs = number != null && number.unit().exponent() == 5 && number.end() < to;
    return lakhs && tokens.get(number.end()).isNumber()
        ? number
            .half(true)
            .withUnit(Unit.none(number.unit().firstToken()))
            .placed(number.first(), number.unit().firstToken())
        : number;
  }

  /** "5.6 H mmol/L": the flag of a laboratory stands before the unit. */
  private static NumericValue flagged(List<Token> tokens, NumericValue number, int to) {
    int at = number.end();
    boolean flag =
        at + 1 < to
            && !number.unit().written()
            && FLAGS.contains(tokens.get(at).raw())
            && tokens.get(at).breaks() == 0;
    Unit unit = flag ? UnitReader.at(tokens, at + 1, to) : Unit.none(at);
    boolean united = flag && !unit.codes().isEmpty() && unit.end() - unit.firstToken() > 1;
    return united ? number.half(true).withUnit(unit).placed(number.first(), unit.end()) : number;
  }
}
