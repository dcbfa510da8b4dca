package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** Words that say what happens with a drug, from {@code vocabulary/note-drug-cues.psv}. */
final class DrugCues {

  /**
   * What a phrase says.
   *
   * @param status the status, or null
   * @param circumstance the circumstance, or null
   */
  record Meaning(
      MedicationStatus status,
      Circumstance circumstance,
      boolean before,
      boolean after,
      int reach) {}

  /**
   * A phrase in a note.
   *
   * @param first index of the first token
   * @param end index after the last token
   */
  record Cue(List<Meaning> meanings, int first, int end) {

    Meaning status(boolean before) {
      for (Meaning meaning : meanings) {
        if (meaning.status() != null && (before ? meaning.before() : meaning.after())) {
          return meaning;
        }
      }
      return null;
    }
  }

  private static final PhraseTrie<Meaning> TRIE = trie();

  private DrugCues() {}

  /** The cue that begins at a token, the longest one, or null. */
  static Cue at(List<Token> tokens, int from, int to) {
    PhraseTrie.Match<Meaning> match = TRIE.longest(tokens, from, to);
    return match == null ? null : new Cue(match.values(), from, match.end());
  }

  /** The cues of a stretch of tokens in order; none overlap. */
  static List<Cue> in(List<Token> tokens, int from, int to) {
    List<Cue> cues = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Cue cue = at(tokens, i, to);
      if (cue != null) {
        cues.add(cue);
        i = cue.end() - 1;
      }
    }
    return cues;
  }

  private static PhraseTrie<Meaning> trie() {
    PhraseTrie<Meaning> trie = new PhraseTrie<>();
    for (String[] row : VocabularyFile.rows("note-drug-cues.psv", 4)) {
      MedicationStatus status = null;
      Circumstance circumstance = null;
      for (MedicationStatus one : MedicationStatus.values()) {
        status = one.name().equals(row[0]) ? one : status;
      }
      if (status == null || status == MedicationStatus.HOME) {
        circumstance = Circumstance.valueOf(row[0]);
      }
      Meaning meaning =
          new Meaning(
              status,
              circumstance,
              !row[1].equals("after"),
              !row[1].equals("before"),
              Integer.parseInt(row[2]));
      for (String phrase : VocabularyFile.list(row[3], ";")) {
        trie.add(phrase, meaning);
      }
    }
    return trie;
  }
}
