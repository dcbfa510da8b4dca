package org.chartwarden.notes.claims;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.notes.times.TimeMention;
import org.chartwarden.notes.times.TimeResolver;
import org.chartwarden.notes.times.TimeWindow;

/**
 * Which expression of time belongs to a statement: the one right behind it, else the last one
 * before it in its sentence, else one behind it with nothing else between, else that of the heading
 * or lead-in under which it stands.
 */
public final class ClaimTimes {

  private static final int ADJACENT = 6;

  private static final Set<String> UNTIL = Set.of("by", "until", "till", "thru", "through");
  private final ClinicalNote note;
  private final NoteContext context;
  private final TimeResolver resolver;
  private final TreeMap<Integer, Integer> ownedStarts = new TreeMap<>();
  private final NearTimes near;

  public ClaimTimes(ClinicalNote note, NoteContext context) {
    this.note = note;
    this.context = context;
    this.resolver = new TimeResolver(context);
    note.mentions().stream()
        .flatMap(mention -> mention.timeWords().stream())
        .forEach(words -> ownedStarts.put(words.start(), words.end()));
    this.near = new NearTimes(note);
  }

  /** The window of a statement that covers a span of a sentence. */
  public TimeWindow of(TextSpan span, int sentence) {
    return window(near.mention(span, sentence));
  }

  /** As {@link #of}, by words that stand within the span or right behind it only. */
  public TimeWindow beside(TextSpan span, int sentence) {
    List<TimeMention> here = near.of(sentence);
    int next = NearTimes.firstFrom(here, span.start());
    for (int i = next; i < Math.min(here.size(), next + NearTimes.FEW); i++) {
      TimeMention time = here.get(i);
      boolean within = time.span().end() <= span.end();
      boolean behind =
          time.span().start() >= span.end() && near.between(span.end(), time.span().start()) <= 2;
      if (within || behind) {
        return window(time);
      }
    }
    return resolver.unsaid();
  }

  /**
   * The window of a procedure: what stands beside it, else a date or clock time in front that
   * belongs to nothing else. A count of days in front ("POD 2 s/p bypass") is that of the note.
   */
  public TimeWindow ofProcedure(TextSpan span, int sentence) {
    TimeWindow beside = beside(span, sentence);
    if (beside.said()) {
      return beside;
    }
    TimeMention bare = bareClock(span, sentence);
    TimeMention time = bare == null ? near.mention(span, sentence) : bare;
    if (time == null || owned(time)) {
      return beside;
    }
    TimeWindow window = window(time);
    boolean exact = window.kind() == TimeWindow.Kind.DAY || window.kind() == TimeWindow.Kind.CLOCK;
    return exact ? window : beside;
  }

  /** Whether a window is told and over before the note. */
  boolean past(TimeWindow window) {
    return window.said() && window.before(context.written());
  }

  /** The whole stay up to the note, as something that is said. */
  TimeWindow stay() {
    TimeWindow stay = resolver.unsaid();
    Instant start = context.admitted().orElse(stay.start());
    Instant end = context.discharged().orElse(context.written());
    return new TimeWindow(
        start, end.isBefore(start) ? start : end, TimeWindow.Kind.ENCOUNTER, "the whole stay");
  }

  /** A span with the words of time that stand right behind it. */
  TextSpan with(TextSpan span, Optional<TextSpan> words) {
    if (words.isEmpty()
        || words.get().start() < span.end()
        || words.get().start() - span.end() > ADJACENT) {
      return span;
    }
    int end = words.get().end();
    return new TextSpan(span.start(), end, note.text().text().substring(span.start(), end));
  }

  /** A span with the expression of time that stands right behind it, if one does. */
  public TextSpan withTimeBehind(TextSpan span, int sentence) {
    List<TimeMention> here = near.of(sentence);
    int next = NearTimes.firstFrom(here, span.end());
    if (next < here.size()) {
      return with(span, Optional.of(here.get(next).span()));
    }
    return span;
  }

