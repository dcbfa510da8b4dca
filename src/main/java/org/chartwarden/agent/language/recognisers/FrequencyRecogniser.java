package org.chartwarden.agent.language.recognisers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;

/**
 * How often a drug is given, in figures ({@code <freq>}): "q6h", "every 8 hours", "3 times a day".
 */
final class FrequencyRecogniser implements Recogniser {

  private final Words words = Words.standard();
  private final Pattern every =
      words.rule(
          "(?:q|every|each) "
              + Counts.RULE
              + " (?<u>h|hr|hrs|hour|hours|d|day|days|hourly)(?! (?:old|ago))|(?<q>q\\d{1,2}(?:h|hr|hrs|hours|hourly|d))|"
              + Counts.RULE.replace("?<n>", "?<n2>")
              + " hourly");
  private final Pattern times =
      words.rule(
          Counts.RULE
              + " times (?:a|per|each|every|/) (?<u>day|week)|"
              + Counts.RULE.replace("?<n>", "?<n2>")
              + " times (?<v>daily|weekly)");
  private final Pattern each =
      words.rule("(?:once )?(?:every|each) (?<p>morning|evening|night|day)");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    String text = passage.text();
    List<Chunk> c = Rewrite.apply(text, chunks, every, "<freq>", FrequencyRecogniser::every);
    c = Rewrite.apply(text, c, times, "<freq>", FrequencyRecogniser::times);
    return Rewrite.apply(
        text, c, each, "<freq>", m -> dosed(m) ? Optional.of("daily") : Optional.empty());
  }

  private static Optional<String> every(Rewrite.Match match) {
    if (!dosed(match)) {
      return Optional.empty();
    }
    if (match.words("q") != null) {
      String digits = match.words("q").replaceAll("\\D", "");
      return Optional.of("every " + digits + (match.words("q").endsWith("d") ? " days" : " hours"));
    }
    boolean second = match.words("n") == null;
    String count = Counts.of(match.words(second ? "n2" : "n")).toPlainString();
    boolean days = !second && match.words("u").startsWith("d");
    return Optional.of("every " + count + (days ? " days" : " hours"));
  }

  private static Optional<String> times(Rewrite.Match match) {
    if (!dosed(match)) {
      return Optional.empty();
    }
    boolean second = match.words("n") == null;
    String count = Counts.of(match.words(second ? "n2" : "n")).toPlainString();
    boolean week = second ? match.words("v").equals("weekly") : match.words("u").equals("week");
    return Optional.of(count + " times a " + (week ? "week" : "day"));
  }

  /** A dose stands before it in the sentence. */
  private static boolean dosed(Rewrite.Match match) {
    for (int d = 1; d < 12; d++) {
      Chunk chunk = match.before(d);
      if (chunk == null || chunk.symbol().matches("[.;?!]|<nl>")) {
        return false;
      }
      Chunk number = match.before(d + 1);
      if (Words.standard().in("dunit", chunk.symbol())
          && number != null
          && number.symbol().matches("[\\d.]+")) {
        return true;
      }
    }
    return false;
  }
}
