package org.chartwarden.agent.language.recognisers;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Dates;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Token;
import org.chartwarden.agent.language.text.Words;

/**
 * Windows that the calendar names ({@code <window>}): months, years, days of the week, "between 1
 * and 5 March". A month without a year is the latest that has begun, a day of the week the latest
 * before today.
 */
final class CalendarWindowRecogniser implements Recogniser {

  private final Words words = Words.standard();
  private final Pattern noOlder =
      words.rule(
          "(?:(?:considering|counting|using|only|and|but|with|taking|accepting) )*(?:nothing|none) (?<a><age>)|(?:considering|counting|using|accepting|looking at) (?:{near} ){0,3}(?:not|no) (?<a2><age>)|(?:(?:that|which) )?(?:was |were |is )?(?:taken|drawn|measured|collected|recorded|resulted|done) (?:not|no) (?<a3><age>)");
  private final Pattern dayToDate =
      words.rule(
          "(?:between|from) (?:the )?(?<a>\\d{1,2})(?: (?:st|nd|rd|th))? (?:and|to|until|till|through|thru|-) (?:the )?(?<b><date>)(?: inclusive)?");
  private final Pattern weekOf =
      words.rule(
          "(?:in |during |for |over )?(?:the )?(?<o>first|second|third|last|1st|2nd|3rd) week (?:of|in) (?<m>{month})(?:(?: of| ,)? (?<y>(?:19|20)\\d\\d))?");
  private final Pattern month =
      words.rule(
          "(?<l>in|during|of|for|throughout|from|over|within|since|on)(?: (?:the )?(?:month of|whole of|all of))? (?<m>{month})(?:(?: of| ,)? (?<y>(?:19|20)\\d\\d)|(?: of| ,)? (?<r>this year|last year))?(?! \\d)");
  private final Pattern year =
      words.rule(
          "(?<l>in|during|of|for|throughout|over|within|since|from)(?: (?:the|all|of|whole|calendar|entire|year))* (?<y>(?:19|20)\\d\\d)(?! (?:{dunit}|<unit>|{time}|/|-|:) )");
  private final Pattern weekday =
      words.rule(
          "(?<l>since|after|from|before|until|on|last|this past|for)(?: (?:last|this past))? (?<w>{weekday})(?<t> (?:onwards?|until now|to now))?");
  private final Pattern dayBefore =
      words.rule("(?:(?:on|from|of|since|for) )?the day before yesterday");
  private final Pattern beforeDay =
      words.rule(
          "(?<l>before|prior to|until|up to) (?<w>today|yesterday|this week|this month|this year)");
  private final Pattern twoDays =
      words.rule(
          "(?:(?:from|on|in) )?(?:yesterday(?: 's)?(?: values)? (?:and|plus|&) today(?: 's)?|today(?: 's)? (?:and|plus|&) yesterday(?: 's)?)");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    OffsetDateTime now = passage.now();
    String text = passage.text();
    List<Chunk> c = chunks;
    c = Rewrite.apply(text, c, noOlder, "<window>", m -> noOlder(m, now));
    c = Rewrite.apply(text, c, twoDays, "<window>", m -> sinceYesterday(m, now));
    c = Rewrite.apply(text, c, dayBefore, "<window>", m -> dayBeforeYesterday(m, now));
    c = Rewrite.apply(text, c, beforeDay, "<window>", m -> beforeDay(m, now));
    c = Rewrite.apply(text, c, dayToDate, "<window>", m -> dayToDate(m, now));
    c = Rewrite.apply(text, c, weekOf, "<window>", m -> weekOf(m, now));
    c = Rewrite.apply(text, c, month, "<window>", m -> month(m, now));
    c = Rewrite.apply(text, c, year, "<window>", m -> year(m, now));
    c = Rewrite.apply(text, c, weekday, "<window>", m -> weekday(m, now));
    return c;
  }

  private static Optional<Window> noOlder(Rewrite.Match match, OffsetDateTime now) {
    Chunk age =
        match.words("a") != null
            ? match.chunk("a")
            : match.words("a2") != null ? match.chunk("a2") : match.chunk("a3");
    for (int d = 1;
        match.before(d) != null && !match.before(d).symbol().matches("[.;?!]|<nl>");
        d++) {
      if (match.before(d).symbol().matches("if|unless|when|should")) {
        return Optional.empty();
      }
    }
    return WindowRecogniser.back(match, now, age.as(Age.class).span());
  }

  private static Optional<Window> dayBeforeYesterday(Rewrite.Match match, OffsetDateTime now) {
    OffsetDateTime day = now.truncatedTo(ChronoUnit.DAYS).minusDays(2);
    boolean since = match.all().get(0).is("since");
    return Optional.of(
        new Window(
            day,
            since ? null : day.plusDays(1).minusNanos(1_000_000),
            WindowRecogniser.said(match)));
  }

  private static Optional<Window> sinceYesterday(Rewrite.Match match, OffsetDateTime now) {
    return Optional.of(
        new Window(
            now.truncatedTo(ChronoUnit.DAYS).minusDays(1), null, WindowRecogniser.said(match)));
  }

  private static Optional<Window> beforeDay(Rewrite.Match match, OffsetDateTime now) {
    OffsetDateTime midnight = now.truncatedTo(ChronoUnit.DAYS);
    OffsetDateTime end =
        switch (match.words("w")) {
          case "yesterday" -> midnight.minusDays(1);
          case "this week" -> midnight.minusDays(now.getDayOfWeek().getValue() - 1L);
          case "this month" -> midnight.withDayOfMonth(1);
          case "this year" -> midnight.withDayOfYear(1);
          default -> midnight;
        };
    boolean includes = match.words("l").matches("until|up to");
    return includes
        ? Optional.empty()
        : Optional.of(new Window(null, end.minusNanos(1_000_000), WindowRecogniser.said(match)));
  }

  /** "Between 1 and 5 March 2023". */
  private static Optional<Window> dayToDate(Rewrite.Match match, OffsetDateTime now) {
    int day = Integer.parseInt(match.words("a"));
    OffsetDateTime to = WindowRecogniser.end(match.chunk("b"), now);
    if (day < 1 || day > to.getDayOfMonth()) {
      return Optional.empty();
    }
    OffsetDateTime from = to.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(day);
    return Optional.of(new Window(from, to, WindowRecogniser.said(match)));
  }

  private static Optional<Window> weekOf(Rewrite.Match match, OffsetDateTime now) {
    Optional<OffsetDateTime> start = monthStart(match, now);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    OffsetDateTime month = start.get();
    OffsetDateTime from =
        switch (match.words("o")) {
          case "second", "2nd" -> month.plusDays(7);
          case "third", "3rd" -> month.plusDays(14);
          case "last" -> month.plusMonths(1).minusDays(7);
          default -> month;
        };
    return Optional.of(
        new Window(from, from.plusDays(7).minusNanos(1_000_000), WindowRecogniser.said(match)));
  }

  private static Optional<Window> month(Rewrite.Match match, OffsetDateTime now) {
    boolean since = match.words("l").matches("since");
    return monthStart(match, now)
        .map(
            from ->
                new Window(
                    from,
                    since ? null : from.plusMonths(1).minusNanos(1_000_000),
                    WindowRecogniser.said(match)));
  }

  /** The first of a named month; without a year the latest one that has begun. */
  private static Optional<OffsetDateTime> monthStart(Rewrite.Match match, OffsetDateTime now) {
    String written = match.chunk("m").raw();
    if (!Character.isUpperCase(written.charAt(0)) && written.matches("may|mar|march|dec|sun")) {
      return Optional.empty();
    }
    Optional<Integer> named = Dates.month(match.chunk("m").as(Token.class));
    if (named.isEmpty()) {
      return Optional.empty();
    }
    int number = named.get();
    OffsetDateTime start = now.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1).withMonth(number);
    if (match.words("y") != null) {
      return Optional.of(start.withYear(Integer.parseInt(match.words("y"))));
    }
    String relative = match.named("r") ? match.words("r") : null;
    if (relative != null) {
      return Optional.of(relative.equals("last year") ? start.minusYears(1) : start);
    }
    return Optional.of(start.isAfter(now) ? start.minusYears(1) : start);
  }

  private static Optional<Window> year(Rewrite.Match match, OffsetDateTime now) {
    OffsetDateTime from =
        now.truncatedTo(ChronoUnit.DAYS)
            .withDayOfYear(1)
            .withYear(Integer.parseInt(match.words("y")));
    boolean since = match.words("l").equals("since");
    return Optional.of(
        new Window(
            from,
            since ? null : from.plusYears(1).minusNanos(1_000_000),
            WindowRecogniser.said(match)));
  }

  /** A day of the week is its latest one before today. */
  private static Optional<Window> weekday(Rewrite.Match match, OffsetDateTime now) {
    if (WindowRecogniser.ordersBefore(match)) {
      return Optional.empty();
    }
    OffsetDateTime day = Weekdays.previous(match.words("w"), now);
    OffsetDateTime end = day.plusDays(1).minusNanos(1_000_000);
    String lead = match.words("l");
    if (lead.equals("since") || lead.equals("from") && match.words("t") != null) {
      return Optional.of(new Window(day, null, WindowRecogniser.said(match)));
    }
    return switch (lead) {
      case "after" -> Optional.of(new Window(day.plusDays(1), null, WindowRecogniser.said(match)));
      case "before" ->
          Optional.of(new Window(null, day.minusNanos(1_000_000), WindowRecogniser.said(match)));
      case "until" -> Optional.of(new Window(null, end, WindowRecogniser.said(match)));
      default -> Optional.of(new Window(day, end, WindowRecogniser.said(match)));
    };
  }
}
