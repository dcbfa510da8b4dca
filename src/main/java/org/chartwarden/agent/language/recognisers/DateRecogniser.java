package org.chartwarden.agent.language.recognisers;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Dates;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Token;
import org.chartwarden.agent.language.text.Words;

/** Dates ({@code <date>}) and dates with a time ({@code <instant>}). */
final class DateRecogniser implements Recogniser {

  /** "(dd.mm.yyyy)" behind a date says how it was written. */
  private static final Pattern FORMAT =
      Words.standard()
          .rule(
              "\\( (?:dd|mm|yyyy|yy|d|m)(?: [./-])? (?:dd|mm)(?: [./-])? (?:yyyy|yy|dd)(?: format)? \\)");

  private static final Pattern WITH_TIME =
      Words.standard().rule("(?<date><date>)(?: at| ,)? (?<time><time>|[0-2]\\d[0-5]\\d)");

  /** "10 November", "November 10th", "since 11/12": a date of which the year is understood. */
  private static final Pattern DAY_MONTH =
      Words.standard()
          .rule("(?<d>\\d{1,2})(?: (?:st|nd|rd|th))?(?: of)? (?<m>{month})(?! (?:19|20)\\d\\d)");

  private static final Pattern MONTH_DAY =
      Words.standard()
          .rule(
              "(?<m>{month}) (?:the )?(?<d>\\d{1,2})(?: (?:st|nd|rd|th))?(?! (?:/|\\.|:|{dunit}|<unit>|{time}|\\d) )");

  private static final Pattern SLASHED =
      Words.standard()
          .rule(
              "(?<=(?: since| after| before| until| on| from| between| and| to) )(?<m>\\d{1,2}) / (?<d>\\d{1,2})(?! /)");

  /** "K 11/14 0800": a clock time behind it says that it is a date. */
  private static final Pattern SLASHED_TIMED =
      Words.standard()
          .rule(
              "(?<!\\d )(?<m>\\d{1,2}) / (?<d>\\d{1,2})(?= (?:at )?(?:<time>|[0-2]\\d[0-5]\\d) )");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    List<Chunk> dated =
        Rewrite.apply(
            passage.text(),
            yearless(passage, dates(passage, chunks)),
            FORMAT,
            "<date-format>",
            match -> Optional.of("format"));
    return Rewrite.apply(
        passage.text(),
        dated,
        WITH_TIME,
        "<instant>",
        match -> {
          LocalDate date = match.chunk("date").as(LocalDate.class);
          Optional<LocalTime> clock = Dates.clock(match.chunk("time").as(Token.class));
          return date == null
              ? Optional.empty()
              : clock.map(time -> date.atTime(time).atOffset(passage.now().getOffset()));
        });
  }

  private static List<Chunk> yearless(Passage passage, List<Chunk> chunks) {
    List<Chunk> c = chunks;
    for (Pattern rule : List.of(DAY_MONTH, MONTH_DAY, SLASHED, SLASHED_TIMED)) {
      c = Rewrite.apply(passage.text(), c, rule, "<date>", m -> yearless(m, passage.now()));
    }
    return c;
  }

  /** The latest such day, or one within the month ahead. */
  private static Optional<LocalDate> yearless(Rewrite.Match match, java.time.OffsetDateTime now) {
    String written = match.chunk("m").raw();
    if (written.matches("may|mar|march|dec|jan|sep")) {
      return Optional.empty();
    }
    int month =
        written.matches("\\d+")
            ? Integer.parseInt(written)
            : Dates.month(match.chunk("m").as(Token.class)).orElse(0);
    int day = Integer.parseInt(match.words("d"));
    LocalDate today = now.toLocalDate();
    try {
      LocalDate date = LocalDate.of(today.getYear(), month, day);
      if (date.isBefore(today.minusDays(334))) {
        date = date.plusYears(1);
      }
      return Optional.of(date.isAfter(today.plusDays(31)) ? date.minusYears(1) : date);
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<Chunk> dates(Passage passage, List<Chunk> chunks) {
    List<Chunk> result = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      Token token = chunk.as(Token.class);
      if (token != null && token.type() == Token.Type.DATETIME) {
        Optional<OffsetDateTime> time = Dates.instant(token, passage.now().getOffset());
        result.add(
            new Chunk("<instant>", chunk.start(), chunk.end(), chunk.raw(), time.orElse(null)));
        continue;
      }
      Optional<Dates.Found> found = token == null ? Optional.empty() : Dates.at(tail(chunks, i), 0);
      if (found.isEmpty()) {
        result.add(chunk);
        continue;
      }
      Chunk last = chunks.get(i + found.get().length() - 1);
      result.add(
          new Chunk(
              "<date>",
              chunk.start(),
              last.end(),
              passage.text().substring(chunk.start(), last.end()),
              found.get().date()));
      i += found.get().length() - 1;
    }
    return result;
  }

  private static List<Token> tail(List<Chunk> chunks, int from) {
    List<Token> tokens = new ArrayList<>();
    for (int i = from; i < Math.min(chunks.size(), from + 8); i++) {
      Token token = chunks.get(i).as(Token.class);
      if (token == null) {
        break;
      }
      tokens.add(token);
    }
    return tokens;
  }
}
