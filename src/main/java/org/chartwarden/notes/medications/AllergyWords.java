package org.chartwarden.notes.medications;

import java.util.HashSet;
import java.util.Set;
import org.chartwarden.notes.medications.AllergyMention.Kind;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** The words of {@code vocabulary/note-allergies.psv}. */
final class AllergyWords {

  /** What begins a statement. */
  static final PhraseTrie<Kind> CUES = new PhraseTrie<>();

  static final PhraseTrie<String> REACTIONS = new PhraseTrie<>();

  /** Foods and things that are no drugs. */
  static final Set<String> SUBSTANCES = new HashSet<>();

  /** Words between a substance and what it did. */
  static final Set<String> LINKS = new HashSet<>();

  static {
    for (String[] row : VocabularyFile.rows("note-allergies.psv", 2)) {
      for (String phrase : VocabularyFile.list(row[1], ";")) {
        switch (row[0]) {
          case "REACTION" -> REACTIONS.add(phrase, phrase);
          case "SUBSTANCE" -> SUBSTANCES.add(phrase);
          case "LINK" -> LINKS.add(phrase);
          default -> CUES.add(phrase, Kind.valueOf(row[0]));
        }
      }
    }
  }

  private AllergyWords() {}
}
