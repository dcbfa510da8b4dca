package org.chartwarden.notes.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeExpression.CalendarDay;
import org.chartwarden.notes.times.TimeExpression.DayCount;
import org.chartwarden.notes.times.TimeExpression.DaysBack;
import org.chartwarden.notes.times.TimeExpression.Until;
import org.chartwarden.notes.times.TimeExpression.Weekday;
import org.chartwarden.notes.times.TimeMention.ClockTime;

/** Finds every time expression of a note. */
public final class TimeReader {

  private final NoteText note;
  private final List<Token> tokens;
  private final List<TimeMention> mentions = new ArrayList<>();

  private TimeReader(NoteText note) {
    this.note = note;
    this.tokens = note.tokens();
  }

  /** The time expressions of a note in order; none overlaps another. */
  public static List<TimeMention> read(NoteText note) {
    TimeReader reader = new TimeReader(note);
    for (Sentence sentence : note.sentences()) {
      int i = sentence.firstToken();
      while (i < sentence.endToken()) {
        i = reader.at(sentence, i);
      }
    }
    return List.copyOf(reader.mentions);
  }

  /** Reads what begins at a token; the index from which to go on. */
  private int at(Sentence sentence, int i) {
    int from = sentence.firstToken();
    int to = sentence.endToken();
    CalendarDays.Found day = CalendarDays.at(tokens, i, from, to);
    if (day != null) {
      boolean until = i > from && tokens.get(i - 1).is("by") && day.day() instanceof CalendarDay;
      TimeExpression meant = until ? new Until(day.day()) : day.day();
      return withClock(sentence, meant, i, day.end());
    }
    DayCounts.Found count = DayCounts.at(tokens, i, to);
    if (count != null) {
      return withClock(sentence, count.count(), i, count.end());
    }
    ClockTimes.Found clock = ClockTimes.at(tokens, i, from, to, false);
    if (clock != null) {
      return clockFirst(sentence, clock, i);
    }
    Lengths.Found length = Lengths.at(tokens, i, from, to);
    PhraseTrie.Match<TimeExpression> phrase = TimePhrases.at(tokens, i, to);
    boolean longer = phrase != null && (length == null || phrase.end() >= length.end());
    if (longer && !falls(i, phrase.end(), to)) {
      return withClock(sentence, phrase.values().get(0), i, phrase.end());
    }
    if (length != null) {
      return add(sentence, length.day(), null, length.first(), length.end());
    }
    return i + 1;
  }

  /** "Last winter" is no day of this stay. */
  private static final Set<String> SEASONS =
      Set.of(
          "winter",
          "spring",
          "summer",
          "autumn",
          "fall",
          "christmas",
          "easter",
          "thanksgiving",
          "season",
          "term");

  /** "first" of "first degree", "last" of "lasts": words that only look like a time. */
  private boolean falls(int i, int end, int to) {
    Token token = tokens.get(i);
    boolean sides = token.is("b") && end == i + 3 && tokens.get(i + 1).is("/");
    if (sides) {
      return end >= to || tokens.get(end).isWord() || tokens.get(end).is("."); // bilateral
    }
    boolean single = end == i + 1;
    if (!single || end >= to) {
      return false;
    }
    Token next = tokens.get(end);
    return switch (token.key()) {
      case "first", "last", "initial", "starting" ->
          next.is("degree")
              || next.is("line")
              || next.is("dose")
              || next.is("name")
              || SEASONS.contains(next.key());
      case "max", "maximum" -> next.isNumber() && end + 1 < to && tokens.get(end + 1).is("g");
      case "triage", "discharge" -> false;
      default -> false;
    };
  }

  /** A day with a clock time right behind it: "10/6 0830", "yesterday at 1800". */
  private int withClock(Sentence sentence, TimeExpression day, int first, int end) {
    int at = end;
    int to = sentence.endToken();
    ClockTimes.Found iso = ClockTimes.iso(tokens, end, to);
    if (iso != null && day instanceof CalendarDay) {
      return add(sentence, day, iso.clock(), first, iso.end());
    }
    if (at < to && (tokens.get(at).is(",") || tokens.get(at).is("(") || tokens.get(at).is("t"))) {
      at++;
    }
    boolean calendar =
        day instanceof CalendarDay
            || day instanceof DaysBack
            || day instanceof Weekday
            || day instanceof DayCount;
    if (calendar && at < to) {
      ClockTimes.Found clock = ClockTimes.at(tokens, at, sentence.firstToken(), to, at == end);
      if (clock != null) {
        return add(sentence, day, clock.clock(), first, clock.end());
      }
    }
    return add(sentence, day, null, first, end);
  }

  /** A clock time with the day behind it: "at 1800 yesterday", "0830 on 10/6". */
  private int clockFirst(Sentence sentence, ClockTimes.Found clock, int first) {
    int at = clock.end();
    int to = sentence.endToken();
    while (at < to
        && (tokens.get(at).is("on") || tokens.get(at).is(",") || tokens.get(at).is("of"))) {
      at++;
    }
    if (at < to && at - clock.end() <= 1) {
      CalendarDays.Found day = CalendarDays.at(tokens, at, sentence.firstToken(), to);
      if (day != null) {
        return add(sentence, day.day(), clock.clock(), first, day.end());
      }
      PhraseTrie.Match<TimeExpression> phrase = TimePhrases.at(tokens, at, to);
      if (phrase != null && phrase.values().get(0) instanceof DaysBack back) {
        return add(sentence, back, clock.clock(), first, phrase.end());
      }
      DayCounts.Found count = DayCounts.at(tokens, at, to);
      if (count != null) {
        return add(sentence, count.count(), clock.clock(), first, count.end());
      }
    }
    return add(sentence, null, clock.clock(), first, clock.end());
  }

  private int add(Sentence sentence, TimeExpression day, ClockTime clock, int first, int end) {
    mentions.add(
        new TimeMention(day, clock, note.span(first, end - 1), first, end, sentence.index()));
    return end;
  }
}
