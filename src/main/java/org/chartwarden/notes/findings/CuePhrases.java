package org.chartwarden.notes.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Spelling;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** The cues that notes use, from {@code vocabulary/note-assertions.psv}. */
final class CuePhrases {

  private record Listed(Cue.Kind kind, boolean before, int reach) {}

  private static final int LIST = 60;
  private static final int NOUN_REACH = 5;

  /** In the form of {@link Spelling}. */
  private static final Set<String> NOUNS =
      Set.of(
          "history",
          "evidence",
          "sign",
          "symptom",
          "record",
          "indication",
          "indicator",
          "mention",
          "report",
          "diagnosis",
          "presence",
          "incident",
          "incidence",
          "episode",
          "occurrence",
          "complaint",
          "instance",
          "trace",
          "experience",
          "finding",
          "feature",
          "suggestion",
          "manifestation",
          "case",
          "background",
          "documentation",
          "hint",
          "proof",
          "existence",
          "issue",
          "problem",
          "concern",
          "form",
          "type",
          "kind",
          "degree",
          "event");

  private static final Set<String> PREPOSITIONS =
      Set.of(
          "of",
          "for",
          "suggesting",
          "suggestive",
          "indicating",
          "indicative",
          "consistent",
          "with",
          "such",
          "like",
          "regarding",
          "concerning",
          "pointing",
          "including");

  private static final PhraseTrie<Listed> TRIE = trie();

  private CuePhrases() {}

  /**
   * The cues of a stretch of tokens in order. A cue within another does not count; where a false
   * cue overlaps a true one, the true one does not count.
   */
  static List<Cue> in(List<Token> tokens, int from, int to) {
    List<Cue> cues = new ArrayList<>();
    int covered = from;
    for (int i = from; i < to; i++) {
      if (tokens.get(i).is(";")) {
        cues.add(new Cue(Cue.Kind.STOP, true, 0, i, i + 1));
        continue;
      }
      PhraseTrie.Match<Listed> match = TRIE.longest(tokens, i, to);
      if (match == null || match.end() <= covered) {
        continue;
      }
      boolean pseudo = match.values().get(0).kind() == Cue.Kind.PSEUDO;
      int first = i;
      boolean overlaps = i < covered && !cues.isEmpty();
      if (overlaps && cues.get(cues.size() - 1).kind() == Cue.Kind.PSEUDO) {
        continue;
      }
      if (overlaps && pseudo) {
        cues.removeIf(cue -> cue.end() > first);
      }
      int noun = match.values().get(0).kind() == Cue.Kind.NO ? noun(tokens, match.end(), to) : -1;
      if (noun > 0) {
        cues.add(new Cue(Cue.Kind.NEGATED, true, LIST, i, noun));
      } else {
        for (Listed listed : match.values()) {
          cues.add(new Cue(listed.kind(), listed.before(), listed.reach(), i, match.end()));
        }
      }
      covered = match.end();
    }
    return cues;
  }

  /** "no clear or recent history of": the index after such a noun with its preposition, or -1. */
  private static int noun(List<Token> tokens, int from, int to) {
    for (int i = from; i + 1 < Math.min(to, from + NOUN_REACH); i++) {
      if (tokens.get(i).is(",")) {
        return -1;
      }
      if (NOUNS.contains(tokens.get(i).key())) {
        return PREPOSITIONS.contains(tokens.get(i + 1).key()) ? i + 2 : -1;
      }
    }
    return -1;
  }

  private static PhraseTrie<Listed> trie() {
    PhraseTrie<Listed> trie = new PhraseTrie<>();
    for (String[] row : VocabularyFile.rows("note-assertions.psv", 4)) {
      Listed listed =
          new Listed(Cue.Kind.valueOf(row[0]), !row[1].equals("after"), Integer.parseInt(row[2]));
      for (String phrase : VocabularyFile.list(row[3], ";")) {
        trie.add(Spelling.phrase(phrase), listed);
      }
    }
    return trie;
  }
}
