package org.chartwarden.notes.measurements;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;

/** Reads one number with its bound, range, pair and unit. */
public final class ValueReader {

  private static final Map<String, Bound> SIGNS =
      Map.of(
          "<", Bound.LESS,
          ">", Bound.GREATER,
          "<=", Bound.LESS_OR_EQUAL,
          ">=", Bound.GREATER_OR_EQUAL,
          "~", Bound.ABOUT);

  private static final BigDecimal INCHES = BigDecimal.valueOf(12);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private ValueReader() {}

  /** The value that begins at a token, or null when none does. */
  public static NumericValue at(List<Token> tokens, int from, int to) {
    int i = from;
    Bound bound = Bound.EXACT;
    Token token = tokens.get(i);
    if (SIGNS.containsKey(token.key())) {
      bound = SIGNS.get(token.key());
      i++;
      if (i < to && tokens.get(i).is("=")) {
        bound = bound == Bound.LESS ? Bound.LESS_OR_EQUAL : Bound.GREATER_OR_EQUAL;
        i++;
      }
    } else if (token.isWord()) {
      return inWords(tokens, from, to);
    }
    boolean negative = i + 1 < to && negativeSign(tokens, i);
    if (negative) {
      i++;
    }
    if (i >= to || !tokens.get(i).isNumber()) {
      return null;
    }
    return number(tokens, from, i, to, bound, negative);
  }

  private static boolean negativeSign(List<Token> tokens, int i) {
    return tokens.get(i).is("-")
        && tokens.get(i + 1).isNumber()
        && !tokens.get(i + 1).spaced()
        && tokens.get(i).spaced()
        && (i == 0 || !tokens.get(i - 1).isNumber());
  }

  private static NumericValue number(
      List<Token> tokens, int first, int at, int to, Bound bound, boolean negative) {
    Whole low = whole(tokens, at, to);
    BigDecimal value = negative ? low.value.negate() : low.value;
    NumericValue feet = feetAndInches(tokens, first, at, to, low, bound);
    if (feet != null) {
      return feet;
    }
    int end = low.end;
    BigDecimal high = null;
    Whole upper = rangeEnd(tokens, end, to);
    boolean change = upper != null && tokens.get(end).is("to") && changes(tokens, first);
    if (upper != null && !change && upper.value.compareTo(value) > 0) {
      high = upper.value;
      end = upper.end;
    }
    int stroke = stroke(tokens, end, to);
    if (stroke > 0) {
      Whole second = whole(tokens, stroke, to);
      Whole secondUpper = rangeEnd(tokens, second.end, to);
      boolean ranged = secondUpper != null && secondUpper.value.compareTo(second.value) > 0;
      int after = ranged ? secondUpper.end : second.end;
      if (after < to && tokens.get(after).is("/") && isNumber(tokens, after + 1, to)) {
        return null;
      }
      if (after < to && tokens.get(after).is("/")) {
        Unit late = UnitReader.at(tokens, after + 1, to);
        if (late.has("mm[Hg]")) {
          return new NumericValue(
              value,
              high,
              second.value,
              ranged ? secondUpper.value : null,
              bound,
              late,
              first,
              late.end());
        }
      }
      Unit unit = UnitReader.at(tokens, after, to);
      return new NumericValue(
          value,
          high,
          second.value,
          ranged ? secondUpper.value : null,
          bound,
          unit,
          first,
          unit.end());
    }
    Unit unit = UnitReader.at(tokens, end, to);
    if (high == null && unit.written()) {
      Whole late = rangeEnd(tokens, unit.end(), to);
      Unit lateUnit = late == null ? null : UnitReader.at(tokens, late.end, to);
      if (late != null
          && late.value.compareTo(value) > 0
          && lateUnit.codes().equals(unit.codes())
          && tokens.get(unit.end()).is("-")) {
        return new NumericValue(
            value, late.value, null, null, bound, lateUnit, first, lateUnit.end());
      }
    }
    return new NumericValue(value, high, null, null, bound, unit, first, unit.end());
  }

  private static final Set<String> RANGING =
      Set.of("ranging", "ranged", "range", "ranges", "varying", "varied", "fluctuated");

