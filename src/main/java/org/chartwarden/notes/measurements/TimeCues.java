package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/** The words of a sentence that tell when something was measured. */
final class TimeCues {

  private static final String[][] PHRASES = {
    {
      "PAST",
      "years ago;year ago;months ago;month ago;weeks ago;previously;previous;prior year;"
          + "years before;years earlier;months before;months earlier;months prior;years prior;weeks"
          + " prior;weeks before;year before;year prior;in the past;last year;two years previously;"
          + "pre-pregnancy;prepregnancy;before pregnancy;at birth;was born;born at;"
          + "premorbid;pre-morbid;prior to admission;before admission;previous admission;outside"
          + " hospital;a year earlier;weeks earlier;days before admission;before hospitalization;"
          + "prior to presentation;last visit;usual;historically;baseline weight;at diagnosis;first diagnosed"
    },
    {"BASELINE", "baseline;at baseline;basal"},
    {"UNSAID", "now;currently;today;at this time;current"},
    {
      "ADMISSION",
      "on admission;at admission;upon admission;admission;on arrival;upon arrival;at"
          + " arrival;at presentation;on presentation;upon presentation;presenting;initial;initially;"
          + "at the time of admission;at the time of presentation;in the emergency department;in the"
          + " emergency room;in the ed;in the er;on initial;at first;first visit;initial visit;at the"
          + " first visit;was admitted;presented with;time of admission;on examination;physical"
          + " examination;on physical examination;admitted;time of presentation;initial evaluation"
    },
    {"PEAK", "peak;peaked;peaking;peaked at;maximum;a maximum of;highest;maximal;a peak of"},
    {"NADIR", "nadir;lowest;a nadir of;minimum"},
    {
      "LATER",
      "the next day;next day;following day;the following day;next morning;subsequently;later;"
          + "days later;hours later;day later;h later;hours after;days after;hour after;decreased to;"
          + "increased to;dropped to;fell to;rose to;improved to;reduced to;worsened to;declined to;"
          + "elevated to;went up to;came down to;had increased to;had decreased to;had improved;"
          + "normalized;postoperative day;postoperative;postoperatively;hospital day;pod;"
          + "intraoperatively;during the operation;intraoperative;after intubation;during surgery;"
          + "second day;third day;repeat;repeated;rechecked;during hospitalization;during the"
          + " hospital stay;further increased;deteriorated;progressed to;at the end of;after induction;"
          + "during the procedure;after surgery;after the operation;weeks after;after days;after"
          + " hours;at delivery;during follow up;over the next;over the following;in the icu;day of"
          + " surgery;during dialysis;dropped;second visit;reduced from;increasing to;rising to"
    },
    {
      "AFTER_TREATMENT",
      "after treatment;following treatment;after therapy;after dialysis;after"
          + " hemodialysis;post dialysis;after transfusion;after initiation;following initiation;after"
          + " starting;post treatment;posttreatment;after administration;following administration;"
          + "after resuscitation;after correction;after weeks of;after months of;after days of;after"
          + " initiation of;with treatment;after infusion;after fluid;after hydration;after stopping;"
          + "after discontinuation;after replacement;after cycles;recovered to;recovered;after"
          + " receiving;post transplant;posttransplant;after transplantation;after delivery"
    },
    {
      "DISCHARGE",
      "at discharge;on discharge;upon discharge;at the time of discharge;prior to"
          + " discharge;before discharge;was discharged;discharge;discharged;time of discharge"
    },
    {
      "FOLLOW_UP",
      "at follow up;follow up;follow-up;at the follow up;months later;weeks later;years"
          + " later;month later;week later;year later;months after;years after;month after;year"
          + " after;outpatient follow up;followup;months postoperatively;last follow up;after"
          + " months;after years;currently well;month follow up;year follow up"
    },
  };

  private static final PhraseTrie<TimeHint> TRIE = trie();

  private static final int BEHIND = 7;
  private static final Set<String> DAY_NAMES =
      Set.of("day", "pod", "hd", "week", "month", "year", "in", "of");
  private static final Set<String> CLAUSE_ENDS = Set.of(";", "but", "while", "whereas");

  /**
   * A cue.
   *
   * @param first index of its first token
   * @param end index after its last token
   */
  private record Cue(TimeHint hint, int first, int end) {}

  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final int[] brackets;
  private final List<Cue> cues = new ArrayList<>();

