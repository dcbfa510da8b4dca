package org.chartwarden.deidentification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.deidentification.detectors.DateDetector;
import org.chartwarden.deidentification.detectors.IdentifierKind;
import org.chartwarden.deidentification.detectors.WrittenDate;

/**
 * The made-up identifiers of one conversation and the way back. The same identifier always gets the
 * same one; no made-up one stands in the conversation by chance.
 */
final class Surrogates {

  private static final int FEWEST_WEEKS = 4;
  private static final int MOST_WEEKS = 48;
  private static final int TRIES = 50;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['’][\\p{L}\\p{M}]+)?");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
  private static final Set<String> KEPT =
      Set.of(
          "dr", "mr", "mrs", "ms", "miss", "prof", "de", "del", "la", "los", "van", "von", "der",
          "den", "le", "da", "dos", "di", "bin", "ibn", "al", "el", "ter", "jr", "sr", "ii", "iii",
          "iv", "md", "rn", "and", "y");

  private final Seed seed;
  private final String conversation;
  private final int year;
  private final long weeks;
  private final Map<String, String> byOriginal = new HashMap<>();
  private final Map<String, String> byWord = new HashMap<>();

  /** Originals by what stands for them, in lower case for words of names. */
  private final Map<String, String> back = new LinkedHashMap<>();

  /** Original words of names by the made-up word in lower case. */
  private final Map<String, String> wordsBack = new LinkedHashMap<>();

  /**
   * @param conversation all texts that leave, so that nothing made up stands in them already
   * @param year the year of days that are written without one
   */
  Surrogates(Seed seed, String conversation, int year) {
    this.seed = seed;
    this.conversation = conversation.toLowerCase(Locale.ROOT);
    this.year = year;
    this.weeks = FEWEST_WEEKS + seed.number("weeks", MOST_WEEKS - FEWEST_WEEKS);
  }

  /** What stands for an identifier. */
  String of(IdentifierKind kind, String original) {
    return switch (kind) {
      case NAME -> name(original);
      case DATE -> date(original);
      case AGE -> "90";
      case ID, PHONE -> whole(original, salt -> MadeUp.shaped(seed, original, salt));
      case EMAIL ->
          whole(
              original,
              salt -> MadeUp.word(seed, salt + original).toLowerCase(Locale.ROOT) + "@example.org");
      case URL ->
          whole(
              original,
              salt ->
                  "https://example.org/"
                      + MadeUp.word(seed, salt + original).toLowerCase(Locale.ROOT));
      case ADDRESS -> whole(original, salt -> capitalWords(original, salt));
      case PLACE -> whole(original, salt -> place(original, salt));
    };
  }

  private interface Maker {
    String make(String salt);
  }

  private String whole(String original, Maker maker) {
    return byOriginal.computeIfAbsent(
        original,
        key -> {
          String made = key;
          for (int i = 0; i < TRIES; i++) {
            made = maker.make(i == 0 ? "" : "again " + i + " ");
            if (!made.equals(key) && !back.containsKey(made) && free(made)) {
              break;
            }
          }
          back.put(made, key);
          return made;
        });
  }

  private boolean free(String made) {
    return made.length() < 4 || !conversation.contains(made.toLowerCase(Locale.ROOT));
  }

  private String name(String original) {
    StringBuilder made = new StringBuilder();
    Matcher words = WORD.matcher(original);
    int last = 0;
    boolean initials = false;
    while (words.find()) {
      made.append(original, last, words.start());
      last = words.end();
      String word = words.group();
      String tail = "";
      Matcher possessive = POSSESSIVE.matcher(word);
      if (possessive.find()) {
        tail = possessive.group();
        word = word.substring(0, possessive.start());
      }
      if (word.length() == 1) {
        initials = true;
        made.append((char) ('A' + seed.number("initial " + word, 26)));
      } else if (KEPT.contains(word.toLowerCase(Locale.ROOT))) {
        made.append(word);
      } else {
        made.append(MadeUp.styled(nameWord(word), word));
      }
      made.append(tail);
    }
    made.append(original.substring(last));
    if (initials) {
      back.putIfAbsent(made.toString(), original);
    }
    return made.toString();
  }

  private String nameWord(String word) {
    return byWord.computeIfAbsent(
        word.toLowerCase(Locale.ROOT),
        key -> {
          String made = key;
          for (int i = 0; i < TRIES; i++) {
            made = MadeUp.word(seed, (i == 0 ? "" : "again " + i + " ") + key);
            if (free(made) && !wordsBack.containsKey(made.toLowerCase(Locale.ROOT))) {
              break;
            }
          }
          wordsBack.put(made.toLowerCase(Locale.ROOT), word);
          return made;
        });
  }

  private String date(String original) {
    List<WrittenDate> dates = DateDetector.dates(original, year);
    if (dates.isEmpty()) {
      return whole(original, salt -> MadeUp.shaped(seed, original, salt));
    }
    StringBuilder made = new StringBuilder();
    int last = 0;
    for (WrittenDate date : dates) {
      String written = original.substring(date.start(), date.end());
      String shifted = date.as(date.date().minusWeeks(weeks));
      back.putIfAbsent(shifted, written);
      made.append(original, last, date.start()).append(shifted);
      last = date.end();
    }
    return made.append(original.substring(last)).toString();
  }

  /** A day moved as all days of the conversation are. */
  LocalDate moved(LocalDate day) {
    return day.minusWeeks(weeks);
  }

  /** Makes a made-up day stand for a day, whatever the weeks say. */
  String birthDate(String original, LocalDate made) {
    back.put(made.toString(), original);
    return made.toString();
  }

  private String capitalWords(String original, String salt) {
    String shaped = digits(original, salt);
    Matcher words = Pattern.compile("\\p{Lu}[\\p{L}]{2,}").matcher(shaped);
    return words.replaceAll(
        word ->
            Matcher.quoteReplacement(
                MadeUp.styled(MadeUp.word(seed, salt + word.group()), word.group())));
  }

  private String digits(String original, String salt) {
    StringBuilder made = new StringBuilder(original);
    for (int i = 0; i < made.length(); i++) {
      if (Character.isDigit(made.charAt(i))) {
        made.setCharAt(i, (char) ('1' + seed.number("digit " + i + salt + original, 9)));
      }
    }
    return made.toString();
  }

  private String place(String original, String salt) {
    int kind = original.lastIndexOf(' ');
    return MadeUp.word(seed, salt + original) + (kind < 0 ? "" : original.substring(kind));
  }

  /** A text of a reply with everything made up put back, and every day moved back. */
  String restored(String text) {
    Replacements spots = new Replacements(text);
    List<String> made = new ArrayList<>(back.keySet());
    made.sort(Comparator.comparingInt(String::length).reversed());
    for (String one : made) {
      int at = text.indexOf(one);
      while (at >= 0) {
        spots.put(at, at + one.length(), back.get(one));
        at = text.indexOf(one, at + one.length());
      }
    }
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = POSSESSIVE.matcher(words.group()).replaceFirst("");
      String original = wordsBack.get(word.toLowerCase(Locale.ROOT));
      if (original != null) {
        spots.put(words.start(), words.start() + word.length(), like(original, word));
      }
    }
    for (WrittenDate date : DateDetector.dates(text, year)) {
      spots.put(date.start(), date.end(), date.as(date.date().plusWeeks(weeks)));
    }
    return spots.done();
  }

  private static String like(String original, String written) {
    boolean shouted = written.equals(written.toUpperCase(Locale.ROOT));
    boolean small = written.equals(written.toLowerCase(Locale.ROOT));
    if (shouted || small) {
      return MadeUp.styled(original, written);
    }
    return original.equals(original.toUpperCase(Locale.ROOT))
            || original.equals(original.toLowerCase(Locale.ROOT))
        ? original.substring(0, 1).toUpperCase(Locale.ROOT)
            + original.substring(1).toLowerCase(Locale.ROOT)
        : original;
  }
}
