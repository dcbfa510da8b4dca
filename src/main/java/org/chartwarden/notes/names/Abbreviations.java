package org.chartwarden.notes.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Spelling;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * Abbreviations that mean several things, from {@code vocabulary/note-ambiguous.psv}. What stands
 * near decides; a rank of likeliness settles what nothing near decides, and without one the
 * meanings are all kept.
 */
final class Abbreviations {

  /** A meaning that is no condition, procedure or device. */
  static final String NOTHING = "-";

  private static final String NUMBER = "<number>";

  private static final int NEAR = 10;
  private static final double ADJACENT = 4;
  private static final double NEARBY = 2;
  private static final double SECTION = 2;
  private static final double NOTE = 0.7;

  /**
   * A meaning.
   *
   * @param usual how likely it is when nothing near decides, 0 to 1
   * @param before words that stand right before it
   * @param after words that stand right after it
   * @param near words of the sentence, or of the note
   * @param sections names of sections in which it means this
   */
  private record Meaning(
      String concept,
      double usual,
      Set<String> before,
      Set<String> after,
      Set<String> near,
      Set<String> sections) {}

  private static final Map<String, List<Meaning>> MEANINGS = meanings();

  private Abbreviations() {}

  static boolean ambiguous(Token token) {
    return token.isWord() && MEANINGS.containsKey(token.key());
  }

  /**
   * What an abbreviation means where it stands: one concept, several when it is open, none when it
   * is something else.
   *
   * @param capitals whether the sentence stands in capitals throughout
   */
  static List<String> meaning(CompactTokens tokens, int at, NameContext context, boolean capitals) {
    Token token = tokens.get(at);
    boolean written = token.raw().equals(token.raw().toUpperCase(Locale.ROOT));
    boolean word = LetterCase.word(token.key());
    double best = 0;
    List<String> found = new ArrayList<>();
    for (Meaning meaning : MEANINGS.get(token.key())) {
      double near = near(meaning, tokens, at, context);
      boolean unsure = !written || capitals && word;
      double score = unsure && near < NEARBY ? -1 : near + meaning.usual();
      if (score > best + 0.01) {
        best = score;
        found.clear();
      }
      if (score > 0 && score >= best - 0.01) {
        found.add(meaning.concept());
      }
    }
    boolean undecided = best == 0 && written && !(capitals && word);
    if (undecided) {
      return MEANINGS.get(token.key()).stream()
          .map(Meaning::concept)
          .filter(concept -> !concept.equals(NOTHING))
          .distinct()
          .toList();
    }
    return found.contains(NOTHING) ? List.of() : List.copyOf(found);
  }

  private static double near(Meaning meaning, CompactTokens tokens, int at, NameContext context) {
    double score = meaning.sections().contains(context.section().name()) ? SECTION : 0;
    boolean sided = tokens.sideBefore(at) && meaning.before().contains("left");
    if (sided || at > 0 && fits(meaning.before(), tokens.get(at - 1))) {
      score += ADJACENT;
    }
    boolean day = at + 2 < tokens.size() && tokens.get(at + 2).is("/");
    if (at + 1 < tokens.size() && !day && fits(meaning.after(), tokens.get(at + 1))) {
      score += ADJACENT;
    }
    boolean close = false;
    for (int i = Math.max(0, at - NEAR); i < Math.min(tokens.size(), at + NEAR); i++) {
      close |= i != at && meaning.near().contains(tokens.get(i).key());
    }
    boolean far = false;
    for (String word : meaning.near()) {
      far |= context.words().contains(word);
    }
    return score + (close ? NEARBY : far ? NOTE : 0);
  }

  /** Whether a neighbour is one of the words; {@code <number>} is any. */
  private static boolean fits(Set<String> words, Token token) {
    return words.contains(token.key()) || token.isNumber() && words.contains(NUMBER);
  }

  private static Map<String, List<Meaning>> meanings() {
    Map<String, List<Meaning>> meanings = new HashMap<>();
    for (String[] row : VocabularyFile.rows("note-ambiguous.psv", 7)) {
      Meaning meaning =
          new Meaning(
              row[1],
              row[2].isEmpty() ? 0 : Double.parseDouble(row[2]),
              words(row[3]),
              words(row[4]),
              words(row[5]),
              Set.copyOf(VocabularyFile.list(row[6], ",")));
      if (!row[1].equals(NOTHING) && !NameCatalog.standard().knows(row[1])) {
        throw new IllegalStateException("note-ambiguous.psv: no concept is called " + row[1]);
      }
      for (String letters : VocabularyFile.list(row[0], ";")) {
        meanings
            .computeIfAbsent(
                Spelling.of(letters.toLowerCase(Locale.ROOT)), key -> new ArrayList<>())
            .add(meaning);
      }
    }
    return Map.copyOf(meanings);
  }

  private static Set<String> words(String cell) {
    return Set.copyOf(
        VocabularyFile.list(cell, " ").stream()
            .map(word -> Spelling.of(word.toLowerCase(Locale.ROOT)))
            .distinct()
            .toList());
  }
}
