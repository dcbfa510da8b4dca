package org.chartwarden.notes.times;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeExpression.After;
import org.chartwarden.notes.times.TimeExpression.Ago;
import org.chartwarden.notes.times.TimeExpression.DaysBack;
import org.chartwarden.notes.times.TimeExpression.Stretch;

/** Reads lengths of time that place something: six hours later, at 48 h, two days ago, in 12 h. */
final class Lengths {

  private static final Map<String, Duration> UNITS =
      Map.ofEntries(
          Map.entry("minute", Duration.ofMinutes(1)),
          Map.entry("minutes", Duration.ofMinutes(1)),
          Map.entry("min", Duration.ofMinutes(1)),
          Map.entry("mins", Duration.ofMinutes(1)),
          Map.entry("hour", Duration.ofHours(1)),
          Map.entry("hours", Duration.ofHours(1)),
          Map.entry("hr", Duration.ofHours(1)),
          Map.entry("hrs", Duration.ofHours(1)),
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("day", Duration.ofDays(1)),
          Map.entry("days", Duration.ofDays(1)),
          Map.entry("d", Duration.ofDays(1)),
          Map.entry("week", Duration.ofDays(7)),
          Map.entry("weeks", Duration.ofDays(7)),
          Map.entry("wk", Duration.ofDays(7)),
          Map.entry("wks", Duration.ofDays(7)),
          Map.entry("month", Duration.ofDays(30)),
          Map.entry("months", Duration.ofDays(30)),
          Map.entry("year", Duration.ofDays(365)),
          Map.entry("years", Duration.ofDays(365)),
          Map.entry("yrs", Duration.ofDays(365)));

  private static final Set<String> BACK = Set.of("ago", "prior", "earlier", "back", "previously");
  private static final Set<String> LATER =
      Set.of("later", "after", "afterwards", "post", "postop", "following", "postoperatively");
  private static final Set<String> WITHIN =
      Set.of("in", "over", "last", "past", "for", "per", "/", "previous", "prev", "x", "×");

  /** Days: "at" so many and more is an age or a week of pregnancy and no time of a stay. */
  private static final int LONG = 35;

  /** A length that tells a time; {@code first} may lie before the number. */
  record Found(TimeExpression day, int first, int end) {}

  private Lengths() {}

  static Found at(List<Token> tokens, int i, int from, int to) {
    int first = i;
    int number = i;
    String lead = "";
    while (number < to - 1
        && (tokens.get(number).is("at")
            || WITHIN.contains(tokens.get(number).key())
            || tokens.get(number).is("the")
            || tokens.get(number).is("within")
            || tokens.get(number).is("after"))
        && number - first < 4) {
      lead = tokens.get(number).is("the") ? lead : tokens.get(number).key();
      number++;
    }
    double count;
    int end;
    Token token = tokens.get(number);
    if (token.isNumber()) {
      count = token.number().doubleValue();
      end = number + 1;
    } else {
      NumberWords.Found words = NumberWords.at(tokens, number, to);
      boolean article = words == null && (token.is("a") || token.is("an") || token.is("one"));
      if (words == null && !article) {
        return null;
      }
      count = article ? 1 : words.value();
      end = article ? number + 1 : words.end();
    }
    end += end < to && tokens.get(end).is("-") && !tokens.get(end).spaced() ? 1 : 0;
    Duration unit = end < to ? UNITS.get(tokens.get(end).key()) : null;
    if (unit == null || count > 10_000) {
      return null;
    }
    return told(tokens, first, end + 1, to, lead, count, unit);
  }

  private static Found told(
      List<Token> tokens, int first, int end, int to, String lead, double count, Duration unit) {
    Duration length = Duration.ofMinutes(Math.round(count * unit.toMinutes()));
    String next = end < to ? tokens.get(end).key() : "";
    if (BACK.contains(next)) {
      boolean days = unit.toDays() >= 1 && length.toDays() <= 14;
      int back = (int) length.toDays();
      return new Found(days ? new DaysBack(back, back) : new Ago(length), first, end + 1);
    }
    boolean old = next.equals("old") || next.equals("-");
    if (old || unit.toMinutes() == 1 && !LATER.contains(next) && !lead.equals("at")) {
      return null;
    }
    boolean age = lead.equals("at") && !LATER.contains(next) && length.toDays() >= LONG;
    if (age) {
      return null; // "miscarriage at 8 weeks", "vaccine at 2 months"
    }
    if (LATER.contains(next) || lead.equals("at") || lead.equals("after")) {
      boolean word = LATER.contains(next) && !next.equals("post") && !next.equals("following");
      return new Found(new After(length), first, word ? end + 1 : end);
    }
    if (lead.equals("/") && (count > 48 || end < to && tokens.get(end).isNumber())) {
      return null;
    }
    boolean stretch =
        WITHIN.contains(lead) && !lead.equals("for") && length.compareTo(Duration.ofDays(4)) <= 0;
    return stretch && length.toHours() >= 1 ? new Found(new Stretch(length), first, end) : null;
  }
}
