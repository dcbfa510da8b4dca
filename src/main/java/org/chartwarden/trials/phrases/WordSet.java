package org.chartwarden.trials.phrases;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets of words that are written down as one text; a word may stand there twice. */
public final class WordSet {

  private WordSet() {}

  /** The words of texts, blanks between them. */
  public static Set<String> of(String... texts) {
    return Set.copyOf(
        new LinkedHashSet<>(Arrays.asList(String.join(" ", texts).strip().split("\\s+"))));
  }
}
