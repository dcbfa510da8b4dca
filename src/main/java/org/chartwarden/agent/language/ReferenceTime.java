package org.chartwarden.agent.language;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.language.text.Dates;
import org.chartwarden.agent.language.text.Token;
import org.chartwarden.agent.language.text.Tokenizer;

/**
 * Finds the reference time that a task states: "It's 2023-11-13T10:15:00+00:00 now", "current time:
 * …", "as of …". A time that opens or closes a window ("since …") is no such statement.
 */
public final class ReferenceTime {

  private static final Set<String> CUES =
      Set.of(
          "now",
          "current",
          "currently",
          "today",
          "present",
          "clock",
          "time",
          "it",
          "asof",
          "right",
          "datetime",
          "timestamp",
          "reference");
  private static final Set<String> WINDOW_CUES =
      Set.of("since", "between", "before", "after", "until", "till", "from", "and", "at", "on");

  private ReferenceTime() {}

  /** The stated time with its offset; UTC where none is written. */
  public static Optional<OffsetDateTime> statedIn(String text) {
    List<Token> tokens = Tokenizer.tokens(text, word -> word);
    for (int i = 0; i < tokens.size(); i++) {
      Optional<OffsetDateTime> time = at(tokens, i);
      if (time.isPresent() && statesNow(tokens, i)) {
        return time;
      }
    }
    return Optional.empty();
  }

  /** A date and time at a token: ISO, or a written date followed or preceded by a clock time. */
  static Optional<OffsetDateTime> at(List<Token> tokens, int i) {
    Optional<OffsetDateTime> iso = Dates.instant(tokens.get(i), ZoneOffset.UTC);
    if (iso.isPresent()) {
      return iso;
    }
    return Dates.at(tokens, i)
        .flatMap(
            found -> {
              for (int j = i + found.length();
                  j < Math.min(tokens.size(), i + found.length() + 3);
                  j++) {
                var clock = Dates.clock(tokens.get(j));
                if (clock.isPresent()) {
                  return Optional.of(found.date().atTime(clock.get()).atOffset(ZoneOffset.UTC));
                }
              }
              return Optional.empty();
            });
  }

  private static boolean statesNow(List<Token> tokens, int at) {
    if (at > 0 && WINDOW_CUES.contains(tokens.get(at - 1).word())) {
      return false;
    }
    int from = at;
    while (from > 0 && !endsSentence(tokens.get(from - 1)) && at - from < 8) {
      from--;
    }
    for (int i = from; i < at; i++) {
      String word = tokens.get(i).word();
      if (CUES.contains(word) || word.equals("as") && i + 1 < at && tokens.get(i + 1).is("of")) {
        return true;
      }
    }
    int to = Math.min(tokens.size(), at + 7);
    for (int i = at + 1; i < to && !endsSentence(tokens.get(i)); i++) {
      if (tokens.get(i).is("now")
          || tokens.get(i).is("currently")
          || tokens.get(i).is("present")
          || tokens.get(i).is("current")) {
        return true;
      }
    }
    return from == at && at == 0 && tokens.size() == 1;
  }

  private static boolean endsSentence(Token token) {
    return token.is(".") || token.is(";") || token.type() == Token.Type.NEWLINE;
  }
}
