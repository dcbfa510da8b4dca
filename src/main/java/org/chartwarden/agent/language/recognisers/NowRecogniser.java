package org.chartwarden.agent.language.recognisers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;

/** Statements of the reference time ({@code <now>}); their value is used by the run, not here. */
final class NowRecogniser implements Recogniser {

  private static final Pattern STATEMENT =
      Words.standard()
          .rule(
              "(?<lead>(?:(?:it|its|it's|'s|the|current|currently|present|reference|local|system|date"
                  + "|time|datetime|timestamp|clock|and|/|today|now|right|is|as|of|at|assume|that"
                  + "|treat|take|use|consider|for|this|task|purposes|reads|says|:|=|-|,|\\(|\\[) )*)"
                  + "(?:<instant>|<date> <time>)"
                  + "(?<tail>(?: (?:\\)|\\]|utc|now|right|currently|is|as|the|current|time|reference|present|moment))*)");
  private static final Pattern CUE =
      Pattern.compile(
          "\\b(now|current|currently|present|today|reference|clock|it's|it 's|its|it is|as of|assume"
              + "|time is|time :|time =|timestamp|time)\\b");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    return Rewrite.apply(
        passage.text(),
        chunks,
        STATEMENT,
        "<now>",
        match -> {
          String words = match.words("lead") + match.words("tail");
          boolean window = match.words("lead").matches(".*\\b(since|from|before|after|until) $");
          return CUE.matcher(words).find() && !window ? Optional.of("now") : Optional.empty();
        });
  }
}
