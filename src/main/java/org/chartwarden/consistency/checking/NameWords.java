package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.platform.PipeTable;

/**
 * The words of a name in one form: short forms written out, {@code fx} and {@code fracture} the
 * same, from {@code consistency/name-words.psv}. For names that no vocabulary lists.
 */
final class NameWords {

  /**
   * A word of substance.
   *
   * @param word in the form in which words are compared
   * @param first index of the first token that it was read from
   * @param end index after the last one
   */
  record Word(String word, int first, int end) {}

  private static final PhraseTrie<List<String>> LISTED = listed();

  private static final Set<String> EMPTY =
      Set.of(
          "of",
          "the",
          "a",
          "an",
          "and",
          "or",
          "with",
          "without",
          "due",
          "to",
          "in",
          "by",
          "on",
          "for",
          "from",
          "at",
          "as",
          "is",
          "was",
          "were",
          "his",
          "her",
          "their",
          "this",
          "that",
          "has",
          "have",
          "had",
          "into",
          "nos",
          "unspecified",
          "status",
          "post",
          "sp",
          "using",
          "via",
          "than",
          "not",
          "no",
          "mg",
          "ml",
          "s",
          "p",
          "w",
          "which",
          "be",
          "been");

  /** Words that many names share and that tell little. */
  private static final Set<String> COMMON =
      Set.of(
          "disease",
          "disorder",
          "syndrome",
          "acute",
          "chronic",
          "type",
          "stage",
          "grade",
          "insertion",
          "placement",
          "procedure",
          "finding",
          "structure",
          "region",
          "associated",
          "other",
          "essential",
          "simple",
          "primary",
          "secondary",
          "open",
          "entire",
          "operation",
          "mild",
          "moderate",
          "severe",
          "left",
          "right",
          "bilateral",
          "1",
          "2",
          "3",
          "4",
          "upper",
          "lower",
          "lobe",
          "total",
          "partial",
          "complete",
          "newborn",
          "adult",
          "complicating",
          "therapy",
          "treatment",
          "management",
          "imaging",
          "scan",
          "contrast",
          "diagnostic",
          "therapeutic",
          "surgical",
          "percutaneous",
          "continuous",
          "internal",
          "external",
          "single",
          "multiple",
          "spontaneous",
          "incomplete",
          "probable",
          "new",
          "old",
          "history",
          "removal",
          "removed",
          "insert",
          "inserted",
          "placed",
          "peripheral",
          "central",
          "artery",
          "vein",
          "tract",
          "quadrant",
          "delivered",
          "evaluation",
          "assessment");

  private static final double LITTLE = 0.3;

  private NameWords() {}

  /** The words of a short text. */
  static List<Word> of(String text) {
    List<Token> tokens = NoteText.of(text).tokens();
    return of(tokens, 0, tokens.size());
  }

  /** The words of substance in a stretch of tokens, in order. */
  static List<Word> of(List<Token> tokens, int from, int to) {
    List<Word> words = new ArrayList<>();
    int i = from;
    while (i < to) {
      PhraseTrie.Match<List<String>> match = LISTED.longest(tokens, i, to);
      if (match != null) {
        for (String word : match.values().get(0)) {
          words.add(new Word(word, i, match.end()));
        }
        i = match.end();
        continue;
      }
      Token token = tokens.get(i);
      boolean counts = token.isWord() || token.isNumber() && token.raw().length() == 1;
      if (counts && !EMPTY.contains(token.key())) {
        words.add(new Word(plain(token.key()), i, i + 1));
      }
      i++;
    }
    return words;
  }

  /** How much a word tells of what is named, above 0 and at most 1. */
  static double weight(String word) {
    return COMMON.contains(word) ? LITTLE : 1;
  }

  private static String plain(String key) {
    String word = key.replace("ae", "e").replace("oe", "e");
    boolean plural =
        word.length() > 4
            && word.endsWith("s")
            && !word.endsWith("ss")
            && !word.endsWith("us")
            && !word.endsWith("is");
    return switch (word) {
      case "l", "lt" -> "left";
      case "r", "rt" -> "right";
      default -> plural ? word.substring(0, word.length() - 1) : word;
    };
  }

  private static PhraseTrie<List<String>> listed() {
    PhraseTrie<List<String>> trie = new PhraseTrie<>();
    for (String[] row : PipeTable.rows("/consistency/name-words.psv", 2)) {
      trie.add(row[0], List.of(row[1].split(" ")));
    }
    return trie;
  }
}
