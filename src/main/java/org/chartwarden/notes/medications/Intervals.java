package org.chartwarden.notes.medications;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;

/** Reads the time between doses: "q8h", "every 4 to 6 hours", "8-hourly". */
final class Intervals {

  private static final BigDecimal HOURS = BigDecimal.valueOf(24);

  private Intervals() {}

  /**
   * "every 6 hours", "q8h", "q 4-6 h", "q8", "q2 weeks", "6 hourly", "each 12 hours", "Q 12 HRS".
   */
  static int at(List<Token> tokens, int from, int to, FrequencyParts parts) {
    Token token = tokens.get(from);
    String key = token.key();
    boolean q = key.equals("q") || key.equals("every") || key.equals("each") || key.equals("per");
    int i = from + 1;
    BigDecimal low;
    String unit = "";
    if (key.length() > 1 && key.charAt(0) == 'q' && Character.isDigit(key.charAt(1))) {
      int digits = 1;
      while (digits < key.length() && Character.isDigit(key.charAt(digits)) && digits < 5) {
        digits++;
      }
      low = new BigDecimal(key.substring(1, digits));
      unit = key.substring(digits);
      q = true;
    } else if (q && !key.equals("per") && i < to && tokens.get(i).isNumber()) {
      low = tokens.get(i++).number();
    } else if (q && !key.equals("per") && i < to) {
      NumberWords.Found words = NumberWords.at(tokens, i, to);
      if (words == null) {
        return from;
      }
      low = BigDecimal.valueOf(words.value());
      i = words.end();
    } else {
      return suffixed(tokens, from, to, parts);
    }
    BigDecimal high = low;
    if (unit.isEmpty() && i + 1 < to) {
      boolean dash = tokens.get(i).is("-") || tokens.get(i).is("to") || tokens.get(i).is("—");
      Token next = tokens.get(i + 1);
      if (dash && next.isNumber()) {
        high = next.number();
        i += 2;
      } else if (dash && next.key().matches("\\d{1,2}(h|hr|hrs|hours?)")) {
        high = new BigDecimal(next.key().replaceAll("\\D", ""));
        unit = "h";
        i += 2;
      } else if (dash && tokens.get(i).is("-") && next.isWord()) {
        i++;
      }
    }
    if (unit.isEmpty() && i < to && tokens.get(i).isWord()) {
      unit = tokens.get(i).key();
      i++;
      if (unit(unit) == null) {
        unit = "";
        i--;
      }
    }
    BigDecimal hours = unit.isEmpty() ? BigDecimal.ONE : unit(unit);
    boolean bare =
        unit.isEmpty()
            && (!(key.charAt(0) == 'q')
                || low.compareTo(HOURS.multiply(BigDecimal.valueOf(3))) > 0);
    if (hours == null || bare || low.signum() <= 0) {
      return from;
    }
    parts.every(low.multiply(hours), high.multiply(hours));
    return i;
  }

  /** "6 hourly", "8-hourly", "12hrly". */
  private static int suffixed(List<Token> tokens, int from, int to, FrequencyParts parts) {
    BigDecimal count = null;
    int i = from + 1;
    if (tokens.get(from).isNumber()) {
      count = tokens.get(from).number();
    } else {
      NumberWords.Found words = NumberWords.at(tokens, from, to);
      if (words != null) {
        count = BigDecimal.valueOf(words.value());
        i = words.end();
      }
    }
    if (count == null || count.signum() <= 0 || i >= to) {
      return from;
    }
    if (tokens.get(i).is("-") && i + 1 < to) {
      i++;
    }
    boolean hourly =
        switch (tokens.get(i).key()) {
          case "hourly", "hrly", "hrly.", "hly" -> true;
          default -> false;
        };
    if (!hourly || count.compareTo(BigDecimal.valueOf(72)) > 0) {
      return from;
    }
    parts.every(count, count);
    return i + 1;
  }

  /** Hours of a unit of time; null when it is none. */
  private static BigDecimal unit(String word) {
    return switch (word) {
      case "h", "hr", "hrs", "hour", "hours", "hourly", "°", "hs" -> BigDecimal.ONE;
      case "min", "mins", "minute", "minutes", "m" ->
          BigDecimal.ONE.divide(BigDecimal.valueOf(60), 12, RoundingMode.HALF_UP);
      case "d", "day", "days" -> HOURS;
      case "wk", "wks", "week", "weeks", "w" -> BigDecimal.valueOf(168);
      case "month", "months", "mo" -> BigDecimal.valueOf(720);
      default -> null;
    };
  }
}
