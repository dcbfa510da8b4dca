package org.chartwarden.trials.phrases;

import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;

/**
 * What a stretch of time is counted from: "prior to screening", "before the first dose".
 *
 * @param to index after its last token
 * @param known whether it is the day of judging
 */
record WindowAnchor(int to, boolean known) {

  private static final int REACH = 22;

  private static final PhraseTrie<Boolean> EVENTS =
      PhraseTable.of("trial-windows.psv", "event", none -> true);

  private static final Set<String> LINKS =
      WordSet.of(
          "of prior to before from preceding the their this and or / a at during ( for any with",
          "in by date time day planned index previous period start initiation beginning visit",
          "visits first current 1 0 my our until till on into signing obtaining being initiating",
          "starting receiving commencing receipt commencement given planned any");

  /** Links that an event may follow. */
  private static final Set<String> LEADS =
      WordSet.of("of prior before from preceding to at ( the until till");

  /** Links after which something else may begin. */
  private static final Set<String> JOINTS = WordSet.of("and or / with for in by on");

  private static final Set<String> LOOSE_ENDS = WordSet.of("( and or with in the a for any on by");

  private static final Set<String> OCCASIONS = Set.of("before", "prior", "until");

  private static final Set<String> AT = Set.of("at", "on", "by");
  private static final Set<String> DAYS = Set.of("time", "day", "date", "moment");

  private static final Set<String> OPENERS = Set.of("prior", "before", "of", "from", "preceding");

  /** The anchor whose words begin at a token; of no words when there is none. */
  static WindowAnchor at(CriterionPhrase phrase, int from) {
    return read(phrase, from, false);
  }

  /** The anchor behind a word that leads to it: "after", "since". */
  static WindowAnchor ledTo(CriterionPhrase phrase, int from) {
    return read(phrase, from, true);
  }

  /** Index after words that tell an occasion of the study without a stretch of time, or 0. */
  static int occasionEnd(CriterionPhrase phrase, int i) {
    boolean opened = phrase.isAny(i, OCCASIONS) && !phrase.isAny(i - 1, Set.of("or", "and"));
    int day = dayOf(phrase, i);
    if (!opened && day < 0 && !phrase.reads(i, "at")) {
      return 0;
    }
    int from = day < 0 ? i : day;
    WindowAnchor anchor = read(phrase, from + 1, true);
    return anchor.named(from + 1) ? anchor.to() : 0;
  }

  /** Index of the "of" of "at the time of", "on day of", "by the date of"; -1 for other words. */
  private static int dayOf(CriterionPhrase phrase, int i) {
    int name = phrase.is(i + 1, "the") ? i + 2 : i + 1;
    return phrase.isAny(i, AT) && phrase.isAny(name, DAYS) && phrase.is(name + 1, "of")
        ? name + 1
        : -1;
  }

  /** Whether words from a token on name the day of judging. */
  boolean named(int from) {
    return known && to > from;
  }

  private static WindowAnchor read(CriterionPhrase phrase, int from, boolean led) {
    int at = from;
    boolean linked = led;
    boolean event = false;
    while (at < phrase.size() && at - from < REACH) {
      PhraseTrie.Match<Boolean> match = phrase.longest(EVENTS, at);
      if (match != null && linked) {
        event = true;
        at = match.end();
        continue;
      }
      boolean joins = phrase.isAny(at, JOINTS);
      boolean link = phrase.isAny(at, LINKS) && (linked || !joins);
      if (!link || joins && !(event && eventNear(phrase, at + 1))) {
        break;
      }
      linked |= phrase.isAny(at, LEADS);
      at++;
    }
    if (event) {
      return new WindowAnchor(trimmed(phrase, from, at), true);
    }
    if (!linked || !phrase.isAny(from, OPENERS)) {
      return new WindowAnchor(from, true);
    }
    boolean bare =
        at >= phrase.size() || phrase.endsClause(at) || phrase.is(at, ",") || phrase.is(at, ")");
    return new WindowAnchor(bare ? at : from, bare);
  }

  private static int trimmed(CriterionPhrase phrase, int from, int to) {
    int end = to;
    while (end > from && phrase.isAny(end - 1, LOOSE_ENDS)) {
      end--;
    }
    return end;
  }

  private static boolean eventNear(CriterionPhrase phrase, int at) {
    for (int i = at; i < Math.min(phrase.size(), at + 3); i++) {
      if (phrase.longest(EVENTS, i) != null) {
        return true;
      }
    }
    return false;
  }
}