  TimeCues(List<Token> tokens, int from, int to) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
    this.brackets = brackets();
    for (int i = from; i < to; i++) {
      if (!tokens.get(i).isWord() && !tokens.get(i).isNumber()) {
        continue;
      }
      PhraseTrie.Match<TimeHint> match = TRIE.longest(tokens, i, to);
      if (match != null) {
        cues.add(new Cue(match.values().get(0), i, match.end()));
        i = match.end() - 1;
      } else if (laterDay(i)) {
        cues.add(new Cue(TimeHint.LATER, i, i + 2));
      } else if (agoOrLater(i)) {
        cues.add(new Cue(after(i), i, i + 1));
      }
    }
  }

  /** The hint for a value: the nearest cue before it, or one right behind it. */
  TimeHint of(int first, int end, boolean laterOfTrend) {
    Cue before = null;
    Cue behind = null;
    for (Cue cue : cues) {
      if (!speaksOf(cue, first) || startsTrend(cue, first)) {
        continue;
      }
      if (cue.first() < first) {
        before = cue;
      } else if (cue.first() >= end
          && behind == null
          && cue.first() - end <= BEHIND
          && clauseGoesOn(end, cue.first())) {
        behind = cue;
      }
    }
    if (behind != null && (before == null || specific(behind.hint()))) {
      return behind.hint();
    }
    if (laterOfTrend && (before == null || !specific(before.hint()))) {
      return TimeHint.LATER;
    }
    return before == null ? TimeHint.UNSAID : before.hint();
  }

  /** In brackets that hold a number "baseline" and the like speak of that number only. */
  private boolean speaksOf(Cue cue, int value) {
    boolean aside =
        switch (cue.hint()) {
          case BASELINE, PAST, PEAK, NADIR -> true;
          default -> false;
        };
    int bracket = brackets[cue.first() - from];
    return !aside || bracket < 0 || bracket == brackets[value - from];
  }

  /** "dropped from 34 to 26": the verb tells the time of the second value. */
  private boolean startsTrend(Cue cue, int value) {
    return cue.hint() == TimeHint.LATER
        && value > from
        && tokens.get(value - 1).is("from")
        && cue.first() < value
        && value - cue.end() <= 2;
  }

  /** For each token the index of the bracket around it that holds a number, or -1. */
  private int[] brackets() {
    int[] around = new int[to - from];
    Arrays.fill(around, -1);
    int open = -1;
    boolean number = false;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[")) {
        open = i;
        number = false;
      } else if ((token.is(")") || token.is("]")) && open >= 0) {
        if (number) {
          Arrays.fill(around, open - from, i - from, open);
        }
        open = -1;
      }
      number |= token.isNumber() && !counted(i);
    }
    return around;
  }

  /** Whether a number counts days or months and is no value. */
  private boolean counted(int i) {
    boolean behind = i > from && DAY_NAMES.contains(tokens.get(i - 1).key());
    return behind || i + 1 < to && duration(tokens.get(i + 1));
  }

  private static boolean specific(TimeHint hint) {
    return hint != TimeHint.UNSAID && hint != TimeHint.ADMISSION;
  }

  private boolean clauseGoesOn(int from, int until) {
    for (int i = from; i < until; i++) {
      Token token = tokens.get(i);
      if (CLAUSE_ENDS.contains(token.key()) || token.is(",") || token.isNumber()) {
        return false;
      }
    }
    return true;
  }

  /** "day 3", "POD 2": a later day than the first. */
  private boolean laterDay(int i) {
    Token token = tokens.get(i);
    boolean day = token.is("day") || token.is("pod") || token.is("hd");
    return day
        && i + 1 < to
        && tokens.get(i + 1).isNumber()
        && tokens.get(i + 1).number().doubleValue() > 1;
  }

  /** "after 3 days", "within 48 hours". */
  private boolean agoOrLater(int i) {
    Token token = tokens.get(i);
    return (token.is("after") || token.is("within") || token.is("by"))
        && i + 2 < to
        && (tokens.get(i + 1).isNumber() || counted(tokens.get(i + 1)))
        && duration(tokens.get(i + 2));
  }

  private TimeHint after(int i) {
    String unit = tokens.get(i + 2).key();
    return unit.startsWith("month") || unit.startsWith("year")
        ? TimeHint.FOLLOW_UP
        : TimeHint.LATER;
  }

  private static final Set<String> COUNTS =
      Set.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "ten", "several", "a",
          "an", "few");

  private static final Set<String> DURATIONS =
      Set.of(
          "h", "hours", "hour", "days", "day", "weeks", "week", "months", "month", "years", "year",
          "minutes");

  private static boolean counted(Token token) {
    return COUNTS.contains(token.key());
  }

  private static boolean duration(Token token) {
    return DURATIONS.contains(token.key());
  }

  private static PhraseTrie<TimeHint> trie() {
    PhraseTrie<TimeHint> trie = new PhraseTrie<>();
    for (String[] row : PHRASES) {
      for (String phrase : row[1].split(";")) {
        trie.add(phrase, TimeHint.valueOf(row[0]));
      }
    }
    return trie;
  }
}
