package org.chartwarden.trials.facts;

import java.util.Set;
import org.chartwarden.trials.phrases.WordSet;

/** Ordinary words that have the root of a name of the tables by chance: "Sept" that of "septic". */
final class OrdinaryWords {

  static final Set<String> ALL = WordSet.of("sept");

  private OrdinaryWords() {}
}
