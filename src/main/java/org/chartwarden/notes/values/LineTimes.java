package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.NoteSection;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeMention;

/** The time that a line or heading above a sentence gives it. */
final class LineTimes {

  /** The day of a note's title is no time of what stands below. */
  private static final Set<String> NO_HEADS =
      Set.of("note", "summary", "visit", "round", "review", "report", "consult", "addendum");

  private final List<Token> tokens;
  private final List<TimeMention> times;
  private TimeMention lineTime;
  private TimeMention sectionTime;
  private int headedSection = -1;

  /** The clock time at the begin of the line at hand: it counts for the whole line. */
  private TimeMention lineClock;

  LineTimes(List<Token> tokens, List<TimeMention> times) {
    this.tokens = tokens;
    this.times = times;
  }

  /**
   * The time from above for the next sentence of the note, or null.
   *
   * @param own the times of the sentence itself
   */
  TimeMention above(NoteSection section, List<TimeMention> own, int from, int to) {
    if (tokens.get(from).breaks() > 1) {
      lineTime = null;
    }
    lineClock = lineClock(own, from, to);
    if (lineClock != null && tokens.get(from).breaks() == 0) {
      return lineClock;
    }
    return lineTime == null ? headingTime(section, from) : lineTime;
  }

  /** "1200 Back in room. BP 108/62": kept until the line ends. */
  private TimeMention lineClock(List<TimeMention> own, int from, int to) {
    TimeMention open = from == 0 || tokens.get(from).breaks() > 0 ? null : lineClock;
    if (open != null && own.isEmpty()) {
      for (int i = from + 1; i < to; i++) {
        if (tokens.get(i).breaks() > 0) {
          return null;
        }
      }
      return open;
    }
    boolean opens =
        !own.isEmpty()
            && (from == 0 || tokens.get(from).breaks() > 0)
            && own.get(0).clock() != null
            && own.get(0).day() == null
            && own.get(0).firstToken() - from <= 1;
    for (int i = from + 1; opens && i < to; i++) {
      opens = tokens.get(i).breaks() == 0;
    }
    return opens ? own.get(0) : null;
  }

  /** A short line with a time and no value gives its time to the lines below it. */
  void below(List<TimeMention> own, List<Tied> ties, int from, int to) {
    if (ties.isEmpty() && own.size() == 1 && headsLine(own.get(0), from, to)) {
      lineTime = own.get(0);
    } else if (!own.isEmpty() && ties.isEmpty()) {
      lineTime = null;
    }
  }

  private boolean headsLine(TimeMention time, int from, int to) {
    boolean colon = tokens.get(to - 1).is(":");
    boolean open = colon || to >= tokens.size() || tokens.get(to).breaks() > 0;
    int words = 0;
    for (int i = from; i < to; i++) {
      boolean inTime = i >= time.firstToken() && i < time.endToken();
      words += tokens.get(i).isWord() && !inTime ? 1 : 0;
      if (NO_HEADS.contains(tokens.get(i).key())) {
        return false;
      }
    }
    return open
        && words <= (colon ? 4 : 2)
        && !tokens.get(to - 1).is(".")
        && !TimeScope.loose(time);
  }

  /** The time in the heading above a sentence; that of the note's title is left out. */
  private TimeMention headingTime(NoteSection section, int from) {
    boolean below = tokens.get(from).start() >= section.bodyStart();
    if (section.index() == 0 || section.bodyStart() <= section.start() || !below) {
      return null;
    }
    if (headedSection != section.index()) {
      headedSection = section.index();
      sectionTime = timeWithin(section.start(), section.bodyStart());
    }
    return sectionTime;
  }

  /** The only time that begins within a stretch of the text, when it tells enough; or null. */
  private TimeMention timeWithin(int start, int end) {
    int low = 0;
    int high = times.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times.get(middle).span().start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean one =
        low < times.size()
            && times.get(low).span().start() < end
            && (low + 1 == times.size() || times.get(low + 1).span().start() >= end);
    if (one && !TimeScope.loose(times.get(low))) {
      return times.get(low);
    }
    return null;
  }
}
