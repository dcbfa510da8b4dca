package org.chartwarden.trials.phrases;

import java.math.BigDecimal;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;

/**
 * Reads stretches of time: "within the past 6 months", "for at least 3 months", "4 weeks before".
 */
public final class WindowReader {

  private static final Set<String> UNITS = Set.of("a", "mo", "wk", "d", "h", "min");

  /** A bare "≥ 18 years" is an age and no stretch of time. */
  private static final int YOUNGEST_ADULT = 15;

  private static final PhraseTrie<Window.Kind> OPENERS = new PhraseTrie<>();
  private static final PhraseTrie<BigDecimal> SINGLES = new PhraseTrie<>();
  private static final PhraseTrie<Boolean> ANCHORS = new PhraseTrie<>();

  private static final Set<String> LASTLY =
      WordSet.of(
          "last past previous prior preceding recent latest the a next following subsequent",
          "first this these least at");

  private static final Set<String> LINKS =
      WordSet.of(
          "of prior to before from preceding the their this and or / a at during ( for any with",
          "in by date time day planned index previous period start initiation beginning visit",
          "visits first current 1 0 my our until till on into signing obtaining being");

  private static final String[] EVENTS = {
    "study",
    "screening",
    "enrollment",
    "enrolment",
    "randomization",
    "randomisation",
    "baseline",
    "inclusion",
    "informed consent",
    "consent",
    "treatment",
    "study drug",
    "study treatment",
    "study entry",
    "entry",
    "registration",
    "dose",
    "dosing",
    "first dose",
    "administration",
    "recruitment",
    "participation",
    "trial",
    "study start",
    "day 1",
    "day 0",
    "study medication",
    "study intervention",
    "intervention",
    "study product",
    "investigational product",
    "ip",
    "enrolling",
    "entering",
    "study day 1",
    "cycle 1",
    "protocol",
    "protocol therapy",
    "therapy",
    "study visit",
    "v1",
    "selection",
    "evaluation",
    "assessment",
    "interview",
    "admission",
    "clinical trial",
    "infusion",
    "drug",
    "medication",
    "vaccination",
    "today",
    "now",
    "referral",
    "presentation",
    "apheresis",
    "leukapheresis",
    "check in",
    "check-in",
    "joining",
    "the study",
    "signature",
    "eligibility",
    "study vaccination",
    "injection",
    "test",
    "testing",
    "procedure",
    "run in",
    "randomized",
    "screen",
    "imp",
    "investigational",
    "experimental",
    "preoperatively",
    "survey",
    "data collection",
    "experiment"
  };

  static {
    for (String phrase :
        new String[] {
          "within",
          "in",
          "during",
          "over",
          "in the",
          "within the",
          "during the",
          "over the",
          "throughout",
          "throughout the",
          "for the",
          "past",
          "last",
          "the past",
          "the last",
          "prior",
          "previous",
          "preceding",
          "inside",
          "at any time during",
          "at any time in",
          "within about",
          "in less than",
          "less than",
          "any time in",
          "since the",
          "from the"
        }) {
      OPENERS.add(phrase, Window.Kind.WITHIN);
    }
    for (String phrase :
        new String[] {
          "for", "lasting", "duration of", "duration", "since", "persisting for", "lasted for",
          "lasted", "with a duration of", "for a period of", "for a minimum of", "a duration of",
              "present for", "of duration"
        }) {
      OPENERS.add(phrase, Window.Kind.LASTING);
    }
    for (String[] pair :
        new String[][] {
          {"year", "1"}, {"month", "1"}, {"week", "1"}, {"decade", "10"}, {"24 h", "1"}
        }) {
      SINGLES.add(pair[0], new BigDecimal(pair[1]));
    }
    for (String event : EVENTS) {
      ANCHORS.add(event, true);
    }
  }

  private WindowReader() {}

  /**
   * A stretch with its words.
   *
   * @param from index of the first token
   * @param to index after the last
   */
  public record Found(Window window, int from, int to) {}

  /** The stretch that begins at a token, or null. */
  public static Found at(CriterionPhrase phrase, int i) {
    PhraseTrie.Match<Window.Kind> opener = phrase.longest(OPENERS, i);
    if (opener != null) {
      Found found = opened(phrase, i, opener.end(), opener.values().get(0));
      if (found != null) {
        return found;
      }
    }
    return bare(phrase, i);
  }

