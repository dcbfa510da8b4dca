package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.parsing.wording.WrittenText;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * The letters by which a trial names things: "rheumatic heart disease (RHD)" in its title makes
 * "history of RHD" in a criterion readable. Letters that the vocabularies know as the same thing
 * stay as they are. Immutable.
 */
public final class Abbreviations {

  /** Of a trial of which nothing but one criterion is known. */
  public static final Abbreviations NONE = new Abbreviations(Map.of());

  private static final Pattern DEFINED =
      Pattern.compile("((?:[\\p{L}\\d'-]+[ ]){1,10})\\(([\\p{L}][\\p{L}\\d-]{1,7})\\)");
  private static final int LONGEST = 400_000;

  private final Map<String, String> names;

  private Abbreviations(Map<String, String> names) {
    this.names = names;
  }

  /** Those that some texts of one trial define. Linear in their length. */
  public static Abbreviations of(List<String> texts) {
    Map<String, String> names = new TreeMap<>();
    for (String text : texts) {
      Matcher matcher =
          DEFINED.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
      while (matcher.find()) {
        String letters = matcher.group(2);
        String name = name(matcher.group(1).strip(), letters);
        if (name != null && !known(letters, name)) {
          names.putIfAbsent(letters, name);
        }
      }
    }
    return names.isEmpty() ? NONE : new Abbreviations(names);
  }

  /** What they define, each as "name (letters)", which defines it again. */
  public List<String> definitions() {
    return names.entrySet().stream()
        .map(one -> one.getValue() + " (" + one.getKey() + ")")
        .toList();
  }

  /** The last words of a text whose letters spell an abbreviation, or null. */
  private static String name(String before, String letters) {
    boolean digits = letters.chars().anyMatch(Character::isDigit);
    if (digits || letters.chars().filter(Character::isUpperCase).count() < 2) {
      return null;
    }
    int at = before.length() - 1;
    for (int i = letters.length() - 1; i >= 0; i--) {
      char wanted = Character.toLowerCase(letters.charAt(i));
      if (!Character.isLetterOrDigit(wanted)) {
        continue;
      }
      while (at >= 0
          && (Character.toLowerCase(before.charAt(at)) != wanted
              || i == 0 && at > 0 && Character.isLetterOrDigit(before.charAt(at - 1)))) {
        at--;
      }
      if (at < 0) {
        return null;
      }
      at--;
    }
    String name = before.substring(before.lastIndexOf(' ', at + 1) + 1);
    boolean words = name.indexOf(' ') > 0 || name.indexOf('-') > 0 || name.length() > 8;
    return words && !name.contains(letters) && name.length() > letters.length() ? name : null;
  }

  /** Whether the vocabularies take the letters for the same thing as the name, or for a measure. */
  private static boolean known(String letters, String name) {
    CriterionPhrase phrase = CriterionPhrase.of(letters);
    if (MeasureBook.standard().longest(phrase.tokens(), 0) != null) {
      return true;
    }
    CriterionPhrase whole = CriterionPhrase.of(name);
    for (TermKind kind : TermKind.values()) {
      TermBook.Found found = TermBook.standard().longest(kind, phrase.tokens(), 0);
      if (found != null) {
        TermBook.Found meant = TermBook.standard().longest(kind, whole.tokens(), 0);
        return meant != null && meant.term().id().equals(found.term().id());
      }
    }
    return false;
  }

  /** A criterion with the names written out. */
  WrittenText in(String text) {
    WrittenText written = WrittenText.of(text);
    int moved = 0;
    int at = 0;
    while (at < text.length()) {
      int end = wordEnd(text, at);
      String name = end > at && !joined(text, at, end) ? names.get(text.substring(at, end)) : null;
      if (name != null) {
        written = written.replaced(at + moved, end + moved, name);
        moved += name.length() - (end - at);
      }
      at = Math.max(end, at + 1);
    }
    return written;
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** "(RHD)" behind the name says nothing more, and "TNF-alpha" is a name of its own. */
  private static boolean joined(String text, int from, int to) {
    char before = from > 0 ? text.charAt(from - 1) : ' ';
    char behind = to < text.length() ? text.charAt(to) : ' ';
    return before == '-' || behind == '-' || before == '(' && behind == ')';
  }
}
