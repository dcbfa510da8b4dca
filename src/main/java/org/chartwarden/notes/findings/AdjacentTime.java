package org.chartwarden.notes.findings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Token;

/** The date or time words that stand right at a name: "on 8/19", "POD 2", "yesterday". */
final class AdjacentTime {

  private static final Set<String> TIES =
      Set.of(
          "on",
          "at",
          "in",
          "since",
          "from",
          "(",
          "of",
          "dated",
          ",",
          "@",
          ":",
          "x",
          "was",
          "performed",
          "done",
          "last",
          "this",
          "early",
          "late");

  private static final Set<String> WORDS =
      Set.of("yesterday", "yest", "today", "tonight", "overnight", "tomorrow", "tmrw");

  private static final Set<String> PARTS =
      Set.of(
          "morning",
          "am",
          "afternoon",
          "evening",
          "pm",
          "night",
          "week",
          "month",
          "year",
          "admission",
          "arrival",
          "discharge",
          "shift");

  private static final Set<String> COUNTS = Set.of("pod", "hd", "dol", "day", "pod#");

  private static final Set<String> MONTHS =
      Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private AdjacentTime() {}

  /** The words right behind a phrase, or right before it. */
  static Optional<TextSpan> at(
      NoteText note, List<Token> tokens, int first, int end, int from, int to) {
    int start = end;
    while (start < to && start < end + 3 && TIES.contains(tokens.get(start).key())) {
      int stop = timeEnd(tokens, start, to);
      if (stop > start) {
        return Optional.of(note.span(start, stop - 1));
      }
      start++;
    }
    int stop = start < to ? timeEnd(tokens, start, to) : -1;
    if (stop > start) {
      return Optional.of(note.span(start, stop - 1));
    }
    for (int back = Math.max(from, first - 6); back < first; back++) {
      int ends = timeEnd(tokens, back, first);
      boolean reaches = ends > back && (ends == first || ends == first - 1);
      if (reaches && (ends == first || tokens.get(ends).is(":") || tokens.get(ends).is(","))) {
        return Optional.of(note.span(back, ends - 1));
      }
    }
    return Optional.empty();
  }

  /** Index after the time that begins at a token, or -1. */
  private static int timeEnd(List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    Token next = i + 1 < to ? tokens.get(i + 1) : token;
    if (WORDS.contains(token.key())) {
      return i + 1;
    }
    if ((token.is("this") || token.is("last") || token.is("on") || token.is("at"))
        && PARTS.contains(next.key())) {
      return i + 2;
    }
    if (COUNTS.contains(token.key()) && i + 1 < to) {
      int number = next.is("#") || next.is("-") ? i + 2 : i + 1;
      return number < to && tokens.get(number).isNumber() ? number + 1 : -1;
    }
    if (month(token) && next.isNumber() && i + 1 < to) {
      return i + 2;
    }
    if (!token.isNumber()) {
      return dotted(token) ? i + 1 : -1;
    }
    if (i + 2 < to && (next.is("/") || next.is("-")) && tokens.get(i + 2).isNumber()) {
      boolean year = i + 4 < to && tokens.get(i + 3).is(next.key()) && tokens.get(i + 4).isNumber();
      boolean fits = token.number().intValue() <= 31 && tokens.get(i + 2).number().intValue() <= 31;
      boolean iso = year && token.raw().length() == 4;
      return iso || fits && (next.is("/") || year) ? clock(tokens, year ? i + 5 : i + 3, to) : -1;
    }
    if (i + 1 < to && month(next)) {
      return i + 2;
    }
    boolean alone = token.raw().length() == 4 && token.number().scale() == 0;
    int value = alone ? token.number().intValue() : 0;
    return value >= 1950 && value <= 2100 ? i + 1 : -1;
  }

  /** Index after a clock time that follows a date, or the index itself. */
  private static int clock(List<Token> tokens, int i, int to) {
    boolean four =
        i < to
            && tokens.get(i).isNumber()
            && tokens.get(i).raw().length() == 4
            && tokens.get(i).number().intValue() < 2400;
    boolean colon =
        i + 2 < to
            && tokens.get(i).isNumber()
            && tokens.get(i + 1).is(":")
            && tokens.get(i + 2).isNumber();
    return four ? i + 1 : colon ? i + 3 : i;
  }

  private static boolean month(Token token) {
    String key = token.key();
    return token.isWord()
        && key.length() >= 3
        && key.length() <= 9
        && MONTHS.contains(key.substring(0, 3).toLowerCase(Locale.ROOT))
        && Character.isUpperCase(token.raw().charAt(0));
  }

  /** 12.03.2020. */
  private static boolean dotted(Token token) {
    return token.isWord()
        && Character.isDigit(token.raw().charAt(0))
        && token.raw().length() >= 8
        && token.raw().indexOf('.') > 0;
  }
}