  private static Found opened(CriterionPhrase phrase, int from, int behind, Window.Kind kind) {
    int at = behind;
    boolean told = false;
    while (at < phrase.size() && at - behind < 5 && phrase.isAny(at, LASTLY)) {
      told |= !Set.of("the", "a", "at", "least").contains(phrase.key(at));
      at++;
    }
    boolean next = contains(phrase, behind, at, Set.of("next", "following", "subsequent"));
    boolean opensPast =
        told
            || contains(
                phrase, from, behind, Set.of("past", "last", "previous", "preceding", "prior"));
    Quantity quantity = BoundsReader.at(phrase, at);
    if (quantity == null && at > behind) {
      quantity = BoundsReader.at(phrase, at - 1);
    }
    boolean timed = quantity != null && UNITS.contains(quantity.unit());
    if (!timed) {
      return single(phrase, from, at, kind, opensPast, next);
    }
    Bounds bounds = quantity.bounds();
    BigDecimal count = bounds.low() == null || bounds.high() != null ? bounds.high() : bounds.low();
    boolean within = phrase.is(from, "within");
    boolean plainOver = phrase.is(from, "over") || phrase.is(from, "less");
    if (kind == Window.Kind.WITHIN
        && !within
        && !opensPast
        && !next
        && !plainOver
        && !anchorFollows(phrase, quantity.to())) {
      return null;
    }
    if (plainOver && !opensPast) {
      return bare(phrase, from);
    }
    Window.Kind actual = kind;
    boolean strict = false;
    if (kind == Window.Kind.LASTING) {
      if (opensPast || phrase.is(from, "since")) {
        actual = Window.Kind.LASTING;
      }
      if (bounds.low() == null) {
        actual = Window.Kind.SHORTER;
        strict = !bounds.highIncluded();
      } else {
        strict = !bounds.lowIncluded();
      }
      int end = durationWords(phrase, quantity.to());
      boolean before = Set.of("prior", "before", "preceding").contains(phrase.key(end));
      End anchor = before ? anchor(phrase, end) : new End(end, true);
      return new Found(
          new Window(actual, count, quantity.unit(), strict, anchor.known()), from, anchor.to());
    }
    actual = next ? Window.Kind.AHEAD : Window.Kind.WITHIN;
    if (phrase.is(quantity.to(), "after")
        || phrase.is(quantity.to(), "post")
        || phrase.is(quantity.to(), "following")) {
      End anchor = anchor(phrase, quantity.to() + 1, true);
      return new Found(
          new Window(
              Window.Kind.AHEAD,
              count,
              quantity.unit(),
              false,
              anchor.known() && anchor.to() > quantity.to() + 1),
          from,
          anchor.to());
    }
    End anchor = anchor(phrase, quantity.to());
    return new Found(
        new Window(actual, count, quantity.unit(), false, anchor.known()), from, anchor.to());
  }

  private static boolean anchorFollows(CriterionPhrase phrase, int at) {
    return Set.of("prior", "before", "preceding", "of").contains(phrase.key(at));
  }

  private static int durationWords(CriterionPhrase phrase, int at) {
    int end = at;
    while (end < phrase.size()
        && end - at < 2
        && Set.of("duration", "in", "long", "or", "more").contains(phrase.key(end))
        && !(phrase.is(end, "in") && !phrase.is(end + 1, "duration"))) {
      end++;
    }
    return end;
  }

  /** "in the past year", "during the last month": a unit without a number. */
  private static Found single(
      CriterionPhrase phrase, int from, int at, Window.Kind kind, boolean told, boolean next) {
    boolean one = phrase.is(from, "within") && Set.of("a", "one").contains(phrase.key(at - 1));
    if (!told && !one) {
      return null;
    }
    String unit =
        switch (phrase.key(at)) {
          case "year" -> "a";
          case "month" -> "mo";
          case "week" -> "wk";
          case "day" -> "d";
          default -> null;
        };
    if (unit == null || phrase.longest(SINGLES, at) == null && !unit.equals("d")) {
      return null;
    }
    Window.Kind actual =
        next
            ? Window.Kind.AHEAD
            : kind == Window.Kind.LASTING ? Window.Kind.LASTING : Window.Kind.WITHIN;
    End anchor = anchor(phrase, at + 1);
    return new Found(
        new Window(actual, BigDecimal.ONE, unit, false, anchor.known()), from, anchor.to());
  }

