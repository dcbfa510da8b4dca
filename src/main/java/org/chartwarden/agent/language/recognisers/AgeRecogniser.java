package org.chartwarden.agent.language.recognisers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.plan.Span;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;

/** How old a result is ({@code <age>}): "older than a year", "&gt; 12 months ago". */
final class AgeRecogniser implements Recogniser {

  private final Words words = Words.standard();
  private final Pattern older =
      words.rule(
          "(?<lead>older than|longer than|earlier than|longer ago than|farther back than|further back than|more than|greater"
              + " than|over|beyond|in excess of|>|>=|at least|older then|past|exceeds|exceeding|upwards of|no less than|not less than) (?:the )?"
              + Counts.RULE
              + " (?<u>{time})(?<tail>(?: (?:old|ago|back|in age|of age|earlier|mark|or more|or older|since|stale|out))*)");
  private final Pattern orMore =
      words.rule(
          Counts.RULE
              + " (?<u>{time})(?: old| ago)? (?:or more|or older|or longer|\\+|plus)(?<tail>(?: (?:old|ago|earlier))*)");
  private final Pattern exactly = words.rule(Counts.RULE + " (?<u>{time}) (?:old|stale)");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    List<Chunk> current =
        Rewrite.apply(passage.text(), chunks, older, "<age>", AgeRecogniser::older);
    current =
        Rewrite.apply(
            passage.text(),
            current,
            orMore,
            "<age>",
            match -> span(match).map(span -> new Age(span, true)));
    return Rewrite.apply(
        passage.text(), current, exactly, "<age>", match -> span(match).map(s -> new Age(s, true)));
  }

  private static Optional<Age> older(Rewrite.Match match) {
    String lead = match.words("lead");
    String tail = match.words("tail");
    boolean byItself = lead.matches("older th[ae]n|longer.*|earlier.*|farther.*|further.*");
    boolean manyDays =
        match.words("u").matches("days?|d")
            && lead.matches(">|>=|more than|greater than|exceeds|exceeding")
            && Counts.of(match.words("n")).compareTo(BigDecimal.valueOf(60)) >= 0;
    boolean longUnit =
        manyDays || match.words("u").matches("(years?|yrs?|y|months?|mos?|weeks?|wks?).*");
    boolean afterDose = match.before(1) != null && match.before(1).is("<dose>");
    boolean window = lead.matches("over|past") && tail.isEmpty() && !longUnit;
    if (afterDose || !byItself && tail.isEmpty() && !longUnit || window) {
      return Optional.empty();
    }
    if (lead.equals("past") && tail.isEmpty()) {
      return Optional.empty();
    }
    boolean atLeast = lead.matches(">=|at least|no less than|not less than");
    return span(match).map(span -> new Age(span, atLeast));
  }

  private static Optional<Span> span(Rewrite.Match match) {
    BigDecimal count = Counts.of(match.words("n"));
    return Optional.ofNullable(Span.of(count, match.words("u")));
  }
}
