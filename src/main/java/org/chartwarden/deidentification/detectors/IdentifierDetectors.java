package org.chartwarden.deidentification.detectors;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** All detectors; where two find the same words, the one that stands first has them. */
public final class IdentifierDetectors {

  private static final List<IdentifierDetector> ALL =
      List.of(
          new ContactDetector(),
          new DateDetector(),
          new AddressDetector(),
          new NumberDetector(),
          new PlaceDetector(),
          new AgeDetector(),
          new NameDetector());

  private IdentifierDetectors() {}

  /** The identifiers of a text in order; none overlaps another. */
  public static List<Identifier> find(String text) {
    List<Identifier> all = new ArrayList<>();
    BitSet taken = new BitSet(text.length());
    for (IdentifierDetector detector : ALL) {
      List<Identifier> found = new ArrayList<>();
      detector.find(text, found::add);
      found.sort(
          Comparator.comparingInt((Identifier i) -> i.start() - i.end())
              .thenComparingInt(Identifier::start));
      for (Identifier one : found) {
        rest(text, one, taken, all);
      }
    }
    all.sort(Comparator.comparingInt(Identifier::start));
    return List.copyOf(all);
  }

  /** Takes of an identifier what no other has, as far as it says anything. */
  private static void rest(String text, Identifier one, BitSet taken, List<Identifier> all) {
    int from = taken.nextClearBit(one.start());
    while (from < one.end()) {
      int next = taken.nextSetBit(from);
      int to = next < 0 ? one.end() : Math.min(next, one.end());
      add(text, new Identifier(one.kind(), from, to), taken, all);
      from = taken.nextClearBit(to);
      if (from == to) {
        break;
      }
    }
  }

  private static void add(String text, Identifier part, BitSet taken, List<Identifier> all) {
    int start = part.start();
    int end = part.end();
    while (start < end && !begins(text.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    if (end - start >= 2 || end > start && part.kind() != IdentifierKind.NAME) {
      taken.set(start, end);
      all.add(new Identifier(part.kind(), start, end));
    }
  }

  private static boolean begins(char c) {
    return Character.isLetterOrDigit(c) || c == '(' || c == '+';
  }
}
