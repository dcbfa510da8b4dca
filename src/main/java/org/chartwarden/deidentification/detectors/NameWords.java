package org.chartwarden.deidentification.detectors;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;

/** What words are: names by the lists, words of plain language or medicine, or neither. */
public final class NameWords {

  private static final Set<String> NAMES = WordList.load("names");
  private static final Set<String> OTHER = WordList.load("other-capitals");
  private static final Set<String> EPONYMS = WordList.load("eponyms");
  private static final Set<String> JOINING =
      Set.of(
          "de", "del", "la", "los", "van", "von", "der", "den", "le", "da", "dos", "di", "bin",
          "ibn", "al", "el", "ter", "ii", "iii", "iv", "jr", "sr");
  private static final Set<String> PLAIN = plainWords();

  private static Set<String> plainWords() {
    Set<String> words = new HashSet<>(WordList.load("plain-words"));
    for (String phrase : ClinicalVocabulary.hospital().phrases()) {
      for (String word : phrase.split(" ")) {
        if (!NAMES.contains(word)) {
          words.add(word);
        }
      }
    }
    return Set.copyOf(words);
  }

  private NameWords() {}

  /** Whether plain language or medicine knows a word, so that alone it is no name. */
  public static boolean plain(String word) {
    String key = word.toLowerCase(Locale.ROOT);
    return PLAIN.contains(key) || OTHER.contains(key) || EPONYMS.contains(key);
  }

  /** Whether a list of names has the word. */
  static boolean listed(String word) {
    return NAMES.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether it is the name of a disease, a sign, a score as well. */
  static boolean eponym(String word) {
    return EPONYMS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Initials, particles and suffixes, which belong to a name only beside other words of it. */
  static boolean joins(String word) {
    return word.length() == 1 || JOINING.contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a capitalised word is a name, as far as it alone can tell.
   *
   * @param written words that the text also writes small
   */
  static boolean nameLike(String word, Set<String> written) {
    String key = word.toLowerCase(Locale.ROOT).replace("’", "'");
    String bare = key.replace("'", "");
    boolean shouted = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    boolean listed =
        NAMES.contains(bare)
            || key.endsWith("'s") && NAMES.contains(key.substring(0, key.length() - 2));
    if (key.indexOf('-') > 0) {
      listed |=
          NAMES.contains(key.substring(0, key.indexOf('-')))
              || NAMES.contains(key.substring(key.lastIndexOf('-') + 1));
    }
    if (OTHER.contains(bare) || EPONYMS.contains(bare) || word.length() < 2) {
      return false;
    }
    if (listed) {
      return true;
    }
    String stem = key.endsWith("'s") ? key.substring(0, key.length() - 2) : bare;
    if (PLAIN.contains(bare)
        || PLAIN.contains(stem)
        || OTHER.contains(stem)
        || written.contains(stem)) {
      return false;
    }
    if (key.indexOf('-') > 0 && plainParts(key)) {
      return false;
    }
    // Abbreviations are short and written large; chemical and brand names mix cases.
    return !shouted && word.length() > 2 && small(word.substring(1)) && !inflected(stem);
  }

  private static boolean plainParts(String key) {
    for (String part : key.split("-")) {
      if (!PLAIN.contains(part) && !OTHER.contains(part) && !EPONYMS.contains(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean small(String rest) {
    int large = 0;
    for (int i = 0; i < rest.length(); i++) {
      large += Character.isUpperCase(rest.charAt(i)) ? 1 : 0;
    }
    return large <= 1;
  }

  /** Whether a word is a form of a plain one: recommended, biopsies, slowly. */
  private static boolean inflected(String word) {
    for (String end :
        List.of(
            "s", "es", "ed", "d", "ing", "ly", "er", "al", "ally", "ic", "ies", "y", "ness", "ment",
            "able")) {
      if (word.endsWith(end) && word.length() - end.length() >= 3) {
        String stem = word.substring(0, word.length() - end.length());
        if (PLAIN.contains(stem) || PLAIN.contains(stem + "e") || PLAIN.contains(stem + "y")) {
          return true;
        }
      }
    }
    return word.matches(
        ".{3,}(?:itis|osis|emia|oma|pathy|ectomy|otomy|ostomy|plasty|graphy|gram|scopy|algia|uria|penia|cillin|mycin|statin"
            + "|pril|sartan|olol|azole|idine|amide|mab|nib|vir|gliptin|gliflozin|parin|xaban|dipine|setron|tidine|prazole|logy|logist"
            + "|tion|sion|ology|ician|iatrist|apist|scope|plegia|paresis|trophy|genic|megaly|rrhea|phagia|phasia|pnea|cardia)");
  }
}