  /** A stretch without an opening word: "at least 4 weeks before", "≥ 6 months", "3 months ago". */
  private static Found bare(CriterionPhrase phrase, int i) {
    Quantity quantity = BoundsReader.at(phrase, i);
    if (quantity == null || !UNITS.contains(quantity.unit()) || aged(phrase, quantity)) {
      return null;
    }
    Bounds bounds = quantity.bounds();
    BigDecimal count = bounds.low() != null ? bounds.low() : bounds.high();
    boolean minimum = bounds.low() != null && bounds.high() == null;
    boolean maximum = bounds.low() == null;
    boolean strict = minimum ? !bounds.lowIncluded() : maximum && !bounds.highIncluded();
    String next = phrase.key(quantity.to());
    if (next.equals("ago") || next.equals("earlier")) {
      Window.Kind kind = minimum ? Window.Kind.BEFORE : Window.Kind.WITHIN;
      return new Found(
          new Window(kind, count, quantity.unit(), strict, true), i, quantity.to() + 1);
    }
    if (Set.of("before", "prior", "preceding").contains(next)) {
      End anchor = anchor(phrase, quantity.to());
      Window.Kind kind = minimum ? Window.Kind.BEFORE : Window.Kind.WITHIN;
      return new Found(
          new Window(kind, count, quantity.unit(), strict, anchor.known()), i, anchor.to());
    }
    if (Set.of("after", "post", "since", "from").contains(next)) {
      End anchor = anchor(phrase, quantity.to() + 1, true);
      Window.Kind kind = minimum ? Window.Kind.BEFORE : Window.Kind.WITHIN;
      boolean index = anchor.known() && anchor.to() > quantity.to() + 1;
      return new Found(
          new Window(index ? Window.Kind.AHEAD : kind, count, quantity.unit(), strict, false),
          i,
          quantity.to());
    }
    boolean anAge = quantity.unit().equals("a") && count.intValue() >= YOUNGEST_ADULT;
    if ((minimum || maximum) && !anAge) {
      Window.Kind kind = minimum ? Window.Kind.LASTING : Window.Kind.SHORTER;
      int end = durationWords(phrase, quantity.to());
      end = phrase.reads(end, "of", "duration") ? end + 2 : end;
      return new Found(new Window(kind, count, quantity.unit(), strict, true), i, end);
    }
    return null;
  }

  private static boolean aged(CriterionPhrase phrase, Quantity quantity) {
    String last = phrase.key(quantity.to() - 1);
    return Set.of("old", "age", "ages", "older", "younger").contains(last);
  }

  /** Where the words of an anchor end, and whether it is the day of judging. */
  private record End(int to, boolean known) {}

  private static End anchor(CriterionPhrase phrase, int from) {
    return anchor(phrase, from, false);
  }

  private static End anchor(CriterionPhrase phrase, int from, boolean opened) {
    int at = from;
    boolean linked = opened;
    boolean event = false;
    while (at < phrase.size() && at - from < 22) {
      PhraseTrie.Match<Boolean> match = phrase.longest(ANCHORS, at);
      if (match != null && linked) {
        event = true;
        at = match.end();
      } else if (phrase.isAny(at, LINKS) && (linked || !joins(phrase, at))) {
        boolean conjunction = joins(phrase, at);
        if (conjunction && !(event && anchorNear(phrase, at + 1))) {
          break;
        }
        linked |=
            Set.of(
                    "of",
                    "prior",
                    "before",
                    "from",
                    "preceding",
                    "to",
                    "at",
                    "(",
                    "the",
                    "until",
                    "till")
                .contains(phrase.key(at));
        at++;
      } else {
        break;
      }
    }
    if (event) {
      return new End(trimmed(phrase, from, at), true);
    }
    boolean follows =
        linked && Set.of("prior", "before", "of", "from", "preceding").contains(phrase.key(from));
    if (!follows) {
      return new End(from, true);
    }
    boolean bare =
        at >= phrase.size() || phrase.endsClause(at) || phrase.is(at, ",") || phrase.is(at, ")");
    return new End(bare ? at : from, bare);
  }

  private static int trimmed(CriterionPhrase phrase, int from, int to) {
    int end = to;
    while (end > from
        && (phrase.is(end - 1, "(")
            || phrase.is(end - 1, "and")
            || phrase.is(end - 1, "or")
            || phrase.is(end - 1, "with")
            || phrase.is(end - 1, "in")
            || phrase.is(end - 1, "the")
            || phrase.is(end - 1, "a")
            || phrase.is(end - 1, "for")
            || phrase.is(end - 1, "any")
            || phrase.is(end - 1, "on")
            || phrase.is(end - 1, "by"))) {
      end--;
    }
    return end;
  }

  private static boolean joins(CriterionPhrase phrase, int at) {
    return phrase.is(at, "and")
        || phrase.is(at, "or")
        || phrase.is(at, "/")
        || phrase.is(at, "with")
        || phrase.is(at, "for")
        || phrase.is(at, "in")
        || phrase.is(at, "by")
        || phrase.is(at, "on");
  }

  private static boolean anchorNear(CriterionPhrase phrase, int at) {
    for (int i = at; i < Math.min(phrase.size(), at + 3); i++) {
      if (phrase.longest(ANCHORS, i) != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(CriterionPhrase phrase, int from, int to, Set<String> keys) {
    for (int i = from; i < to; i++) {
      if (phrase.isAny(i, keys)) {
        return true;
      }
    }
    return false;
  }
}
