package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;

/**
 * Numbers that were read by their order.
 *
 * @param ties what they measure, in the order of the note
 * @param end index after the last token
 */
record Run(List<Tied> ties, int end) {

  /** A run that holds these and nothing else; null when a number cannot be what its place says. */
  static Run of(List<RunPlace> places, List<NumericValue> numbers, int end) {
    List<Tied> ties = new ArrayList<>();
    for (int n = 0; n < numbers.size(); n++) {
      if (!places.get(n).takes(numbers.get(n))) {
        return null;
      }
      ties.add(places.get(n).tied(numbers.get(n), false));
    }
    return new Run(ties, end);
  }

  /** The same with one more value at a place of the list. */
  Run with(int place, Tied tied) {
    List<Tied> more = new ArrayList<>(ties);
    more.add(place, tied);
    return new Run(more, end);
  }
}
