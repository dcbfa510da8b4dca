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
final class StartTimeRecogniser implements Recogniser {

  /** How times are written in orders: with the offset in digits, also for UTC. */
  public static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private static final String NEXT_DAY =
      "(?<d>tomorrow|tmrw|tmr|tomm|tomo|next day|following day|day after|next morning|following morning|tomorrow 's|next am|next a . m)";
  private static final String CLOCK =
      "(?<t><time>|[0-2]\\d[0-5]\\d|(?:at|@|by|around) \\d{1,2}|\\d{1,2} (?:o'clock|hours|hrs|am|pm|h))";
  private static final String LEAD =
      "(?:(?:on|for|at|to be|by|due|the|in|of|@|completed|done|drawn|around|-|,) )*";
  private static final String PART = "(?: (?<p>morning|am|a\\.m\\.|afternoon|evening|night))?";

  private final Words words = Words.standard();
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
  private final Pattern today =
      words.rule(
          "(?:today )?(?:at|@|by) (?<t><time>|[0-2]\\d[0-5]\\d)(?: hours| hrs| h)?(?: today| tonight)?");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    OffsetDateTime now = passage.now();
    String text = passage.text();
    List<Chunk> c = chunks;
    c = Rewrite.apply(text, c, clockFirst, "<start>", m -> nextDay(m, now));
    c = Rewrite.apply(text, c, dayFirst, "<start>", m -> nextDay(m, now));
    c = Rewrite.apply(text, c, inHours, "<start>", m -> later(m, now));
    c = Rewrite.apply(text, c, today, "<start>", m -> today(m, now));
    return Rewrite.apply(text, c, absolute, "<start>", StartTimeRecogniser::absolute);
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
    boolean morning =
        match.words("d").matches(".*(morning|am|a \\. m)")
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
    if (before != null && before.symbol().matches("<dose>|[a-z]*than|most")
        || match.after(1) != null && match.after(1).symbol().matches("old|ago")) {
      return Optional.empty();
    }
    Span span =
        Span.of(Counts.of(match.words(second ? "n2" : "n")), match.words(second ? "u2" : "u"));
    return span == null ? Optional.empty() : Optional.of(DATE_TIME.format(span.after(now)));
  }

  private static Optional<String> today(Rewrite.Match match, OffsetDateTime now) {
    return clock(match).map(time -> DATE_TIME.format(now.truncatedTo(ChronoUnit.DAYS).with(time)));
  }

  private static Optional<String> absolute(Rewrite.Match match) {
    OffsetDateTime instant = match.chunk("i").as(OffsetDateTime.class);
    return Optional.of(
        instant == null ? match.chunk("i").value().toString() : DATE_TIME.format(instant));
  }
}
