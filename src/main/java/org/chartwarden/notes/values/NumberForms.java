package org.chartwarden.notes.values;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.measurements.UnitReader;
import org.chartwarden.notes.measurements.ValueReader;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;

/** Numbers in the forms of wards: 90s, 37w2d, 33+0 weeks, 22 lb 15 oz, three out of ten. */
final class NumberForms {

  private static final BigDecimal NINE = BigDecimal.valueOf(9);
  private static final BigDecimal SEVEN = BigDecimal.valueOf(7);
  private static final BigDecimal SIXTEEN = BigDecimal.valueOf(16);
  private static final Set<String> WEEKS = Set.of("w", "wk", "wks", "week", "weeks");
  private static final Set<String> AFTER_LITRES =
      WordSet.of(
          "nc",
          "nasal",
          "nrb",
          "mask",
          "hfnc",
          "o2",
          "oxygen",
          "via",
          "by",
          "of",
          "in",
          "over",
          "on",
          "prior",
          "yesterday",
          "today",
          "total",
          "net",
          "ns",
          "lr",
          "fluid",
          "fluids",
          "bolus",
          "crystalloid",
          "saline",
          "removed",
          "off",
          "out",
          "negative",
          "neg",
          "pos",
          "positive",
          "overnight",
          "since",
          "for",
          "from",
          "this",
          "per",
          "with",
          "then",
          "and",
          "to",
          "given",
          "hartmann",
          "hartmanns",
          "plasmalyte",
          "d5w",
          "rl",
          "so",
          "day",
          "at",
          "was",
          "last",
          "or",
          "bloody",
          "clear",
          "straw",
          "serous",
          "ascites",
          "urine",
          "first",
          "each",
          "up",
          "hf",
          "concentrator",
          "high",
          "low",
          "flow",
          "bipap",
          "cpap",
          "during",
          "iv",
          "po",
          "blood");
  private static final Set<String> FLAGS = Set.of("H", "L", "HH", "LL", "*", "h", "l");
  private static final Set<String> OUNCES = Set.of("oz", "ounce", "ounces");

  /** A number and whether it is written in words. */
  record Found(NumericValue number, boolean spelled) {}

  private NumberForms() {}

  /** The number that begins at a token, or null. */
  static Found at(List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    if (token.isWord()) {
      NumericValue words = inWords(tokens, i, to);
      return words == null ? null : new Found(words, true);
    }
    if (token.is("+")
        && i + 1 < to
        && tokens.get(i + 1).isNumber()
        && !tokens.get(i + 1).spaced()) {
      NumericValue plain = ValueReader.at(tokens, i + 1, to);
      return plain == null ? null : new Found(startingAt(plain, i), false);
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
        : new Found(litres(tokens, flagged(tokens, outOf(tokens, number, to), to), to), false);
  }

  private static NumericValue special(List<Token> tokens, int i, int to) {
    NumericValue form = decade(tokens, i, to);
    form = form == null ? weeks(tokens, i, to) : form;
    return form == null ? poundsAndOunces(tokens, i, to) : form;
  }

  /** "90s": from 90 to 99. */
  private static NumericValue decade(List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    boolean tens =
        token.raw().length() <= 3 && token.raw().endsWith("0") && token.number().scale() == 0;
    boolean s =
        i + 1 < to && tokens.get(i + 1).is("s") && !tokens.get(i + 1).spaced()
            || i + 2 < to
                && tokens.get(i + 1).is("'")
                && tokens.get(i + 2).is("s")
                && !tokens.get(i + 2).spaced();
    if (!tens || !s) {
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

  /** The decade behind a dash or stroke, or null. */
  private static NumericValue joined(List<Token> tokens, int at, int to, String sign) {
    boolean number = at + 1 < to && tokens.get(at).is(sign) && tokens.get(at + 1).isNumber();
    return number ? decade(tokens, at + 1, to) : null;
  }

  /** "33+0 weeks", "37 2/7 weeks", "37w", "37 w 2 d", "33+0". */
  private static NumericValue weeks(List<Token> tokens, int i, int to) {
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
    boolean spoken =
        WEEKS.contains(next.key())
            && i + 3 < to
            && days(tokens.get(i + 2)) >= 0
            && (tokens.get(i + 3).key().startsWith("day") || tokens.get(i + 3).is("d"));
    return spoken ? gestation(token.number(), days(tokens.get(i + 2)), i, i + 4) : null;
  }

  private static int days(Token token) {
    boolean digit = token.isNumber() && token.raw().length() == 1;
    return digit && token.raw().charAt(0) < '7' ? token.raw().charAt(0) - '0' : -1;
  }

  static NumericValue gestation(BigDecimal weeks, int days, int first, int end) {
    BigDecimal part = BigDecimal.valueOf(days).divide(SEVEN, 1, RoundingMode.HALF_UP);
    Unit unit = new Unit(List.of("wk"), 0, end - 1, end);
    return new NumericValue(weeks.add(part), null, null, null, Bound.EXACT, unit, first, end);
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
    return new NumericValue(pounds, null, null, null, Bound.EXACT, unit, i, at + 2);
  }

  /** "BE -1.2 lac 0.9": no hundred thousands but the lactate. */
  private static NumericValue lactate(List<Token> tokens, NumericValue number, int to) {
    boolean lakhs = number != null && number.unit().exponent() == 5 && number.end() < to;
    return lakhs && tokens.get(number.end()).isNumber()
        ? new NumericValue(
            number.low(),
            number.high(),
            null,
            null,
            number.bound(),
            Unit.none(number.unit().firstToken()),
            number.first(),
            number.unit().firstToken())
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
    return united
        ? new NumericValue(
            number.low(),
            number.high(),
            null,
            null,
            number.bound(),
            unit,
            number.first(),
            unit.end())
        : number;
  }

  /** "1.4 L": the letter is litres where no body part on the left follows. */
  private static NumericValue litres(List<Token> tokens, NumericValue number, int to) {
    int at = number.end();
    boolean letter =
        at < to
            && !number.unit().written()
            && !number.isPair()
            && tokens.get(at).is("l")
            && tokens.get(at).breaks() == 0
            && (tokens.get(at).capital() || !tokens.get(at).spaced())
            && number.low().intValue() < 100;
    if (!letter) {
      return number;
    }
    Token next = at + 1 < to ? tokens.get(at + 1) : null;
    boolean valueOfSide =
        next != null && next.isNumber() && next.breaks() == 0 && tokens.get(at).spaced();
    boolean side =
        valueOfSide
            || next != null
                && next.isWord()
                && next.breaks() == 0
                && tokens.get(at).spaced()
                && !AFTER_LITRES.contains(next.key());
    if (side) {
      return number;
    }
    Unit unit = new Unit(List.of("L"), 0, at, at + 1);
    return new NumericValue(
        number.low(), number.high(), null, null, number.bound(), unit, number.first(), at + 1);
  }

  /** "4 out of 10": the whole counts as one value. */
  private static NumericValue outOf(List<Token> tokens, NumericValue number, int to) {
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
    return new NumericValue(
        number.low(), null, null, null, number.bound(), number.unit(), number.first(), end);
  }

  /** "minus two point nine", "ninety-four percent", "one hundred and two over fifty-eight". */
  private static NumericValue inWords(List<Token> tokens, int i, int to) {
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
    return outOf(tokens, number, to);
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

  private static NumericValue startingAt(NumericValue number, int first) {
    return new NumericValue(
        number.low(),
        number.high(),
        number.second(),
        number.secondHigh(),
        number.bound(),
        number.unit(),
        first,
        number.end());
  }
}
