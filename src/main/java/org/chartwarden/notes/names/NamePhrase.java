package org.chartwarden.notes.names;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.vocabulary.Spelling;

/**
 * A listed name in the form in which it is compared.
 *
 * @param words the words in the form of {@link Spelling}, without sides and articles
 * @param side the side that belongs to the name, as in "left ventricular hypertrophy"
 * @param letters the letters of an abbreviation as listed; empty for names in words
 */
record NamePhrase(String words, Optional<Laterality> side, String letters) {

  /** Longer names in capitals are no abbreviations. */
  private static final int LONGEST_ABBREVIATION = 7;

  private static final Set<String> DROPPED = Set.of("the");

  static NamePhrase of(String name) {
    StringBuilder words = new StringBuilder();
    Laterality side = null;
    for (String word : name.split(" ")) {
      String key = word.toLowerCase(Locale.ROOT);
      Laterality here =
          switch (key) {
            case "left", "left-sided" -> Laterality.LEFT;
            case "right", "right-sided" -> Laterality.RIGHT;
            case "bilateral" -> Laterality.BILATERAL;
            default -> null;
          };
      side = here == null ? side : here;
      if (here == null && !DROPPED.contains(key)) {
        words.append(words.isEmpty() ? "" : " ").append(word);
      }
    }
    return new NamePhrase(
        Spelling.phrase(words.toString()), Optional.ofNullable(side), abbreviation(name));
  }

  private static String abbreviation(String name) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        letters.append(c);
      } else if (c == ' ') {
        return "";
      }
    }
    String all = letters.toString();
    boolean capitals = all.length() >= 2 && Character.isUpperCase(all.charAt(all.length() - 1));
    boolean plural =
        all.length() > 2
            && all.endsWith("s")
            && Character.isUpperCase(all.charAt(all.length() - 2));
    boolean mixed = all.chars().filter(Character::isUpperCase).count() >= 2;
    return all.length() <= LONGEST_ABBREVIATION && mixed && (capitals || plural || mixed)
        ? all
        : "";
  }
}
