package org.chartwarden.trials.criteria;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.phrases.WindowReader;

/** Looks for the modifiers of one name: from it backwards, then behind it. */
final class ModifierSearch {

  private static final int REACH = 45;
  private static final int COUNT_REACH = 8;
  private static final int BEHIND_REACH = 12;

  private static final Set<String> BARRIERS =
      Set.of("due", "because", "unless", "except", "although", "which", "but", "if");

  /** What follows these tells of something else: "cancer with hormone therapy in the last year". */
  private static final Set<String> BEHIND_BARRIERS =
      Set.of("with", "who", "requiring", "treated", "receiving", "that");

  /** Another name may stand between a stretch of time and these. */
  private static final Set<String> NAME_ENDS = Set.of(")", ",", "or");

  /** A length of time behind these is theirs: "active cancer or life expectancy below 3 years". */
  private static final Set<String> MEASURED_IN_TIME =
      Set.of("expectancy", "survival", "prognosis", "lifespan");

  private static final Set<String> EITHER = Set.of("or", "/", "and/or");

  private static final Set<Aspect> EITHER_TIME = EnumSet.of(Aspect.CURRENT, Aspect.PLANNED);

  private static final Set<String> RECEIVING = Set.of("receiving", "undergoing", "having");

  private static final Set<String> ONSET =
      Set.of(
          "of",
          "a",
          "an",
          "the",
          "diagnosis",
          "onset",
          "acute",
          "new",
          "episode",
          "last",
          "after",
          "post",
          "since",
          "following",
          "from",
          "-",
          "first",
          "index",
          "their",
          "his",
          "her");

  private static final Set<Window.Kind> LONG_AGO =
      EnumSet.of(Window.Kind.BEFORE, Window.Kind.BETWEEN);

  private static final Set<String> EVENT = Set.of("event", "ictus");

  private final CriterionPhrase phrase;
  private final int from;
  private final int to;
  private final BitSet used = new BitSet();
  private Aspect aspect;
  private Optional<Window> window = Optional.empty();
  private Optional<Bounds> count = Optional.empty();

  /** Index after the stretch of time that stands ahead of the name; 0 when none does. */
  private int windowEnd;

  /** Index after the number that was counted. */
  private int counted;

  /** A search around the name that stands on some tokens. */
  ModifierSearch(CriterionPhrase phrase, int from, int to) {
    this.phrase = phrase;
    this.from = from;
    this.to = to;
  }

  Modifiers run() {
    before();
    int end = phrase.clauseEnd(to);
    windowBehind(Math.min(end, to + REACH));
    aspectBehind(Math.min(end, to + BEHIND_REACH));
    return new Modifiers(aspect == null ? Aspect.PLAIN : aspect, window, count, used);
  }

  private void before() {
    int start = phrase.clauseStart(from);
    int last = from;
    for (int i = from - 1; i >= Math.max(start, from - REACH); i--) {
      if (phrase.isAny(i, BARRIERS)) {
        return;
      }
      last = aspectBefore(i, start, last);
      plainBefore(i);
      windowBefore(i);
      countBefore(i);
    }
  }

  /** Takes the aspect that begins at a token; returns where the first one taken begins. */
  private int aspectBefore(int i, int start, int last) {
    ModifierWords.Found found = ModifierWords.before(phrase, i);
    if (found == null
        || found.to() > last
        || i > start && ModifierWords.within(phrase, i, start, last)) {
      return last;
    }
    // "Scheduled to receive or currently receiving": what goes on and what is ahead.
    if (aspect != null
        && EITHER_TIME.contains(aspect)
        && EITHER_TIME.contains(found.aspect())
        && aspect != found.aspect()
        && ModifierWords.holds(phrase, found.to(), last, EITHER)) {
      aspect = Aspect.PLANNED;
      used.set(i, last);
      return i;
    }
    boolean ongoing =
        aspect == Aspect.PLANNED
            && found.aspect() == Aspect.CURRENT
            && ModifierWords.holds(phrase, i, last, RECEIVING);
    // "Currently receiving scheduled dialysis": it goes on.
    aspect = aspect == null || ongoing ? found.aspect() : aspect;
    if (found.aspect() == aspect) {
      used.set(i, found.to());
    }
    return i;
  }

