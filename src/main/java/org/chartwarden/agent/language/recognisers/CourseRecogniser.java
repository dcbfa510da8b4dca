package org.chartwarden.agent.language.recognisers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;

/** "For 5 days", "x 7 d", "a ten-day course" beside a dose ({@code <course>}). */
final class CourseRecogniser implements Recogniser {

  private static final String UNIT = "(?<u>days?|d|weeks?|wks?|wk)";

  private final Words words = Words.standard();
  private final Pattern span =
      words.rule(
          "(?:for|x|over|during)(?: (?:a|the|next|another|total|of|course|duration|further))*? "
              + Counts.RULE
              + "(?: more| further| full)? "
              + UNIT
              + "(?: course| total| in total| altogether| only)?");
  private final Pattern course =
      words.rule(
          "(?:(?:for|as|a|an|the|over) )*"
              + Counts.RULE
              + " "
              + UNIT
              + " course(?: of)?|course of "
              + Counts.RULE.replace("?<n>", "?<n2>")
              + " "
              + UNIT.replace("?<u>", "?<u2>"));

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    List<Chunk> c = chunks;
    c = Rewrite.apply(passage.text(), c, course, "<course>", CourseRecogniser::course);
    return Rewrite.apply(passage.text(), c, span, "<course>", CourseRecogniser::course);
  }

  private static Optional<Course> course(Rewrite.Match match) {
    if (!dosedNearby(match)) {
      return Optional.empty();
    }
    boolean second = match.words("n") == null;
    BigDecimal count = Counts.of(match.words(second ? "n2" : "n"));
    boolean weeks = match.words(second ? "u2" : "u").startsWith("w");
    BigDecimal days = weeks ? count.multiply(BigDecimal.valueOf(7)) : count;
    return days.stripTrailingZeros().scale() > 0 || days.compareTo(BigDecimal.valueOf(365)) > 0
        ? Optional.empty()
        : Optional.of(new Course(days.intValueExact()));
  }

  private static boolean dosedNearby(Rewrite.Match match) {
    for (int d = 1; d < 16; d++) {
      Chunk before = match.before(d);
      if (before != null && before.is("<dose>")) {
        return true;
      }
      if (before == null || before.symbol().matches("[.;?!]|<nl>")) {
        break;
      }
    }
    for (int d = 1; d < 6; d++) {
      Chunk after = match.after(d);
      if (after == null || after.symbol().matches("[.;?!]|<nl>")) {
        return false;
      }
      if (after.is("<dose>")) {
        return true;
      }
    }
    return false;
  }
}
