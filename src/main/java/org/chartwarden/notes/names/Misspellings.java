package org.chartwarden.notes.names;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.WordFilter;
import org.chartwarden.notes.vocabulary.OneLetterLess;
import org.chartwarden.notes.vocabulary.SpellingDistance;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * Finds the listed word that a long unknown word was meant to be. Words that lie one slip apart
 * share a form from which one letter is taken out, so a look-up takes as many steps as the word has
 * letters.
 */
final class Misspellings {

  /**
   * A word and how sure it is that it was meant.
   *
   * @param confidence between 0 and 1
   */
  record Correction(String word, double confidence) {}

  private static final int SHORTEST = 7;
  private static final int LONGEST = 24;
  private static final double ONE_SLIP = 0.85;

  private static final Misspellings STANDARD = new Misspellings();

  private final Set<String> known = new HashSet<>();
  private final Map<String, String> byShortened = new HashMap<>();
  private final WordFilter shortened;

  private Misspellings() {
    known.addAll(NameCatalog.standard().words());
    known.addAll(BodySites.standard().words());
    Set<String> ambiguous = new HashSet<>();
    for (String word : known) {
      if (word.length() >= SHORTEST && word.length() <= LONGEST) {
        add(word, word, ambiguous);
        for (int i = 1; i < word.length(); i++) {
          add(OneLetterLess.of(word, i), word, ambiguous);
        }
      }
    }
    ambiguous.forEach(byShortened::remove);
    shortened = new WordFilter(byShortened.size());
    byShortened.keySet().forEach(form -> shortened.add(form.hashCode()));
    for (String[] row : VocabularyFile.rows("note-plain-words.psv", 1)) {
      known.addAll(VocabularyFile.list(row[0], " "));
    }
  }

  private void add(String form, String word, Set<String> ambiguous) {
    String other = byShortened.putIfAbsent(form, word);
    if (other != null && !other.equals(word)) {
      ambiguous.add(form);
    }
  }

  /** The word that was meant, or null when the word is known, short or like none. */
  static Correction of(String word) {
    return STANDARD.correct(word);
  }

  private Correction correct(String word) {
    if (word.length() < SHORTEST || word.length() > LONGEST || known.contains(word)) {
      return null;
    }
    String found = meant(word, word);
    int[] forms = OneLetterLess.hashes(word);
    for (int i = 1; i < word.length() && found == null; i++) {
      found = shortened.mayHold(forms[i]) ? meant(OneLetterLess.of(word, i), word) : null;
    }
    return found == null ? null : new Correction(found, ONE_SLIP);
  }

  private String meant(String form, String word) {
    String found = byShortened.get(form);
    return found != null && SpellingDistance.between(found, word, 1) <= 1 ? found : null;
  }
}