  /** The side that is named in a span or right before it. */
  Laterality side(TextSpan span) {
    int first = near.tokenAt(span.start());
    for (int i = first; i < tokens().size() && token(i).start() < span.end(); i++) {
      Laterality side = Laterality.of(token(i));
      if (side != Laterality.NONE) {
        return side;
      }
    }
    return first > 0 && token(first).breaks() == 0
        ? Laterality.of(token(first - 1))
        : Laterality.NONE;
  }

  /**
   * The window of a measured value by the words that its reader ties to it. Words that end another
   * sentence, or that belong to a procedure ("extubated 3/4 to CPAP, FiO2 0.25"), say nothing of
   * it.
   */
  TimeWindow ofValue(TimeMention time, TextSpan span, ClinicalNote note) {
    if (time == null || time.span().start() >= span.end() && near.opensNext(time)) {
      return resolver.unsaid();
    }
    if (time.span().end() <= span.start()) {
      String between = note.text().text().substring(time.span().end(), span.start());
      boolean leads = between.length() <= 2 || between.strip().startsWith(":");
      if (opensLine(time) && between.indexOf('\n') < 0) {
        return window(time);
      }
      if (between.contains(". ") || between.contains(".\n") || !leads && owned(time)) {
        return resolver.unsaid();
      }
    }
    return window(time);
  }

  /** A clock time at the begin of a line is that of the whole line. */
  private boolean opensLine(TimeMention time) {
    int first = time.firstToken();
    return time.clock() != null
        && time.day() == null
        && (first == 0 || token(first).breaks() > 0 || first == 1 || token(first - 1).breaks() > 0);
  }

  /** Whether words of time stand right behind a condition or procedure. */
  private boolean owned(TimeMention time) {
    return ownedStarts.floorKey(time.span().end() - 1) != null
        && ownedStarts.floorEntry(time.span().end() - 1).getValue() > time.span().start();
  }

  /** The window of a statement whose time does not matter. */
  TimeWindow unsaid() {
    return resolver.unsaid();
  }

  /** The window of words that are known to belong to a statement. */
  TimeWindow within(TextSpan words, int sentence) {
    List<TimeMention> here = near.of(sentence);
    int next = NearTimes.firstFrom(here, words.start());
    for (int i = Math.max(0, next - 1); i < Math.min(here.size(), next + 2); i++) {
      TimeMention time = here.get(i);
      if (time.span().start() < words.end() && words.start() < time.span().end()) {
        return window(time);
      }
    }
    return resolver.unsaid();
  }

  /** The window of an expression of time; that of the stay when it is null. */
  TimeWindow window(TimeMention time) {
    if (time == null) {
      return resolver.unsaid();
    }
    TimeWindow window = resolver.resolve(time);
    boolean upTo = time.firstToken() > 0 && UNTIL.contains(token(time.firstToken() - 1).key());
    if (!upTo || !window.said()) {
      return window;
    }
    // "By 5/22 she was afebrile": then at the latest.
    TimeWindow stay = resolver.unsaid();
    Instant start = stay.start().isBefore(window.start()) ? stay.start() : window.start();
    return new TimeWindow(start, window.end(), TimeWindow.Kind.NARRATIVE, window.words());
  }

  /** Four digits right behind a procedure are the time of day ("CTH 1028"). */
  private TimeMention bareClock(TextSpan span, int sentence) {
    int i = near.tokenAt(span.end());
    if (i >= tokens().size() || !token(i).isNumber() || token(i).breaks() > 0) {
      return null;
    }
    String digits = token(i).raw();
    boolean unit =
        i + 1 < tokens().size()
            && (token(i + 1).key().matches("m?l|cc|mg|g|%|units?") || token(i + 1).is("/"));
    if (unit || !digits.matches("([01]\\d|2[0-3])[0-5]\\d")) {
      return null;
    }
    int minute =
        Integer.parseInt(digits.substring(0, 2)) * 60 + Integer.parseInt(digits.substring(2));
    return new TimeMention(
        null, new TimeMention.ClockTime(minute, -1), note.text().span(i, i), i, i + 1, sentence);
  }

  private List<Token> tokens() {
    return note.text().tokens();
  }

  private Token token(int index) {
    return tokens().get(index);
  }
}
