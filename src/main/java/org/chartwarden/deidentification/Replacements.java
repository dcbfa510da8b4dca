package org.chartwarden.deidentification;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Replaces spots of a text; who comes first has a spot. */
final class Replacements {

  private final String text;
  private final BitSet taken;
  private final List<Spot> spots = new ArrayList<>();

  private record Spot(int start, int end, String words) {}

  Replacements(String text) {
    this.text = text;
    this.taken = new BitSet(text.length());
  }

  /** Replaces a spot that nothing has yet and that is no part of a longer word or number. */
  void put(int start, int end, String words) {
    boolean apart =
        (start == 0 || !joined(text.charAt(start - 1), text.charAt(start)))
            && (end == text.length() || !joined(text.charAt(end - 1), text.charAt(end)));
    if (apart && taken.get(start, end).isEmpty()) {
      taken.set(start, end);
      spots.add(new Spot(start, end, words));
    }
  }

  /** The T of a FHIR dateTime ends a day. */
  private static boolean joined(char a, char b) {
    return Character.isLetterOrDigit(a)
        && Character.isLetterOrDigit(b)
        && !(Character.isDigit(a) && b == 'T');
  }

  /** The text with everything replaced. */
  String done() {
    spots.sort(Comparator.comparingInt(Spot::start));
    StringBuilder whole = new StringBuilder();
    int last = 0;
    for (Spot spot : spots) {
      whole.append(text, last, spot.start()).append(spot.words());
      last = spot.end();
    }
    return whole.append(text.substring(last)).toString();
  }
}
