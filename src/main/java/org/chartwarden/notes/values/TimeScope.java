package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeExpression.CalendarDay;
import org.chartwarden.notes.times.TimeExpression.Counter;
import org.chartwarden.notes.times.TimeExpression.DayCount;
import org.chartwarden.notes.times.TimeExpression.Event;
import org.chartwarden.notes.times.TimeExpression.Landmark;
import org.chartwarden.notes.times.TimeExpression.Stretch;
import org.chartwarden.notes.times.TimeMention;

/**
 * Gives each value of a sentence its time: right behind it ("8.6 POD1"), between name and value,
 * right before the name, at the begin of the statement ("On arrival BP 204/112, HR 54"), or the
 * time of the line or heading above.
 */
final class TimeScope {

  private static final Set<String> TO_TIME =
      WordSet.of(
          "on", "at", "(", "@", "by", "in", "of", "for", "during", "the", "-", "this", "per", "/",
          "from", "drawn", "taken", "as", "back", "ra", "~", "around", "net", "all", "total");
  private static final Set<String> TO_NAME =
      WordSet.of(
          ":",
          ",",
          "(",
          "-",
          "labs",
          "vitals",
          "was",
          "the",
          "a",
          "repeat",
          "his",
          "her",
          "is",
          "lab",
          "obs",
          "exam",
          "level",
          "gas",
          "abg",
          "vbg",
          "vs",
          "signs",
          "bloods",
          "blood",
          "serum",
          "with",
          "had",
          "she",
          "he",
          "patient",
          "pt",
          "w",
          "/",
          "i",
          "significant",
          "notable",
          "and",
          "were",
          "chem",
          "value",
          "values",
          "showed",
          "reading");

  private static final Set<String> LEADS =
      Set.of("on", "by", "at", "from", "since", "of", "labs", "vitals", "lab", "for", "the", "and");
  private static final Set<String> STARTS = Set.of(".", ":", ";", "(", "•");
  private static final Set<Event> LOOSE =
      EnumSet.of(Event.PEAK, Event.NADIR, Event.NOW, Event.INITIAL, Event.DURING, Event.BEFORE);

  private final List<Token> tokens;
  private final int from;
  private final List<TimeMention> times;
  private final TimeMention heading;

  /**
   * @param times the times of the sentence, in order
   * @param heading the time of the line or heading above, or null
   */
  TimeScope(List<Token> tokens, int from, List<TimeMention> times, TimeMention heading) {
    this.tokens = tokens;
    this.from = from;
    this.times = times;
    this.heading = heading;
  }

  /** The values in order with their times. */
  List<Tied> timed(List<Tied> ties) {
    List<Tied> timed = new ArrayList<>();
    boolean[] taken = new boolean[times.size()];
    int previousEnd = from;
    for (int n = 0; n < ties.size(); n++) {
      Tied tie = ties.get(n);
      int until = n + 1 < ties.size() ? ties.get(n + 1).first() : Integer.MAX_VALUE;
      TimeMention time = tie.time();
      if (time == null) {
        int at = behind(tie, until, taken);
        boolean inside = at < 0;
        at = inside ? between(tie, previousEnd, taken) : at;
        inside &= at >= 0;
        at = at < 0 && !tie.earlier() ? leading(tie, taken) : at;
        if (at >= 0) {
          taken[at] |= inside || times.get(at).firstToken() >= tie.end();
          time = times.get(at);
        }
      }
      timed.add(tie.at(time == null && !tie.earlier() ? heading : time));
      previousEnd = tie.end();
    }
    return timed;
  }

  private int behind(Tied tie, int until, boolean[] taken) {
    int end = tie.wholeFirst() == tie.first() ? tie.wholeEnd() : tie.end();
    for (int t = 0; t < times.size(); t++) {
      TimeMention time = times.get(t);
      if (time.firstToken() < end || taken[t] || course(time)) {
        continue;
      }
      boolean near = time.firstToken() - end <= (loose(time) ? 0 : 3) && time.firstToken() < until;
      return near && onlyOf(TO_TIME, end, time.firstToken()) && !leadsNext(time, until) ? t : -1;
    }
    return -1;
  }