  /** "rose from 1.1 to 2.4" tells two values, "ranged from 1.1 to 2.4" one range. */
  private static boolean changes(List<Token> tokens, int first) {
    return first > 0
        && tokens.get(first - 1).is("from")
        && (first < 2 || !RANGING.contains(tokens.get(first - 2).key()));
  }

  private record Whole(BigDecimal value, int end) {}

  /** A number, with thousands that are set off by a blank: 156 000. */
  private static Whole whole(List<Token> tokens, int at, int to) {
    Token token = tokens.get(at);
    boolean small = token.raw().length() <= 3 && token.number().scale() == 0;
    if (small && at + 1 < to && tokens.get(at + 1).isNumber()) {
      Token next = tokens.get(at + 1);
      boolean group =
          next.raw().length() == 3
              && next.end() - next.start() == 3
              && next.start() - token.end() == 1
              && next.breaks() == 0;
      if (group && (next.raw().equals("000") || UnitReader.at(tokens, at + 2, to).has("/uL"))) {
        return new Whole(token.number().multiply(THOUSAND).add(next.number()), at + 2);
      }
    }
    return new Whole(token.number(), at + 1);
  }

  private static boolean isNumber(List<Token> tokens, int at, int to) {
    return at < to && tokens.get(at).isNumber();
  }

  /** The number behind a dash or "to" or "and" of a range, or null. */
  private static Whole rangeEnd(List<Token> tokens, int at, int to) {
    if (at + 1 >= to || !tokens.get(at + 1).isNumber()) {
      return null;
    }
    Token joint = tokens.get(at);
    if (joint.is("-") || joint.is("—") || joint.is("to") || joint.is("~")) {
      return whole(tokens, at + 1, to);
    }
    return null;
  }

  /** The index of the number behind the stroke of a pair, or -1. */
  private static int stroke(List<Token> tokens, int at, int to) {
    if (at + 1 >= to || !tokens.get(at + 1).isNumber()) {
      return -1;
    }
    Token joint = tokens.get(at);
    return joint.is("/") || joint.is("over") || joint.is("\\") ? at + 1 : -1;
  }

  private static final Set<String> FEET = Set.of("ft", "feet", "foot", "'");
  private static final Set<String> INCH = Set.of("in", "inch", "inches", "\"", "''");

  private static NumericValue feetAndInches(
      List<Token> tokens, int first, int at, int to, Whole feet, Bound bound) {
    int i = feet.end;
    if (i < to && tokens.get(i).is("-")) {
      i++;
    }
    if (i >= to || !FEET.contains(tokens.get(i).key())) {
      return null;
    }
    int inches = i + 1;
    while (inches < to
        && (tokens.get(inches).is(",")
            || tokens.get(inches).is("and")
            || tokens.get(inches).is("-")
            || tokens.get(inches).is("."))) {
      inches++;
    }
    if (!isNumber(tokens, inches, to) || tokens.get(inches).number().compareTo(INCHES) >= 0) {
      return null;
    }
    int end = inches + 1;
    if (end < to && tokens.get(end).is("-")) {
      end++;
    }
    boolean named = end < to && INCH.contains(tokens.get(end).key());
    boolean quotes = tokens.get(i).is("'");
    if (!named && !quotes) {
      return null;
    }
    end = named ? end + 1 : inches + 1;
    if (named && quotes && end < to && tokens.get(end).is("'") && tokens.get(end - 1).is("'")) {
      end++;
    }
    BigDecimal total = feet.value.multiply(INCHES).add(tokens.get(inches).number());
    Unit unit = new Unit(List.of("[in_i]"), 0, i, end);
    return new NumericValue(total, null, null, null, bound, unit, first, end);
  }

  /** A number in words counts only with a unit behind it. */
  private static NumericValue inWords(List<Token> tokens, int from, int to) {
    NumberWords.Found found = NumberWords.at(tokens, from, to);
    if (found == null) {
      return null;
    }
    Unit unit = UnitReader.at(tokens, found.end(), to);
    return unit.written() && !unit.codes().isEmpty()
        ? NumericValue.exact(BigDecimal.valueOf(found.value()), unit, from, unit.end())
        : null;
  }
}
