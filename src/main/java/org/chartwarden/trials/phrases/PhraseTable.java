package org.chartwarden.trials.phrases;

import java.util.function.Function;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** Reads the files of words around names and numbers: {@code place|value|phrases}. */
public final class PhraseTable {

  private PhraseTable() {}

  /**
   * The phrases of one place in a file.
   *
   * @param value what the second cell of a row says of its phrases
   * @throws IllegalStateException when the file is absent, misshapen, or has no row of that place
   */
  public static <T> PhraseTrie<T> of(String file, String place, Function<String, T> value) {
    PhraseTrie<T> phrases = new PhraseTrie<>();
    boolean any = false;
    for (String[] row : VocabularyFile.rows(file, 3)) {
      if (row[0].equals(place)) {
        T meaning = value.apply(row[1]);
        VocabularyFile.list(row[2], ";").forEach(phrase -> phrases.add(phrase, meaning));
        any = true;
      }
    }
    if (!any) {
      throw new IllegalStateException(file + " has no row " + place);
    }
    return phrases;
  }
}
