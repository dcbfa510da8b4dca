package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;

/** Blood gases in their short form: pH / pCO2 / pO2 / HCO3. */
final class Gases {

  private static final String[] ORDER = {"ph", "pco2", "po2", "bicarbonate", "base-excess"};

  private Gases() {}

  /** Whether numbers with strokes between them are a gas. */
  static boolean gas(List<NumericValue> numbers) {
    double ph = numbers.get(0).low().doubleValue();
    return numbers.get(0).low().scale() > 0
        && ph >= 6.5
        && ph <= 7.9
        && numbers.get(1).low().doubleValue() >= 2
        && !numbers.get(0).unit().written();
  }

  static List<Tied> ties(List<NumericValue> numbers) {
    return ties(numbers, -1);
  }

  /**
   * The values of a gas.
   *
   * @param missing which of the numbers in their order is not told; -1 when all are
   */
  static List<Tied> ties(List<NumericValue> numbers, int missing) {
    List<Tied> ties = new ArrayList<>();
    for (int n = 0; n < numbers.size(); n++) {
      int place = missing >= 0 && n >= missing ? n + 1 : n;
      if (place < ORDER.length) {
        ties.add(Tied.nameless(ORDER[place], ValueKind.LAB, numbers.get(n)));
      }
    }
    return ties;
  }
}
