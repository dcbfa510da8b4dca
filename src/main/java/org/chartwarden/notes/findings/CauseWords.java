package org.chartwarden.notes.findings;

import java.util.List;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/** The words that make one condition the cause of another. */
final class CauseWords {

  private static final PhraseTrie<Boolean> TRIE = new PhraseTrie<>();

  static {
    for (String phrase :
        List.of(
            "due to",
            "secondary to",
            "2/2",
            "d/t",
            "caused by",
            "from",
            "because of",
            "sec to",
            "owing to",
            "related to",
            "attributed to",
            "in the setting of",
            "2° to",
            "2/2 to",
            "resulting from",
            "as a result of",
            "associated with",
            "on background of")) {
      TRIE.add(phrase, Boolean.TRUE);
    }
  }

  private CauseWords() {}

  /** Whether such words fill a stretch of tokens, but for an article or a qualifier. */
  static boolean between(List<Token> tokens, int from, int to) {
    if (from >= to) {
      return false;
    }
    PhraseTrie.Match<Boolean> match = TRIE.longest(tokens, from, to);
    return match != null && match.end() >= to - 1;
  }
}
