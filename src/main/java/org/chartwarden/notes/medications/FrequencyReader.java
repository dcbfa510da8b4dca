package org.chartwarden.notes.medications;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/**
 * Reads one piece of a frequency: "BID", "q4-6h", "every eight hours", "x2", "AC", "PRN", "MWF".
 */
final class FrequencyReader {

  /** Words behind "once" where it counts and does not mean "as soon as". */
  private static final Set<String> ONCE =
      Set.of(
          "then",
          "at",
          "in",
          "on",
          "iv",
          "po",
          "im",
          "for",
          "given",
          "today",
          "yesterday",
          "prior",
          "followed",
          "and",
          "with",
          "only",
          "now",
          "before",
          "after",
          "overnight",
          "as",
          "this",
          "last",
          "by",
          "per",
          "prn",
          "tonight",
          "more",
          "to");

  /** What listed words say, as "d2 bedtime": see {@link #apply}. */
  private static final PhraseTrie<String> TRIE = FrequencyPhrases.trie();

  private FrequencyReader() {}

  /**
   * Reads the piece that begins at a token into the parts.
   *
   * @return the index after it, or {@code from} when none begins there
   */
  static int at(List<Token> tokens, int from, int to, FrequencyParts parts) {
    PhraseTrie.Match<String> phrase = TRIE.longest(tokens, from, to);
    int hourly = Intervals.at(tokens, from, to, parts);
    if (hourly > from && (phrase == null || hourly >= phrase.end())) {
      return parts.reach(from, hourly);
    }
    if (phrase != null && spoken(tokens, from, phrase.end(), to)) {
      for (String word : phrase.values().get(0).split(" ")) {
        apply(word, parts);
      }
      return parts.reach(from, phrase.end());
    }
    int times = times(tokens, from, to, parts);
    return times > from ? parts.reach(from, times) : from;
  }

  static Optional<Frequency> of(String text) {
    NoteText note = NoteText.of(text);
    FrequencyParts parts = new FrequencyParts();
    int to = note.tokens().size();
    int i = 0;
    while (i < to) {
      int end = at(note.tokens(), i, to, parts);
      i = end > i ? end : i + 1;
    }
    return parts.frequency(note);
  }

  /** Words of the language count only where they cannot be meant otherwise. */
  private static boolean spoken(List<Token> tokens, int from, int end, int to) {
    if (end > from + 1) {
      return true;
    }
    if (tokens.get(from).is("once")) {
      return end >= to || !tokens.get(end).isWord() || ONCE.contains(tokens.get(end).key());
    }
    String raw = tokens.get(from).raw();
    return switch (tokens.get(from).key()) {
      case "on", "om", "pc", "ac", "hs", "od", "am", "pm", "sos" ->
          raw.equals(raw.toUpperCase(java.util.Locale.ROOT)) && !raw.isEmpty()
              || tokens.get(from).is("hs")
              || tokens.get(from).is("od")
              || tokens.get(from).is("ac");
      default -> true;
    };
  }

  private static void apply(String word, FrequencyParts parts) {
    switch (word) {
      case "prn" -> parts.asNeeded = true;
      case "once" -> parts.once = true;
      case "cont" -> parts.continuous = true;
      default -> {
        if (word.startsWith("d=")) {
          parts.perDay(new BigDecimal(word.substring(2)));
        } else if (word.startsWith("w=")) {
          parts.perDay(
              new BigDecimal(word.substring(2))
                  .divide(BigDecimal.valueOf(7), 4, RoundingMode.HALF_UP));
        } else if (word.startsWith("h=")) {
          parts.every(new BigDecimal(word.substring(2)), new BigDecimal(word.substring(2)));
        } else if (word.startsWith("day=")) {
          parts.day(word.substring(4));
        } else {
          parts.moment(word);
        }
      }
    }
  }

  /**
   * "3 times a day", "two doses", "x2", "x 3 doses", "twice weekly", "5 times per week", "3x/day".
   */
  private static int times(List<Token> tokens, int from, int to, FrequencyParts parts) {
    int i = from;
    boolean cross = tokens.get(i).is("×") || tokens.get(i).is("x");
    if (cross) {
      i++;
    }
    BigDecimal count = null;
    if (i < to && tokens.get(i).isNumber()) {
      count = tokens.get(i++).number();
    } else if (i < to) {
      NumberWords.Found words = NumberWords.at(tokens, i, to);
      if (words != null) {
        count = BigDecimal.valueOf(words.value());
        i = words.end();
      }
    }
    boolean small =
        count != null
            && count.signum() > 0
            && count.compareTo(BigDecimal.valueOf(50)) <= 0
            && count.stripTrailingZeros().scale() <= 0;
    if (!small) {
      return from;
    }
    if (cross) {
      return repeated(tokens, i, to, count, parts) ? after(tokens, i, to) : from;
    }
    if (i < to && tokens.get(i).is("-")) {
      i++;
    }
    boolean times =
        i < to
            && (tokens.get(i).is("times")
                || tokens.get(i).is("time")
                || tokens.get(i).is("×")
                || tokens.get(i).is("x"));
    boolean course =
        i + 2 < to
            && tokens.get(i).is("×")
            && tokens.get(i + 1).isNumber()
            && CourseReader.isPeriod(tokens.get(i + 2).key());
    if (course) {
      return from; // "40 x5d"
    }
    boolean doses = i < to && (tokens.get(i).is("doses") || tokens.get(i).is("dose"));
    if (!times && !doses) {
      return from;
    }
    i++;
    int link = i;
    if (i < to
        && (tokens.get(i).is("a")
            || tokens.get(i).is("per")
            || tokens.get(i).is("each")
            || tokens.get(i).is("/")
            || tokens.get(i).is("every")
            || tokens.get(i).is("in"))) {
      i++;
    }
    String period = i < to ? tokens.get(i).key() : "";
    switch (period) {
      case "day", "daily", "d" -> parts.perDay(count);
      case "week", "weekly", "wk" ->
          parts.perDay(count.divide(BigDecimal.valueOf(7), 4, RoundingMode.HALF_UP));
      default -> {
        parts.doses(count.intValue());
        return link;
      }
    }
    return i + 1;
  }

  /** Whether "x2" counts doses and is no length of a course, size or grade. */
  private static boolean repeated(
      List<Token> tokens, int i, int to, BigDecimal count, FrequencyParts parts) {
    if (i < to) {
      Token next = tokens.get(i);
      boolean other =
          next.is("/") && i + 1 < to && !tokens.get(i + 1).is("day")
              || next.is("%")
              || CourseReader.isPeriod(next.key())
              || next.is("-")
              || DoseUnits.at(tokens, i, to) != null && !next.key().startsWith("dose");
      if (other) {
        return false;
      }
      if (next.is("/")) {
        parts.perDay(count);
        return true;
      }
      if (next.is("daily")) {
        parts.perDay(count);
        return true;
      }
    }
    parts.doses(count.intValue());
    return true;
  }

  private static int after(List<Token> tokens, int i, int to) {
    if (i + 1 < to && tokens.get(i).is("/") && tokens.get(i + 1).is("day")) {
      return i + 2;
    }
    boolean word = i < to && (tokens.get(i).is("daily") || tokens.get(i).key().startsWith("dose"));
    return word ? i + 1 : i;
  }
}
