package org.chartwarden.notes.social;

import org.chartwarden.notes.social.SocialStatement.Use;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.vocabulary.Spelling;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** The words of {@code note-social.psv}. */
final class SocialWords {

  /** What a word is about, and the use that it tells by itself. */
  record Listed(SocialTopic topic, Use use) {}

  private SocialWords() {}

  /** The words of topics. */
  static PhraseTrie<Listed> topics() {
    PhraseTrie<Listed> trie = new PhraseTrie<>();
    for (String[] row : VocabularyFile.rows("note-social.psv", 3)) {
      if (!row[0].equals("UNIT")) {
        Listed listed = new Listed(SocialTopic.valueOf(row[0]), Use.valueOf(row[1]));
        VocabularyFile.list(row[2], ";").forEach(p -> trie.add(Spelling.phrase(p), listed));
      }
    }
    return trie;
  }

  /** The units of amounts. */
  static PhraseTrie<String> units() {
    PhraseTrie<String> trie = new PhraseTrie<>();
    for (String[] row : VocabularyFile.rows("note-social.psv", 3)) {
      if (row[0].equals("UNIT")) {
        VocabularyFile.list(row[2], ";").forEach(p -> trie.add(Spelling.phrase(p), row[1]));
      }
    }
    return trie;
  }
}