  /** "37.6 now" is behind, "Hgb 8.1, now 7.0" and "98. Today Na 133" lead the next value. */
  private boolean leadsNext(TimeMention time, int until) {
    int end = time.endToken();
    boolean colon = end < tokens.size() && tokens.get(end).is(":") && until - end <= 4;
    boolean bracketed = time.firstToken() > 0 && tokens.get(time.firstToken() - 1).is("(");
    return colon || (loose(time) || bracketed) && until == end;
  }

  /** A time between name and value; not that of the value before: "1.6 on admission, now 0.8". */
  private int between(Tied tie, int previousEnd, boolean[] taken) {
    int name = tie.nameEnd() <= tie.first() ? Math.max(tie.nameFirst(), 0) : tie.first();
    int low = Math.max(name, previousEnd);
    for (int t = times.size() - 1; t >= 0; t--) {
      TimeMention time = times.get(t);
      boolean inside = time.firstToken() >= low && time.endToken() <= tie.first();
      if (inside
          && !taken[t]
          && !course(time)
          && (tie.nameEnd() > tie.nameFirst() || time.endToken() >= tie.first() - 2)) {
        return t;
      }
    }
    return -1;
  }

  /** A time right before the name, or at the begin of the statement. */
  private int leading(Tied tie, boolean[] taken) {
    for (int t = times.size() - 1; t >= 0; t--) {
      TimeMention time = times.get(t);
      if (time.endToken() > tie.wholeFirst() || taken[t] || course(time)) {
        continue;
      }
      int gap = tie.wholeFirst() - time.endToken();
      boolean adjacent = gap <= 3 && onlyOf(TO_NAME, time.endToken(), tie.wholeFirst());
      if (loose(time)) {
        if (gap <= 1 && adjacent) {
          return t;
        }
        continue;
      }
      boolean apart = adjacent && has(",", time.endToken(), tie.wholeFirst());
      if (adjacent && (!apart || opens(time))
          || opens(time) && !ended(time.endToken(), tie.wholeFirst())) {
        return t;
      }
    }
    return -1;
  }

  /**
   * Whether a time stands at the begin of a statement. A bare day behind a word tells when that
   * was: "extubated 3/4 to CPAP, FiO2 0.25".
   */
  private boolean opens(TimeMention time) {
    int first = time.firstToken();
    boolean bareDay = time.clock() == null && time.day() instanceof CalendarDay;
    boolean headed = time.endToken() < tokens.size() && tokens.get(time.endToken()).is(":");
    if (bareDay && !headed && first > from && tokens.get(first).breaks() == 0) {
      Token before = tokens.get(first - 1);
      if (before.isWord() && !LEADS.contains(before.key())) {
        return false;
      }
    }
    boolean item = first > from && tokens.get(first - 1).is(",") && bareDay && beginsItem(time);
    if (item) {
      return true;
    }
    for (int i = first; i > Math.max(from, first - 4); i--) {
      Token before = tokens.get(i - 1);
      if (tokens.get(i).breaks() > 0 || STARTS.contains(before.key())) {
        return true;
      }
    }
    return first - from < 4;
  }

  /** "5/13 thoracentesis (1.2 L), 5/14 echo EF 45 %": a day that heads an item of a list. */
  private boolean beginsItem(TimeMention time) {
    int end = time.endToken();
    return times.get(0) != time
        && opens(times.get(0))
        && times.get(0).day() instanceof CalendarDay
        && end < tokens.size()
        && tokens.get(end).isWord()
        && tokens.get(end).breaks() == 0;
  }

  private boolean has(String key, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (tokens.get(i).is(key)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a statement ends between two tokens; a time at the end of its line heads the next. */
  private boolean ended(int begin, int end) {
    int breaks = begin < end && tokens.get(begin).breaks() == 1 ? 2 : 1;
    for (int i = begin; i < end; i++) {
      boolean stop = tokens.get(i).is(".") && i + 1 < end && tokens.get(i + 1).spaced();
      if (stop || tokens.get(i).breaks() >= breaks) {
        return true;
      }
    }
    return false;
  }

  private boolean onlyOf(Set<String> words, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (!words.contains(tokens.get(i).key())) {
        return false;
      }
    }
    return true;
  }

  /** Words that say little: they count only right beside a value. */
  static boolean loose(TimeMention time) {
    return time.clock() == null
        && (time.day() instanceof Landmark landmark && LOOSE.contains(landmark.event())
            || time.day() instanceof Stretch);
  }

  private static boolean course(TimeMention time) {
    return time.day() instanceof DayCount count && count.counter() == Counter.COURSE;
  }
}
