package org.chartwarden.notes.values;

import java.util.Arrays;
import java.util.Set;

/** Sets of words in which one may stand twice. */
final class WordSet {

  private WordSet() {}

  static Set<String> of(String... words) {
    return Set.copyOf(Arrays.asList(words));
  }
}
