package org.chartwarden.agent.language.recognisers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.plan.Span;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Dates;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Token;
import org.chartwarden.agent.language.text.Words;

/**
 * Windows of time ({@code <window>}). A day, week, month or year without a number is so long before
 * now; "yesterday" and "today" are calendar days in the offset of the reference time.
 */
final class WindowRecogniser implements Recogniser {

  private static final String LEAD =
      "(?:(?:in|within|over|during|from|for|across|of|since|throughout|inside|on|at) )?(?:the )?(?:course of the )?";
  private static final String TAIL =
      "(?: (?:window|period|span|lookback|look back|interval|timeframe|only|range))?";
  private static final String UNTIL_NOW =
      "(?: (?:up )?(?:until|to|till|through|thru|and|-)(?: right)? now)?";

  private final Words words = Words.standard();
  private final Pattern past =
      words.rule(
          LEAD
              + "(?<l>last|past|previous|prior|preceding|trailing|latest|most recent|final)(?: full)? (?:"
              + Counts.RULE
              + " )?(?<u>{time})"
              + TAIL
              + UNTIL_NOW);
  private final Pattern number24 =
      words.rule(LEAD + "(?:last|past|previous|prior) (?<n>24|48|72|12|36)");
  private final Pattern within =
      words.rule(
          "(?<l>within|in|over|during|inside|for|going back no further than|going back at most|no further back than|going back|looking back|look back|back|across|covering|spanning|from) (?:the |a |these |up to |just )?"
              + Counts.RULE
              + " (?<u>{time})"
              + TAIL
              + "(?: (?:prior|before now|leading up to now|ending now|to now|of now|preceding|preceding now|before <now>|prior to <now>|prior to now|ago|back))?"
              + UNTIL_NOW);
  private final Pattern bare =
      words.rule(
          "(?:the |a |over )?"
              + Counts.RULE
              + " (?<u>h|hr|hrs|hour|hours|day|days|d|week|weeks|month|months|mo)(?: (?:window|period|span|lookback|look back|before now|prior to now|leading up to now|ending now|ago to now|preceding now|before <now>|prior to <now>|up to now))?");
  private final Pattern sinceThisTime =
      words.rule(
          "(?:since|from|between|after) (?:about )?(?:this|the same|same|that)(?: exact| very)?(?: time| hour| moment| point)?(?: of day)?(?: (?:on|of))? (?:yesterday|the day before|the previous day|last night)"
              + UNTIL_NOW
              + "|(?:since|from) yesterday (?:at )?(?:this|the same|same)(?: exact)? (?:time|hour)"
              + UNTIL_NOW
              + "|(?:this|same) time yesterday (?:to|until|till|through|-) (?:now|today|present)");
  private final Pattern sinceClock =
      words.rule(
          "(?:between|from|since|after) yesterday(?: morning| afternoon| evening| night)?(?: at| ,)? (?<t><time>|[0-2]\\d[0-5]\\d)(?: (?:and|to|until|till|through|-) (?:right )?(?:now|today|present))?");
  private final Pattern calendar =
      words.rule(
          "(?:(?:since|from|in|on|during|for|so far|as of|over) )?(?:the )?(?<w>midnight|today|yesterday|overnight|last night|this morning|this week|this month|this year|this afternoon|this evening)(?: so far)?"
              + UNTIL_NOW);
  private final Pattern between =
      words.rule(
          "(?:between|from|since) (?:the )?(?<a><date>|<instant>) (?:and|to|until|till|through|thru|-|up to) (?:the )?(?<b><date>|<instant>)(?: inclusive)?");
  private final Pattern since =
      words.rule(
          "(?<l>since|after|starting|on or after|as from|beginning)(?: on)? (?<a><date>|<instant>)(?: (?:onwards?|on|until now|to now|forward))?"
              + "|(?<l2>from)(?: on)? (?<a2><date>|<instant>) (?:onwards?|on|until now|to now|till now|until today|forward|up to now)");
  private final Pattern until =
      words.rule(
          "(?<l>before|until|till|up to|prior to|through|on or before|by) (?<a><date>|<instant>)");
  private final Pattern on = words.rule("(?:on|dated|for|from|of) (?:the )?(?<a><date>)");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    OffsetDateTime now = passage.now();
    String text = passage.text();
    List<Chunk> c = chunks;
    c = Rewrite.apply(text, c, sinceThisTime, "<window>", m -> back(m, now, new Span(0, 86_400)));
    c = Rewrite.apply(text, c, sinceClock, "<window>", m -> sinceClock(m, now));
    c = Rewrite.apply(text, c, between, "<window>", m -> range(m, now));
    c = Rewrite.apply(text, c, since, "<window>", m -> from(m, now));
    c = Rewrite.apply(text, c, until, "<window>", m -> until(m, now));
    c = Rewrite.apply(text, c, on, "<window>", m -> day(m, now));
    c = Rewrite.apply(text, c, past, "<window>", m -> counted(m, now, true));
    c = Rewrite.apply(text, c, number24, "<window>", m -> hours(m, now));
    c = Rewrite.apply(text, c, within, "<window>", m -> within(m, now));
    c = Rewrite.apply(text, c, calendar, "<window>", m -> calendar(m, now));
    return Rewrite.apply(text, c, bare, "<window>", m -> bare(m, now));
  }

  static Optional<Window> back(Rewrite.Match match, OffsetDateTime now, Span span) {
    return Optional.of(new Window(span.before(now), null, said(match)));
  }

  private static Optional<Window> sinceClock(Rewrite.Match match, OffsetDateTime now) {
    return Dates.clock(match.chunk("t").as(Token.class))
        .map(
            time ->
                new Window(
                    now.truncatedTo(ChronoUnit.DAYS).minusDays(1).with(time), null, said(match)));
  }

  private static Optional<Window> counted(Rewrite.Match match, OffsetDateTime now, boolean past) {
    String unit = match.words("u");
    if (match.words("n") == null && !unit.matches("hour|day|week|month|year|wk|hr|yr")) {
      return Optional.empty();
    }
    Span span = Span.of(Counts.of(match.words("n")), unit);
    return span == null ? Optional.empty() : back(match, now, span);
  }

  private static Optional<Window> hours(Rewrite.Match match, OffsetDateTime now) {
    if (match.after(1) != null && match.after(1).is("<unit>")) {
      return Optional.empty();
    }
    return back(match, now, Span.of(match.number("n"), "h"));
  }

  private static Optional<Window> within(Rewrite.Match match, OffsetDateTime now) {
    String lead = match.words("l");
    boolean loose = lead.matches("in|over|for|from|back|during");
    if (loose && (ordersBefore(match) || afterDose(match))) {
      return Optional.empty();
    }
    return counted(match, now, false);
  }

  private static Optional<Window> bare(Rewrite.Match match, OffsetDateTime now) {
    Chunk before = match.before(1);
    boolean other =
        before != null
            && before
                .symbol()
                .matches(
                    "over|x|/|\\||every|next|for|q|in|than|>|<|-|after|<dose>|at|:|to|about|[0-9.]+");
    boolean article = match.words("n").matches("an?|one");
    if (other || article || afterDose(match) || ordersBefore(match) && match.all().size() < 3) {
      return Optional.empty();
    }
    return counted(match, now, false);
  }

  /** In an order, "in six hours" is when to do it, not where to look. */
  static boolean ordersBefore(Rewrite.Match match) {
    for (int d = 1; d < 14; d++) {
      Chunk chunk = match.before(d);
      if (chunk == null || chunk.symbol().matches("[.;?!]|<nl>|if|unless|when")) {
        return false;
      }
      if (chunk
          .symbol()
          .matches(
              "order|recheck|repeat|redraw|schedule|give|start|infuse|prescribe|administer|book|place|send|pair|draw")) {
        return !(d > 1 && match.before(d - 1).symbol().matches("me|us"));
      }
    }
    return false;
  }

  private static boolean afterDose(Rewrite.Match match) {
    Chunk one = match.before(1);
    Chunk two = match.before(2);
    Chunk three = match.before(3);
    return isDoseUnit(one)
        || isDoseUnit(two)
            && one.symbol().matches("iv|po|ivpb|of|,")
            && (two.is("<dose>") || three != null && three.symbol().matches("[\\d.]+"))
        || match.all().get(0).symbol().matches("for|x") && dosedBefore(match);
  }

  /** "20 mEq PO BID for 3 days" is how long to give it, not where to look. */
  private static boolean dosedBefore(Rewrite.Match match) {
    for (int d = 1; d < 14; d++) {
      Chunk chunk = match.before(d);
      if (chunk == null || chunk.symbol().matches("[.;?!]|<nl>")) {
        return false;
      }
      Chunk number = match.before(d + 1);
      if (isDoseUnit(chunk) && number != null && number.symbol().matches("[\\d.]+")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDoseUnit(Chunk chunk) {
    return chunk != null
        && (chunk.is("<dose>") || Words.standard().in("dunit", chunk.symbol()) && !chunk.is("l"));
  }

  private static Optional<Window> range(Rewrite.Match match, OffsetDateTime now) {
    OffsetDateTime from = start(match.chunk("a"), now);
    OffsetDateTime to = end(match.chunk("b"), now);
    if (from.isAfter(to) && !hasYear(match.chunk("a"))) {
      from = from.minusYears(1);
    } else if (!hasYear(match.chunk("a")) && from.plusYears(1).isBefore(to)) {
      from = from.withYear(to.getYear());
      from = from.isAfter(to) ? from.minusYears(1) : from;
    }
    return from.isAfter(to) ? Optional.empty() : Optional.of(new Window(from, to, said(match)));
  }

  private static boolean hasYear(Chunk chunk) {
    return chunk.raw().matches("(?s).*\\d{4}.*|.*[/.-]\\d{1,2}[/.-]\\d{2}.*");
  }

  private static Optional<Window> from(Rewrite.Match match, OffsetDateTime now) {
    Chunk day = match.words("a") == null ? match.chunk("a2") : match.chunk("a");
    OffsetDateTime start = start(day, now);
    boolean excludesDay = "after".equals(match.words("l")) && day.is("<date>");
    return Optional.of(new Window(excludesDay ? start.plusDays(1) : start, null, said(match)));
  }

  private static Optional<Window> until(Rewrite.Match match, OffsetDateTime now) {
    boolean excludes = match.words("l").matches("before|prior to");
    OffsetDateTime end =
        excludes ? start(match.chunk("a"), now).minusNanos(1_000_000) : end(match.chunk("a"), now);
    return Optional.of(new Window(null, end, said(match)));
  }

  private static Optional<Window> day(Rewrite.Match match, OffsetDateTime now) {
    Chunk chunk = match.chunk("a");
    return Optional.of(new Window(start(chunk, now), end(chunk, now), said(match)));
  }

  private static Optional<Window> calendar(Rewrite.Match match, OffsetDateTime now) {
    OffsetDateTime midnight = now.truncatedTo(ChronoUnit.DAYS);
    String untilNow = match.all().get(match.all().size() - 1).symbol();
    boolean since =
        match.all().get(0).is("since") || match.all().get(0).is("from") && untilNow.equals("now");
    OffsetDateTime from;
    OffsetDateTime to = null;
    switch (match.words("w")) {
      case "yesterday" -> {
        from = midnight.minusDays(1);
        to = since ? null : midnight.minusNanos(1_000_000);
      }
      case "overnight", "last night" -> {
        from = midnight.minusHours(5);
        to = since ? null : midnight.plusHours(7);
      }
      case "this week" -> from = midnight.minusDays(now.getDayOfWeek().getValue() - 1L);
      case "this month" -> from = midnight.withDayOfMonth(1);
      case "this year" -> from = midnight.withDayOfYear(1);
      case "this afternoon" -> from = midnight.plusHours(12);
      case "this evening" -> from = midnight.plusHours(17);
      default -> from = midnight;
    }
    return Optional.of(new Window(from, to, said(match)));
  }

  private static OffsetDateTime start(Chunk chunk, OffsetDateTime now) {
    LocalDate date = past(chunk, now);
    return date == null
        ? chunk.as(OffsetDateTime.class)
        : date.atStartOfDay().atOffset(now.getOffset());
  }

  static OffsetDateTime end(Chunk chunk, OffsetDateTime now) {
    LocalDate date = past(chunk, now);
    return date == null
        ? chunk.as(OffsetDateTime.class)
        : date.plusDays(1).atStartOfDay().atOffset(now.getOffset()).minusNanos(1_000_000);
  }

  /** A window lies in the past: a date without a year is its latest one. */
  private static LocalDate past(Chunk chunk, OffsetDateTime now) {
    LocalDate date = chunk.as(LocalDate.class);
    return date != null && !hasYear(chunk) && date.isAfter(now.toLocalDate())
        ? date.minusYears(1)
        : date;
  }

  static String said(Rewrite.Match match) {
    StringBuilder said = new StringBuilder();
    match.all().forEach(chunk -> said.append(said.isEmpty() ? "" : " ").append(chunk.raw()));
    return said.toString();
  }
}
