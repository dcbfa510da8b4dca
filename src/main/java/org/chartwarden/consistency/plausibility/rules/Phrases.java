package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/** Phrases to look for in a note, word by word. */
final class Phrases {

  /**
   * Where a phrase stands.
   *
   * @param first index of its first token
   * @param end index after its last token
   */
  record Place(int first, int end) {}

  private final PhraseTrie<Boolean> trie = new PhraseTrie<>();

  private Phrases() {}

  /** Phrases with semicolons between them. */
  static Phrases of(String list) {
    Phrases phrases = new Phrases();
    for (String phrase : list.split(";")) {
      phrases.trie.add(phrase.strip(), Boolean.TRUE);
    }
    return phrases;
  }

  /** The longest phrase that begins at a token, or null. */
  Place at(List<Token> tokens, int from, int to) {
    PhraseTrie.Match<Boolean> match = trie.longest(tokens, from, to);
    return match == null ? null : new Place(from, match.end());
  }

  /** All places between two tokens, in order, none within another. */
  List<Place> all(List<Token> tokens, int from, int to) {
    List<Place> places = new ArrayList<>();
    for (int i = Math.max(0, from); i < Math.min(to, tokens.size()); i++) {
      Place place = at(tokens, i, Math.min(to, tokens.size()));
      if (place != null) {
        places.add(place);
        i = place.end() - 1;
      }
    }
    return places;
  }

  boolean in(List<Token> tokens, int from, int to) {
    for (int i = Math.max(0, from); i < Math.min(to, tokens.size()); i++) {
      if (at(tokens, i, Math.min(to, tokens.size())) != null) {
        return true;
      }
    }
    return false;
  }
}
