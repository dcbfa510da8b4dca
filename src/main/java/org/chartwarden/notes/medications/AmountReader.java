package org.chartwarden.notes.medications;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;

/**
 * Reads amounts: "500 mg", "two 500 mg tablets", "2 x 500 mg", "half a tablet", "5-10 mg", "50k
 * units".
 */
final class AmountReader {

  private static final Map<String, BigDecimal> FRACTIONS =
      Map.of(
          "½", new BigDecimal("0.5"),
          "¼", new BigDecimal("0.25"),
          "¾", new BigDecimal("0.75"),
          "half", new BigDecimal("0.5"),
          "quarter", new BigDecimal("0.25"));

  private AmountReader() {}

  /** A number without its unit. */
  private record Digits(BigDecimal value, int end, boolean words) {}

  /** The amount that begins at a token, or null when no number does. */
  static Amount at(List<Token> tokens, int from, int to) {
    Digits first = digits(tokens, from, to);
    if (first == null) {
      return null;
    }
    int i = first.end();
    Amount pieces = counted(tokens, first, from, to);
    if (pieces != null) {
      return pieces;
    }
    BigDecimal low = first.value();
    BigDecimal high = low;
    DoseUnits.Found lowUnit = DoseUnits.at(tokens, i, to);
    int after = lowUnit == null ? i : lowUnit.end();
    if (after + 1 < to && range(tokens, after, to)) {
      Digits second = digits(tokens, after + 1, to);
      DoseUnits.Found unit = second == null ? null : DoseUnits.at(tokens, second.end(), to);
      boolean same = lowUnit == null || unit != null && unit.code().equals(lowUnit.code());
      if (unit != null && same && second.value().compareTo(low) > 0) {
        high = second.value();
        lowUnit = unit;
        after = unit.end();
      }
    }
    if (lowUnit == null) {
      return bare(tokens, first, from, to);
    }
    if (lowUnit.code().equals("g") && gauge(tokens, first, after, to)) {
      return null;
    }
    return new Amount(low, high, lowUnit.code(), lowUnit.kind(), null, null, from, after);
  }

  private static final Set<String> NEEDLES =
      Set.of(
          "r",
          "l",
          "rt",
          "lt",
          "right",
          "left",
          "iv",
          "piv",
          "ivs",
          "pivs",
          "needle",
          "cannula",
          "angiocath",
          "ac",
          "catheter",
          "spinal",
          "access",
          "rac",
          "lac",
          "rfa",
          "lfa",
          "forearm");

  /** "20g R forearm": the width of a needle, which is an even number. */
  private static boolean gauge(List<Token> tokens, Digits first, int after, int to) {
    return after < to
        && NEEDLES.contains(tokens.get(after).key())
        && first.value().stripTrailingZeros().scale() <= 0
        && first.value().intValue() % 2 == 0
        && first.value().intValue() >= 14
        && first.value().intValue() <= 24;
  }

  private static Amount bare(List<Token> tokens, Digits digits, int from, int to) {
    int i = digits.end();
    if (digits.words()) {
      return null;
    }
    boolean percent = i < to && (tokens.get(i).is("%") || tokens.get(i).is("percent"));
    return new Amount(
        digits.value(),
        digits.value(),
        percent ? "%" : "",
        percent ? Amount.Kind.PERCENT : Amount.Kind.BARE,
        null,
        null,
        from,
        percent ? i + 1 : i);
  }

  /** "two 500 mg tablets", "2 x 500 mg", "1-2 5 mg tabs": a count before an amount. */
  private static Amount counted(List<Token> tokens, Digits count, int from, int to) {
    int i = count.end();
    boolean times = i < to && tokens.get(i).is("×");
    int at = times ? i + 1 : i;
    boolean small = count.value().compareTo(BigDecimal.valueOf(20)) <= 0;
    if (!small || at >= to || !tokens.get(at).isNumber() || tokens.get(at).breaks() > 0) {
      return null;
    }
    DoseUnits.Found unit = DoseUnits.at(tokens, at + 1, to);
    if (unit == null || unit.kind() != Amount.Kind.DOSE) {
      return null;
    }
    int end = unit.end();
    if (end < to && tokens.get(end).is("-")) {
      end++;
    }
    DoseUnits.Found pieces = DoseUnits.at(tokens, end, to);
    boolean named = pieces != null && pieces.kind() == Amount.Kind.PIECES;
    if (!named && !times) {
      return null;
    }
    BigDecimal value = tokens.get(at).number();
    return new Amount(
        value,
        value,
        unit.code(),
        Amount.Kind.DOSE,
        count.value(),
        named ? pieces.code() : "{tbl}",
        from,
        named ? pieces.end() : unit.end());
  }

  private static boolean range(List<Token> tokens, int at, int to) {
    Token link = tokens.get(at);
    boolean dash = link.is("-") || link.is("—") || link.is("to") || link.is("or");
    return dash && at + 1 < to && tokens.get(at + 1).isNumber();
  }

  private static Digits digits(List<Token> tokens, int from, int to) {
    Token token = tokens.get(from);
    BigDecimal fraction = FRACTIONS.get(token.key());
    if (fraction != null) {
      int end = from + 1;
      if (end < to && (tokens.get(end).is("a") || tokens.get(end).is("of"))) {
        end++;
      }
      return new Digits(fraction, end, true);
    }
    if (token.isNumber()) {
      return numerals(tokens, from, to);
    }
    boolean article = token.is("a") || token.is("an");
    NumberWords.Found words = token.isWord() ? NumberWords.at(tokens, from, to) : null;
    if (words != null) {
      return new Digits(BigDecimal.valueOf(words.value()), words.end(), true);
    }
    boolean single =
        article
            && from + 1 < to
            && (tokens.get(from + 1).is("tablet")
                || tokens.get(from + 1).is("capsule")
                || tokens.get(from + 1).is("puff")
                || tokens.get(from + 1).is("unit")
                || tokens.get(from + 1).is("litre")
                || tokens.get(from + 1).is("liter")
                || tokens.get(from + 1).is("gram"));
    return single ? new Digits(BigDecimal.ONE, from + 1, true) : null;
  }

  private static Digits numerals(List<Token> tokens, int from, int to) {
    BigDecimal value = tokens.get(from).number();
    int i = from + 1;
    if (i < to && tokens.get(i).is("½")) {
      return new Digits(value.add(FRACTIONS.get("½")), i + 1, false);
    }
    boolean fraction =
        i + 1 < to
            && tokens.get(i).is("/")
            && !tokens.get(i).spaced()
            && (tokens.get(i + 1).is("2") || tokens.get(i + 1).is("4"))
            && value.compareTo(BigDecimal.valueOf(3)) <= 0;
    if (fraction) {
      DoseUnits.Found unit = DoseUnits.at(tokens, i + 2, to);
      if (unit != null && unit.kind() == Amount.Kind.PIECES) {
        return new Digits(
            value.divide(tokens.get(i + 1).number(), 2, java.math.RoundingMode.HALF_UP),
            i + 2,
            false);
      }
    }
    boolean thousand =
        i + 1 < to && tokens.get(i).is("k") && DoseUnits.at(tokens, i + 1, to) != null;
    if (thousand) {
      return new Digits(value.movePointRight(3), i + 1, false);
    }
    boolean million =
        i + 1 < to
            && (tokens.get(i).is("million") || tokens.get(i).is("mill") || tokens.get(i).is("m"))
            && tokens.get(i + 1).key().startsWith("unit");
    return million
        ? new Digits(value.movePointRight(6), i + 1, false)
        : new Digits(value, i, false);
  }
}
