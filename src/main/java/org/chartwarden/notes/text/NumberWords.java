package org.chartwarden.notes.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers written out: "seventy-one", "twenty eight", "a hundred and five". */
public final class NumberWords {

  /**
   * A number in words.
   *
   * @param end index after its last token
   */
  public record Found(int value, int end) {}

  private static final Map<String, Integer> SMALL =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19));

  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fourty", 40, "fifty", 50, "sixty", 60,
          "seventy", 70, "eighty", 80, "ninety", 90);

  private static final List<String> LISTED_ORDINALS =
      List.of(
          "zeroth",
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth",
          "twentieth");

  private static final Map<String, Integer> ORDINALS =
      LISTED_ORDINALS.stream()
          .collect(Collectors.toUnmodifiableMap(Function.identity(), LISTED_ORDINALS::indexOf));

  /** Nearly every token is none of them. */
  private static final WordFilter WORDS = words();

  /** What stands behind the digits of an ordinal: 1st, 22nd. */
  public static final Set<String> ORDINAL_ENDINGS = Set.of("st", "nd", "rd", "th");

  private NumberWords() {}

  /** The number of an ordinal in words up to the fourteenth, or null. */
  public static Integer ordinal(String key) {
    return ORDINALS.get(key);
  }

  /** The number of a word up to nineteen, or null. */
  public static Integer small(String key) {
    return SMALL.get(key);
  }

  /** The number that begins at a token, or null. */
  public static Found at(List<Token> tokens, int from, int to) {
    Found below = belowHundred(tokens, from, to);
    int hundred = below == null ? from : below.end();
    boolean article = below == null && from < to && tokens.get(from).is("a");
    if (article) {
      hundred = from + 1;
    }
    boolean hundreds =
        (article || below != null && below.value() > 0 && below.value() < 10)
            && hundred < to
            && tokens.get(hundred).is("hundred");
    if (!hundreds) {
      return below;
    }
    int value = (article ? 1 : below.value()) * 100;
    int rest = hundred + 1;
    if (rest < to && tokens.get(rest).is("and")) {
      rest++;
    }
    Found more = rest < to ? belowHundred(tokens, rest, to) : null;
    return more == null
        ? new Found(value, hundred + 1)
        : new Found(value + more.value(), more.end());
  }

  private static Found belowHundred(List<Token> tokens, int from, int to) {
    if (from >= to
        || !tokens.get(from).isWord()
        || !WORDS.mayHold(tokens.get(from).key().hashCode())) {
      return null;
    }
    Integer small = SMALL.get(tokens.get(from).key());
    if (small != null) {
      return new Found(small, from + 1);
    }
    Integer tens = TENS.get(tokens.get(from).key());
    if (tens == null) {
      return null;
    }
    int next = from + 1;
    if (next < to && tokens.get(next).is("-")) {
      next++;
    }
    Integer ones = next < to ? SMALL.get(tokens.get(next).key()) : null;
    boolean joined = ones != null && ones > 0 && ones < 10;
    return joined ? new Found(tens + ones, next + 1) : new Found(tens, from + 1);
  }

  private static WordFilter words() {
    WordFilter words = new WordFilter(SMALL.size() + TENS.size());
    SMALL.keySet().forEach(word -> words.add(word.hashCode()));
    TENS.keySet().forEach(word -> words.add(word.hashCode()));
    return words;
  }
}