  private void plainBefore(int i) {
    int end = ModifierWords.plainEnd(phrase, i);
    if (end > 0 && end <= from && ModifierWords.fill(phrase, end, from)) {
      used.set(i, end);
    }
  }

  private void windowBefore(int i) {
    WindowReader.Found stretch =
        window.isEmpty() || windowEnd > 0 ? WindowReader.at(phrase, i) : null;
    // "At least 6 months": the length with the words before it.
    if (stretch != null && window.isPresent() && stretch.to() != windowEnd) {
      return;
    }
    if (stretch != null && stretch.to() <= from && belongs(stretch)) {
      // "Within 3 months of a diagnosis of myocarditis": it began in that time.
      boolean ofIt = !stretch.window().anchored() && phrase.areAll(stretch.to(), from, ONSET);
      windowEnd = stretch.to();
      take(
          ofIt
              ? new WindowReader.Found(stretch.window().ofToday(), stretch.from(), from)
              : stretch);
    }
  }

  /** A stretch of time before a name belongs to it unless another name stands between. */
  private boolean belongs(WindowReader.Found stretch) {
    // "Recent use (within two weeks) of opioids": a bracket of its own stands before "of".
    boolean bracketed =
        phrase.is(stretch.from() - 1, "(")
            && phrase.is(stretch.to(), ")")
            && phrase.is(stretch.to() + 1, "of");
    for (int i = bracketed ? stretch.to() + 1 : stretch.to(); i < from; i++) {
      if (phrase.isAny(i, NAME_ENDS)) {
        return false;
      }
    }
    return true;
  }

  private void countBefore(int i) {
    Quantity times = i >= from - COUNT_REACH ? TimesCount.before(phrase, i, from) : null;
    // "More than 2 lines": the number with the words before it.
    if (times != null && (count.isEmpty() || times.to() == counted)) {
      count = Optional.of(times.bounds());
      counted = times.to();
      used.set(i, from);
    }
  }

  private void windowBehind(int end) {
    boolean barred = false;
    for (int i = to; i < end && !phrase.isAny(i, BARRIERS); i++) {
      if (phrase.isAny(i, MEASURED_IN_TIME)) {
        return;
      }
      barred |= phrase.isAny(i, BEHIND_BARRIERS);
      i = ofAnother(i, end);
      WindowReader.Found stretch = WindowReader.at(phrase, i);
      if (stretch != null) {
        boolean others = barred && stretch.window().kind() != Window.Kind.AHEAD;
        if (!others && (window.isEmpty() || !used.get(i))) {
          take(sinceItself(stretch));
        }
        return;
      }
    }
  }

  /** "Stroke (> 6 months post onset)", "stroke survivor, 3 months post stroke": since it began. */
  private WindowReader.Found sinceItself(WindowReader.Found stretch) {
    int end = stretch.to();
    while (end < phrase.size() && phrase.isAny(end, ONSET)) {
      end++;
    }
    boolean again = end > stretch.to() && phrase.key(end).equals(phrase.key(from));
    int event = phrase.isAny(end, EVENT) ? end + 1 : end;
    boolean bare =
        event > stretch.to() + 1
            && (event >= phrase.size() || phrase.endsClause(event) || phrase.is(event, ")"));
    boolean ago = LONG_AGO.contains(stretch.window().kind());
    if (stretch.window().anchored() || !ago || !again && !bare) {
      return stretch;
    }
    return new WindowReader.Found(
        stretch.window().ofToday(), stretch.from(), again ? stretch.to() : event);
  }

  /** "Stroke, infarction (within a year), angina": what a bracket amid a list tells of another. */
  private int ofAnother(int i, int end) {
    if (i == to || !phrase.is(i, "(")) {
      return i;
    }
    int close = i;
    while (close < end && !phrase.is(close, ")")) {
      close++;
    }
    return phrase.is(close + 1, ",") && close + 2 < end ? close : i;
  }

  private void take(WindowReader.Found stretch) {
    window = Optional.of(stretch.window());
    used.set(stretch.from(), stretch.to());
  }

  private void aspectBehind(int end) {
    for (int i = to; i < end; i++) {
      ModifierWords.Found found = ModifierWords.behind(phrase, i);
      if (found != null && !used.get(i)) {
        aspect = aspect == null ? found.aspect() : aspect;
        used.set(i, found.to());
        return;
      }
    }
  }
}
