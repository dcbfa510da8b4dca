package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** The words of {@code trial-biomarkers.psv}: markers, stages of cancer, and states of markers. */
final class BiomarkerNames {

  private static final int ABBREVIATION = 4;
  private static final PhraseTrie<Name> NAMES = new PhraseTrie<>();
  private static final PhraseTrie<String> STATES = new PhraseTrie<>();

  static {
    for (String[] row : VocabularyFile.rows("trial-biomarkers.psv", 2)) {
      List<String> words = VocabularyFile.list(row[1], ",");
      switch (row[0]) {
        case "marker" -> words.forEach(word -> NAMES.add(word, new Name(word, false)));
        case "stage" -> words.forEach(word -> NAMES.add(word, new Name(word, true)));
        case "positive", "negative" -> words.forEach(word -> STATES.add(word, row[0]));
        default -> throw new IllegalStateException("trial-biomarkers.psv: kind " + row[0]);
      }
    }
  }

  /**
   * A name of the list.
   *
   * @param words as the list writes it
   * @param stage whether it names a stage, a grade or an extent, which has no state
   */
  record Name(String words, boolean stage) {

    /** Abbreviations must have their letters: "met" is no gene, and "er" no receptor. */
    private boolean fits(String written) {
      return words.length() > ABBREVIATION
          || words.equals(words.toLowerCase(Locale.ROOT))
          || written.replace(" ", "").equals(words.replace(" ", ""));
    }
  }

  /** A name or a state with the index after its last token. */
  record Found<T>(T what, int to) {}

  private BiomarkerNames() {}

  /** The name that begins at a token, or null. */
  static Found<Name> name(CriterionPhrase phrase, int i) {
    Found<Name> found = longest(phrase, NAMES, i);
    return found == null || found.what().fits(phrase.words(i, found.to())) ? found : null;
  }

  /** The state, positive or negative, that is told from a token on, or null. */
  static Found<String> state(CriterionPhrase phrase, int i) {
    return longest(phrase, STATES, i);
  }

  private static <T> Found<T> longest(CriterionPhrase phrase, PhraseTrie<T> words, int i) {
    PhraseTrie.Match<T> match = phrase.longest(words, i);
    return match == null ? null : new Found<>(match.values().get(0), match.end());
  }
}
