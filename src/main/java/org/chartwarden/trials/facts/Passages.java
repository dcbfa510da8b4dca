package org.chartwarden.trials.facts;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Texts in lower case, to find those that hold some characters. */
final class Passages {

  private static final char END = '\0';

  private final String all;
  private final int[] starts;

  Passages(List<String> texts) {
    StringBuilder joined = new StringBuilder();
    starts = new int[texts.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = joined.length();
      joined.append(texts.get(i).toLowerCase(Locale.ROOT)).append(END);
    }
    all = joined.toString();
  }

  /** The places of the texts that hold a piece, which is in lower case. */
  BitSet holding(String piece) {
    BitSet found = new BitSet();
    if (starts.length == 0) {
      return found;
    }
    int at = all.indexOf(piece);
    while (at >= 0) {
      int place = Arrays.binarySearch(starts, at);
      int text = place >= 0 ? place : -place - 2;
      found.set(text);
      at = text + 1 < starts.length ? all.indexOf(piece, starts[text + 1]) : -1;
    }
    return found;
  }
}
