package org.chartwarden.notes.values;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;

/** Bags of blood that are counted in order: "First unit PRBC started", "2nd bag of FFP". */
final class Transfused {

  private static final Set<String> BLOOD =
      Set.of("red-cells", "plasma", "platelet-transfusion", "cryoprecipitate");
  private static final Set<String> BAGS = Set.of("unit", "bag", "pack", "pool");
  private static final Set<String> ORDINALS =
      Set.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "1st", "2nd", "3rd", "4th", "5th",
          "another", "one", "last");

  private Transfused() {}

  /** One bag of the blood that a name tells, or null when none is counted right before it. */
  static NumericValue bag(List<Token> tokens, int from, Piece.Name name) {
    if (BLOOD.stream().noneMatch(name::is)) {
      return null;
    }
    int unit = name.first() - 1;
    unit -= unit > from && tokens.get(unit).is("of") ? 1 : 0;
    if (unit <= from || !BAGS.contains(tokens.get(unit).key())) {
      return null;
    }
    int first = unit - 1;
    boolean split =
        first > from
            && NumberWords.ORDINAL_ENDINGS.contains(tokens.get(first).key())
            && tokens.get(first - 1).isNumber()
            && !tokens.get(first).spaced();
    if (!split && !ORDINALS.contains(tokens.get(first).key())) {
      return null;
    }
    first -= split ? 1 : 0;
    Unit bag = new Unit(List.of("U"), 0, unit, unit + 1);
    return NumericValue.exact(BigDecimal.ONE, bag, first, unit + 1);
  }
}
