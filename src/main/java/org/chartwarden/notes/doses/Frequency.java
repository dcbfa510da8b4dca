package org.chartwarden.notes.doses;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/**
 * How often a dose is given.
 *
 * @param perDay doses per day
 * @param end index after its last token
 */
record Frequency(BigDecimal perDay, int end) {

  private static final Map<String, String> PHRASES =
      Map.ofEntries(
          Map.entry(
              "1",
              "daily;once daily;once a day;qd;q.d.;od;o.d.;every day;each day;per day;a"
                  + " day;nightly;at bedtime;qhs;every morning;in the morning;qam;qpm;every night;once"
                  + " per day;/day"),
          Map.entry(
              "2",
              "bid;b.i.d.;b.i.d;twice daily;twice a day;twice per day;bd;b.d.;two times"
                  + " a day"),
          Map.entry("3", "tid;t.i.d.;t.i.d;thrice daily;tds;three times a day;thrice a day"),
          Map.entry("4", "qid;q.i.d.;q.i.d;qds;four times a day"),
          Map.entry("0.5", "every other day;qod;alternate days;on alternate days"));

  private static final PhraseTrie<BigDecimal> TRIE = trie();
  private static final BigDecimal HOURS = BigDecimal.valueOf(24);

  /** The frequency that begins at a token, or null. */
  static Frequency at(List<Token> tokens, int from, int to) {
    PhraseTrie.Match<BigDecimal> phrase = TRIE.longest(tokens, from, to);
    if (phrase != null) {
      return new Frequency(phrase.values().get(0), phrase.end());
    }
    Token token = tokens.get(from);
    if (token.is("every") || token.is("q") || token.key().matches("q\\d{1,2}h?")) {
      return hourly(tokens, from, to);
    }
    return times(tokens, from, to);
  }

  /** "3 times a day", "two times daily", "1 time per day". */
  private static Frequency times(List<Token> tokens, int from, int to) {
    BigDecimal count = null;
    int i = from;
    if (tokens.get(i).isNumber()) {
      count = tokens.get(i).number();
      i++;
    } else {
      NumberWords.Found words = NumberWords.at(tokens, i, to);
      if (words != null) {
        count = BigDecimal.valueOf(words.value());
        i = words.end();
      }
    }
    if (count == null
        || i >= to
        || !tokens.get(i).is("times")
            && !tokens.get(i).is("time")
            && !tokens.get(i).is("×")
            && !tokens.get(i).is("doses")) {
      return null;
    }
    i++;
    if (i < to
        && (tokens.get(i).is("a")
            || tokens.get(i).is("per")
            || tokens.get(i).is("each")
            || tokens.get(i).is("/")
            || tokens.get(i).is("every"))) {
      i++;
    }
    boolean day = i < to && (tokens.get(i).is("day") || tokens.get(i).is("daily"));
    return day ? new Frequency(count, i + 1) : null;
  }

  /** "every 6 hours", "q8h", "q 12 h". */
  private static Frequency hourly(List<Token> tokens, int from, int to) {
    String key = tokens.get(from).key();
    int i = from + 1;
    BigDecimal hours = null;
    boolean unit = key.endsWith("h");
    if (key.length() > 1 && key.charAt(0) == 'q') {
      hours = new BigDecimal(key.replaceAll("\\D", ""));
    } else if (i < to && tokens.get(i).isNumber()) {
      hours = tokens.get(i++).number();
    } else if (i < to) {
      NumberWords.Found words = NumberWords.at(tokens, i, to);
      hours = words == null ? null : BigDecimal.valueOf(words.value());
      i = words == null ? i : words.end();
    }
    if (!unit && i < to && tokens.get(i).is("-")) {
      i++;
    }
    if (!unit && i < to) {
      String word = tokens.get(i).key();
      unit = word.equals("h") || word.equals("hr") || word.equals("hrs") || word.startsWith("hour");
      i++;
    }
    return unit && hours != null && hours.signum() > 0
        ? new Frequency(HOURS.divide(hours, MathContext.DECIMAL32).stripTrailingZeros(), i)
        : null;
  }

  private static PhraseTrie<BigDecimal> trie() {
    PhraseTrie<BigDecimal> trie = new PhraseTrie<>();
    PHRASES.forEach(
        (perDay, list) -> {
          for (String phrase : list.split(";")) {
            trie.add(phrase, new BigDecimal(perDay));
          }
        });
    return trie;
  }
}
