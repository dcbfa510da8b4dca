package org.chartwarden.notes.claims;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.text.NoteSection;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeMention;

/** Which of the expressions of time of a note stands nearest to a statement and speaks of it. */
final class NearTimes {

  private static final int BEHIND = 3;

  /** Expressions farther away, in number or characters, are of something else. */
  static final int FEW = 6;

  private static final int FAR = 400;
  private static final Set<SectionKind> DATED =
      EnumSet.of(
          SectionKind.LABORATORY,
          SectionKind.VITAL_SIGNS,
          SectionKind.EXAMINATION,
          SectionKind.PROCEDURES,
          SectionKind.IMAGING,
          SectionKind.DISCHARGE,
          SectionKind.OTHER);
  private static final Set<String> ENDS = Set.of(",", ";", ".", ":", "|", "(");

  private final ClinicalNote note;
  private final Map<Integer, TimeMention> inHeading = new HashMap<>();
  private final Map<Integer, List<TimeMention>> bySentence = new TreeMap<>();

  NearTimes(ClinicalNote note) {
    this.note = note;
    for (TimeMention time : note.times()) {
      bySentence.computeIfAbsent(time.sentence(), key -> new ArrayList<>()).add(time);
      NoteSection section = note.text().sectionOf(note.text().sentences().get(time.sentence()));
      if (time.span().start() >= section.start() && time.span().end() <= section.bodyStart()) {
        inHeading.putIfAbsent(section.index(), time);
      }
    }
  }

  /** The expressions of a sentence, in order. */
  List<TimeMention> of(int sentence) {
    return bySentence.getOrDefault(sentence, List.of());
  }

  /** Index of the first expression that begins at an offset or behind it. */
  static int firstFrom(List<TimeMention> times, int offset) {
    int low = 0;
    int high = times.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times.get(middle).span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Index of the first token that begins at an offset or behind it. */
  int tokenAt(int offset) {
    int low = 0;
    int high = tokens().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (token(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The expression that belongs to a statement which covers a span; null when none does. */
  TimeMention mention(TextSpan span, int sentence) {
    List<TimeMention> here = bySentence.getOrDefault(sentence, List.of());
    int next = firstFrom(here, span.start());
    TimeMention after = null;
    for (int i = next; i < here.size() && after == null; i++) {
      TimeMention time = here.get(i);
      if (time.span().end() <= span.end()) {
        return time;
      }
      after = time.span().start() >= span.end() ? time : null;
    }
    TimeMention before = null;
    for (int i = next - 1; i >= Math.max(0, next - FEW) && before == null; i--) {
      TimeMention time = here.get(i);
      before = time.span().end() <= span.start() && leads(time, span) ? time : null;
    }
    if (after != null && between(span.end(), after.span().start()) <= BEHIND && !opensNext(after)) {
      return after;
    }
    if (before != null) {
      return before;
    }
    if (after != null && !crossesNumber(span.end(), after.span().start()) && !opensNext(after)) {
      return after;
    }
    return heading(sentence);
  }

  /**
   * Whether a time in front of a statement speaks of it: it stands in the same line, and does not
   * end a statement of its own ("map 68 at 1800, hgb 7.9").
   */
  private boolean leads(TimeMention time, TextSpan span) {
    int first = time.firstToken();
    if (span.start() - time.span().end() > FAR) {
      return false;
    }
    for (int i = time.endToken(); i < tokens().size() && token(i).start() <= span.start(); i++) {
      if (token(i).breaks() > 0) {
        return false;
      }
    }
    for (int i = time.endToken(); i < tokens().size() && token(i).start() < span.start(); i++) {
      if (token(i).is(";")) {
        return false;
      }
    }
    boolean ends = false;
    for (int i = first - 1;
        i >= Math.max(0, first - FEW * FEW)
            && token(i + 1).breaks() == 0
            && !ENDS.contains(token(i).key());
        i--) {
      ends |= token(i).isNumber();
    }
    if (!ends) {
      return true;
    }
    for (int i = time.endToken(); i < tokens().size() && token(i).start() < span.start(); i++) {
      if (ENDS.contains(token(i).key())) {
        return false;
      }
    }
    return true;
  }

  private List<Token> tokens() {
    return note.text().tokens();
  }

  private Token token(int index) {
    return tokens().get(index);
  }

  /** "8.4 (yesterday 6.1)", "148 (GP Nov: 110)": the time of the value that follows it. */
  boolean opensNext(TimeMention time) {
    boolean bracket = time.firstToken() > 0 && token(time.firstToken() - 1).is("(");
    int next = time.endToken();
    while (next < tokens().size() && (token(next).is(":") || token(next).is("="))) {
      next++;
    }
    return bracket && next < tokens().size() && token(next).isNumber();
  }

  /** A time in the heading of the section, if the sentence stands under it. */
  private TimeMention heading(int sentence) {
    NoteSection section = note.text().sectionOf(note.text().sentences().get(sentence));
    if (!DATED.contains(section.kind())) {
      return null;
    }
    return inHeading.get(section.index());
  }

  /** Words between two places; a mark that ends a clause counts as many. */
  int between(int from, int to) {
    int count = 0;
    for (int i = tokenAt(from);
        i < tokens().size() && token(i).start() < to && count <= BEHIND;
        i++) {
      Token token = token(i);
      count += token.is(",") || token.is(";") || token.is(".") || token.isNumber() ? BEHIND + 1 : 1;
    }
    return count;
  }

  private boolean crossesNumber(int from, int to) {
    if (to - from > FAR) {
      return true;
    }
    for (int i = tokenAt(from); i < tokens().size() && token(i).start() < to; i++) {
      if (token(i).isNumber() || token(i).is(";")) {
        return true;
      }
    }
    return false;
  }
}
