package org.chartwarden.trials.matching;

import java.util.Arrays;
import java.util.BitSet;

/** Short lists of numbers. */
final class IntLists {

  /** No numbers. */
  static final int[] NONE = {};

  private IntLists() {}

  /** Some numbers and one more. */
  static int[] with(int[] some, int one) {
    int[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one;
    return all;
  }

  /** Adds some numbers to others. */
  static void set(int[] numbers, BitSet all) {
    for (int number : numbers) {
      all.set(number);
    }
  }
}
