package org.chartwarden.agent.language.recognisers;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.plan.Span;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Dates;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Token;
import org.chartwarden.agent.language.text.Words;

/**
 * When an order is to be carried out ({@code <start>}), as FHIR dateTime text. A morning without a
 * clock time is 08:00; a day without one stays a day.
 */
public final class StartTimeRecogniser implements Recogniser {

  /** How times are written in orders: with the offset in digits, also for UTC. */
  public static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private static final String NEXT_DAY =
      "(?<d>tomorrow|tmrw|tmr|tomm|tomo|next day|following day|day after|next morning|following morning|tomorrow 's|next am|next a . m|am (?=<concept>|labs?|level|draw))";
  private static final String CLOCK =
      "(?<t><time>|[0-2]\\d[0-5]\\d|(?:at|@|by|around) \\d{1,2}|\\d{1,2} (?:o'clock|hours|hrs|am|pm|h))";
  private static final String LEAD =
      "(?:(?:on|for|at|to be|by|due|the|in|of|@|completed|done|drawn|around|-|,) )*";
  private static final String PART = "(?: (?<p>morning|am|a\\.m\\.|afternoon|evening|night))?";

  private static final List<String> HOURS =
      List.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");

  private final Words words = Words.standard();
  private final Pattern weekday =
      words.rule(
          "(?:on |for )?(?:next|this coming|coming|the coming) (?<w>{weekday})(?: (?:morning|,))*(?: (?:at|@|by|around) (?<t><time>|\\d{1,4}))?(?: (?:hours|hrs|h|o'clock|am))*");
  private final Pattern morning =
      words.rule("(?:in the|for the|by) (?:morning|am)(?: (?:at|@|by) (?<t><time>|\\d{1,4}))?");
  private final Pattern dayFirst =
      words.rule(
          LEAD
              + NEXT_DAY
              + "(?: 's)?"
              + PART
              + "(?: (?:labs|draw|lab|level|rounds))?(?: (?:at|@|by|around|,|-|for|about))*(?: (?<t><time>|\\d{1,4}))?"
              + "(?: (?:hours|hrs|h|o'clock|am|sharp|in the morning))*");
  private final Pattern clockFirst =
      words.rule(
          LEAD
              + CLOCK
              + "(?: (?:hours|hrs|h|sharp|in the morning|am|lab|labs|level|draw|check|sample))*(?: (?:on|the|,|for|of))* "
              + NEXT_DAY
              + PART);
  private final Pattern inHours =
      words.rule(
          "(?:in|after) "
              + Counts.RULE
              + " (?<u>{time})(?: (?:time|from now|later))?"
              + "|"
              + Counts.RULE.replace("?<n>", "?<n2>")
              + " (?<u2>{time}) (?:from now|later|from this|hence)");
  private final Pattern absolute =
      words.rule("(?:on|at|for|by) (?<i><instant>|<date>)(?: at (?<t><time>|[0-2]\\d[0-5]\\d))?");
  private final Pattern behindTest =
      words.rule("(?<=(?: <concept>| levels?| labs?| draw| recheck) )(?<i><instant>)");
  private final Pattern today =
      words.rule(
          "(?:today )?(?:at|@|by) (?<t><time>|[0-2]\\d[0-5]\\d)(?: hours| hrs| h)?(?: today| tonight)?");

