package org.chartwarden.notes.names;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Whether letters stand as an abbreviation wants them. */
final class LetterCase {

  /** Two letters mean too much to be read in small ones. */
  private static final int FREE = 3;

  /** Abbreviations that are words of the language as well, in lower case. */
  private static final Set<String> WORDS =
      Set.of(
          "as", "all", "aids", "it", "or", "is", "be", "so", "am", "cap", "cat", "pad", "rad",
          "sad", "pet", "tips", "map", "bad", "hit", "pie", "lad", "arms", "hap", "rash", "add",
          "pots", "sars", "mad", "dish", "cold", "fast", "flair", "tee", "tie", "pos", "rose",
          "ted", "tens", "pin", "pins", "port", "mac", "an", "do", "go", "he", "if", "in", "me",
          "my", "no", "of", "on", "to", "up", "us", "we", "at", "by", "who", "has", "had", "was",
          "cord", "lips", "can", "man", "may", "mars", "mice", "nice", "pap", "pic", "rat", "sic",
          "spa", "tab", "tap", "tar", "vat", "cast", "care", "hard", "this", "kid", "lap", "lip",
          "gas", "rest", "son", "scar", "net", "toe", "pan", "tip", "use", "led", "per", "pre",
          "out", "ten", "age", "pes", "des", "dress", "mets", "sci", "mas", "coma", "arc", "ham",
          "hand", "pop", "mild", "fat");

  private LetterCase() {}

  /** Whether tokens stand in capitals throughout, so that capitals mean nothing. */
  static boolean capitals(List<Token> tokens, int from, int to) {
    int words = 0;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (token.isWord() && !token.allCapitals()) {
        return false;
      }
      words += token.isWord() && token.raw().length() > 3 ? 1 : 0;
    }
    return words >= 2;
  }

  static boolean word(String letters) {
    return WORDS.contains(letters.toLowerCase(Locale.ROOT));
  }

  /** Whether written letters can be the abbreviation. */
  static boolean fits(String letters, String written, boolean capitals) {
    boolean word = word(letters);
    if (written.equals(letters)) {
      return !capitals || !word;
    }
    boolean plural = written.equals(letters + "s");
    if (plural) {
      return true;
    }
    return letters.length() >= FREE && !word && written.equalsIgnoreCase(letters);
  }
}
