package org.chartwarden.calculators.choosing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.vocabulary.SpellingDistance;

/** Words of a question or a name, so that spellings of one word are equal. */
final class QuestionWords {

  /** Words that every question has and no calculator is known by. */
  private static final Set<String> EMPTY =
      Set.of(
          "a",
          "an",
          "and",
          "answer",
          "are",
          "based",
          "be",
          "by",
          "calculate",
          "calculated",
          "calculation",
          "calculator",
          "compute",
          "determine",
          "estimate",
          "estimated",
          "equation",
          "find",
          "for",
          "formula",
          "from",
          "give",
          "given",
          "her",
          "his",
          "how",
          "i",
          "in",
          "is",
          "it",
          "its",
          "me",
          "my",
          "number",
          "of",
          "on",
          "or",
          "out",
          "patient",
          "please",
          "s",
          "score",
          "should",
          "term",
          "that",
          "the",
          "their",
          "this",
          "to",
          "unit",
          "use",
          "using",
          "value",
          "what",
          "which",
          "with",
          "would",
          "you",
          "your");

  private static final int LONG_WORD = 6;
  private static final int VERY_LONG_WORD = 10;

  private QuestionWords() {}

  /** Words of a name. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    for (String raw : plain(text).split("[^a-z0-9]+")) {
      String word = singular(raw);
      if (!word.isEmpty() && !EMPTY.contains(word) && !EMPTY.contains(raw)) {
        words.add(word);
      }
    }
    return words;
  }

  /** Words of a question; a word that is not known is taken for the known one it nearly is. */
  static List<String> of(String text, Collection<String> known) {
    List<String> words = new ArrayList<>();
    for (String word : of(text)) {
      words.add(known.contains(word) ? word : nearest(word, known).orElse(word));
    }
    return words;
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() < LONG_WORD) {
      return Optional.empty();
    }
    int limit = word.length() >= VERY_LONG_WORD ? 2 : 1;
    String best = null;
    int distance = limit + 1;
    for (String candidate : known) {
      if (candidate.length() >= LONG_WORD - 1) {
        int between = SpellingDistance.between(word, candidate, limit);
        if (between < distance) {
          distance = between;
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Lower case without accents, subscripts and superscripts as digits, possessives cut. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\p{M}", "")
        .replaceAll("['’]s\\b", "")
        .replaceAll("(?<=[a-z0-9])-(?=[a-z0-9])", " ")
        .replace("haem", "hem")
        .replace("oedema", "edema")
        .replace("dosage", "dose");
  }

  private static String singular(String word) {
    return word.length() > 4
            && word.endsWith("s")
            && !word.endsWith("ss")
            && !word.endsWith("us")
            && !word.endsWith("is")
        ? word.substring(0, word.length() - 1)
        : word;
  }
}
