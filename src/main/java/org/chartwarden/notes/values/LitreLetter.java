package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.text.Token;

/** "1.4 L": the letter is litres where no body part on the left follows. */
final class LitreLetter {

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

  private LitreLetter() {}

  /** The number with litres as its unit, or as it is. */
  static NumericValue read(List<Token> tokens, NumericValue number, int to) {
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
    return number.half(true).withUnit(unit).placed(number.first(), at + 1);
  }
}
