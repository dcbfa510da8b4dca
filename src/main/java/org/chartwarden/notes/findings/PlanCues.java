package org.chartwarden.notes.findings;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Spelling;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** Words that say that a procedure is still to come, from {@code vocabulary/note-plans.psv}. */
final class PlanCues {

  private record Listed(boolean before, int reach) {}

  /**
   * A cue.
   *
   * @param free whether it may also speak of what stands before it, so that a comma ends its reach
   */
  private record Found(Listed listed, boolean free, int first, int end) {}

  private static final PhraseTrie<Listed> TRIE = trie();

  private final List<Token> tokens;
  private final List<Found> found = new ArrayList<>();

  PlanCues(List<Token> tokens, int from, int to) {
    this.tokens = tokens;
    for (int i = from; i < to; i++) {
      PhraseTrie.Match<Listed> match = TRIE.longest(tokens, i, to);
      if (match != null) {
        for (Listed listed : match.values()) {
          found.add(new Found(listed, match.values().size() > 1, i, match.end()));
        }
        i = match.end() - 1;
      }
    }
  }

  /** Whether such words speak of a stretch of tokens; a stop or semicolon ends their reach. */
  boolean planned(int first, int end) {
    for (Found one : found) {
      int from = one.listed().before() ? one.end() : end;
      int until = one.listed().before() ? first : one.first();
      if (until >= from
          && until - from <= one.listed().reach()
          && !ended(from, until, one.free())) {
        return true;
      }
    }
    return false;
  }

  private boolean ended(int from, int until, boolean comma) {
    for (int i = from; i < until; i++) {
      Token token = tokens.get(i);
      if (token.is(";") || token.is(".") || token.is("but") || token.is("after")) {
        return true;
      }
      if (comma && token.is(",")) {
        return true;
      }
    }
    return false;
  }

  private static PhraseTrie<Listed> trie() {
    PhraseTrie<Listed> trie = new PhraseTrie<>();
    for (String[] row : VocabularyFile.rows("note-plans.psv", 3)) {
      Listed listed = new Listed(!row[0].equals("after"), Integer.parseInt(row[1]));
      for (String phrase : VocabularyFile.list(row[2], ";")) {
        trie.add(Spelling.phrase(phrase), listed);
      }
    }
    return trie;
  }
}