  StartTimeRecogniser() {}

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    OffsetDateTime now = passage.now();
    String text = passage.text();
    List<Chunk> c = wordedHours(text, chunks);
    c = Rewrite.apply(text, c, weekday, "<start>", m -> weekday(m, now));
    c = Rewrite.apply(text, c, clockFirst, "<start>", m -> nextDay(m, now));
    c = Rewrite.apply(text, c, dayFirst, "<start>", m -> nextDay(m, now));
    c = Rewrite.apply(text, c, morning, "<start>", m -> inTheMorning(m, now));
    c = Rewrite.apply(text, c, inHours, "<start>", m -> later(m, now));
    c = Rewrite.apply(text, c, today, "<start>", m -> today(m, now));
    c = Rewrite.apply(text, c, absolute, "<start>", StartTimeRecogniser::absolute);
    return Rewrite.apply(text, c, behindTest, "<start>", m -> ahead(m, now));
  }

  private static Optional<String> nextDay(Rewrite.Match match, OffsetDateTime now) {
    OffsetDateTime day = now.truncatedTo(ChronoUnit.DAYS).plusDays(1);
    Optional<LocalTime> clock = clock(match);
    if (clock.isPresent()) {
      LocalTime time = clock.get();
      boolean evening =
          match.words("p") != null && match.words("p").matches("afternoon|evening|night");
      if (evening && time.getHour() < 12) {
        time = time.plusHours(12);
      }
      return Optional.of(DATE_TIME.format(day.with(time)));
    }
    if (match.words("t") != null) {
      return Optional.empty();
    }
    if (match.words("d").strip().equals("am") && !ordersAround(match)) {
      return Optional.empty();
    }
    boolean morning =
        match.words("d").strip().equals("am")
            || match.words("d").matches(".*(morning|am|a \\. m)")
            || match.words("p") != null && match.words("p").matches("morning|am|a\\.m\\.");
    return Optional.of(morning ? DATE_TIME.format(day.withHour(8)) : day.toLocalDate().toString());
  }

  private static Optional<LocalTime> clock(Rewrite.Match match) {
    if (match.words("t") == null) {
      return Optional.empty();
    }
    for (Chunk chunk : match.all()) {
      Token token = chunk.as(Token.class);
      if (token != null && (token.type() == Token.Type.TIME || token.isNumber())) {
        Optional<LocalTime> time = Dates.clock(token);
        if (time.isPresent()) {
          return time;
        }
        if (token.isNumber()
            && token.text().matches("\\d{1,2}")
            && Integer.parseInt(token.text()) < 24) {
          return Optional.of(LocalTime.of(Integer.parseInt(token.text()), 0));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> later(Rewrite.Match match, OffsetDateTime now) {
    boolean second = match.words("n2") != null;
    Chunk before = match.before(1);
    if (before != null
            && (before.symbol().matches("<dose>|[a-z]*than|most")
                || Words.standard().in("dunit", before.symbol()))
        || match.after(1) != null && match.after(1).symbol().matches("old|ago")) {
      return Optional.empty();
    }
    Span span =
        Span.of(Counts.of(match.words(second ? "n2" : "n")), match.words(second ? "u2" : "u"));
    return span == null ? Optional.empty() : Optional.of(DATE_TIME.format(span.after(now)));
  }

  private static Optional<String> today(Rewrite.Match match, OffsetDateTime now) {
    boolean today = match.all().stream().anyMatch(c -> c.symbol().matches("today|tonight"));
    return clock(match)
        .map(time -> now.truncatedTo(ChronoUnit.DAYS).with(time))
        .map(time -> time.isBefore(now) && !today ? time.plusDays(1) : time)
        .map(DATE_TIME::format);
  }

  /** "In the morning" of an order is the next one; without a clock time 08:00. */
  private static Optional<String> inTheMorning(Rewrite.Match match, OffsetDateTime now) {
    Optional<LocalTime> clock = clock(match);
    if (match.words("t") != null && clock.isEmpty() || !ordersOrChecks(match)) {
      return Optional.empty();
    }
    OffsetDateTime time = now.truncatedTo(ChronoUnit.DAYS).with(clock.orElse(LocalTime.of(8, 0)));
    return Optional.of(DATE_TIME.format(time.isBefore(now) ? time.plusDays(1) : time));
  }

  private static boolean ordersOrChecks(Rewrite.Match match) {
    for (int d = 1; d < 10; d++) {
      Chunk chunk = match.before(d);
      if (chunk == null || chunk.symbol().matches("[.;?!]|<nl>")) {
        return false;
      }
      if (chunk
          .symbol()
          .matches("order|recheck|repeat|redraw|check|draw|schedule|book|again|follow|get|send")) {
        return true;
      }
    }
    return false;
  }

  /** "Next Monday at 9am": a weekday ahead; one that is past or named without "next" is left. */
  private static Optional<String> weekday(Rewrite.Match match, OffsetDateTime now) {
    OffsetDateTime day = Weekdays.next(match.words("w"), now);
    Optional<LocalTime> clock = clock(match);
    if (match.words("t") != null && clock.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        clock.map(time -> DATE_TIME.format(day.with(time))).orElse(day.toLocalDate().toString()));
  }

  /** "Eight o'clock" in digits. */
  private static List<Chunk> wordedHours(String text, List<Chunk> chunks) {
    List<Chunk> result = new java.util.ArrayList<>(chunks);
    for (int i = 0; i + 1 < result.size(); i++) {
      Chunk chunk = result.get(i);
      int hour = HOURS.indexOf(chunk.symbol()) + 1;
      boolean clock =
          result.get(i + 1).symbol().matches("o'clock|am|pm")
              || i > 0
                  && result.get(i - 1).symbol().matches("at|by")
                  && result.get(i + 1).symbol().matches("in|[.,;]|tomorrow|<nl>");
      if (hour > 0 && clock) {
        String digits = Integer.toString(hour);
        Token token = new Token(0, chunk.start(), chunk.end(), digits, digits, Token.Type.NUMBER);
        result.set(i, new Chunk(digits, chunk.start(), chunk.end(), chunk.raw(), token));
      }
    }
    return result;
  }

  /** "AM K" is a level of next morning where something is ordered. */
  private static boolean ordersAround(Rewrite.Match match) {
    for (int d = 1; d < 14; d++) {
      Chunk chunk = match.before(d);
      if (chunk == null) {
        return false;
      }
      if (chunk
          .symbol()
          .matches("->|replace|replete|order|recheck|repeat|po|iv|oral|get|draw|with")) {
        return true;
      }
    }
    return false;
  }

  /** "K 11/14 0800": a time ahead behind a test is when it is due. */
  private static Optional<String> ahead(Rewrite.Match match, OffsetDateTime now) {
    OffsetDateTime instant = match.chunk("i").as(OffsetDateTime.class);
    return Optional.ofNullable(instant).filter(now::isBefore).map(DATE_TIME::format);
  }

  private static Optional<String> absolute(Rewrite.Match match) {
    OffsetDateTime instant = match.chunk("i").as(OffsetDateTime.class);
    return Optional.of(
        instant == null ? match.chunk("i").value().toString() : DATE_TIME.format(instant));
  }
}
