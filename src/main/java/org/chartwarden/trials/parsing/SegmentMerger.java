package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Puts segments that ask nothing by themselves to the ones that they belong to. */
final class SegmentMerger {

  private static final Set<String> ADJECTIVES =
      WordSet.of(
          "severe uncontrolled unstable acute chronic active symptomatic moderate mild advanced",
          "significant serious untreated progressive recurrent persistent congenital acquired",
          "primary secondary current prior past ongoing previous clinically known suspected",
          "poorly controlled metastatic malignant benign systemic local topical oral intravenous",
          "inhaled bilateral unilateral left right major minor existing latent new recent",
          "personal family decompensated end stage history invasive genetic clinical physical",
          "mental medical bacterial viral fungal parasitic partial complete total upper lower",
          "type internal external male female hip knee both 1 2 i ii iii radiological planned",
          "chest breast lung liver kidney brain bone abdominal pelvic back neck hip knee ankle",
          "shoulder spine skin eye oral nasal rectal lymph node nodes hemodynamically had",
          "relapsed refractory germline somatic paroxysmal intermittent definite probable",
          "pre scheduled inherited measurable evaluable unresectable resectable");

  private static final int SHORTEST = 6;

  private static final List<String> ENDINGS =
      List.of("ic", "al", "ous", "ive", "ary", "ory", "chronous", "oid", "immune", "ular");

  private static final Set<String> NO_ADJECTIVES =
      WordSet.of(
          "hospital withdrawal arrival survival trial approval renewal referral proposal interval",
          "antibiotic diuretic narcotic analgesic anesthetic antiseptic topic clinic statistic music",
          "laboratory memory history category inventory additive preservative sedative laxative",
          "derivative adjuvant capillary dispensary library summary animal individual capital",
          "professional anal appraisal disposal removal critical medial material chemical",
          "antipsychotic anticholinergic emetic antiemetic cosmetic antidiabetic prokinetic",
          "contraceptive antihypertensive immunosuppressive pharmaceutical nutritional hormonal",
          "pemphigoid thyroid steroid opioid carcinoid hemorrhoid haemorrhoid");

  /** "Untreated or poorly controlled": either will do, but one of them has to be. */
  private static final Set<String> DEGREES =
      WordSet.of(
          "severe serious uncontrolled unstable untreated symptomatic poorly controlled treated",
          "advanced progressive refractory resistant decompensated moderate mild active acute");

  /** A sentence of its own begins with these: "are unstable, have fever". */
  private static final Set<String> VERBS = WordSet.of("have has had are is was were who");

  private static final Set<String> OVER = WordSet.of("prior past previous former");
  private static final Set<String> ONGOING = WordSet.of("active current ongoing recent present");

  /** What stands ahead of these belongs to another member of the list: "x, history of y". */
  private static final Set<String> PARTING = WordSet.of("history of with to for from");

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;

  SegmentMerger(MarkedPhrase marked) {
    this.marked = marked;
    this.phrase = marked.words();
  }

  /** Whether a bracket lists the kinds that a thing has: "(bacterial, viral or fungal)". */
  static boolean kinds(CriterionPhrase phrase, int from, int to) {
    boolean either = false;
    int kinds = 0;
    for (int i = from; i < to; i++) {
      either |= phrase.is(i, "or") || phrase.is(i, "and") || phrase.is(i, "/");
      if (phrase.isWord(i) && !Fillers.contains(phrase.key(i))) {
        if (!adjective(phrase.key(i)) || DEGREES.contains(phrase.key(i))) {
          return false;
        }
        kinds++;
      }
    }
    return either && kinds > 1;
  }

  void merge(List<Segment> segments) {
    mergeAdjectives(segments);
    mergePadding(segments);
    absorb(segments);
  }

  /** "severe, uncontrolled asthma": words without a question narrow the next. */
  private void mergeAdjectives(List<Segment> segments) {
    for (int i = 0; i < segments.size() - 1; i++) {
      Segment segment = segments.get(i);
      Segment next = segments.get(i + 1);
      if (segment.bare()
          && onlyAdjectives(segment)
          && !next.joint.explains()
          && next.joint != Joint.EXAMPLE
          && !phrase.isAny(next.from, VERBS)
          && !alone(segment, next)) {
        Segment merged = merged(segment, next);
        merged.denied = next.denied || segment.denied;
        segments.set(i + 1, merged);
        segments.remove(i);
        i--;
      }
    }
  }

  /** "Ischemic or embolic stroke": the adjectives are one run of words, either of which will do. */
  private Segment merged(Segment segment, Segment next) {
    int end = next.questions.isEmpty() ? next.from : next.questions.get(0).from();
    if (end <= next.from || member(segment.from, end) || parted(next.from, end)) {
      if (next.joint == Joint.OR && !next.questions.isEmpty()) {
        useAdjectives(next.from, end);
      }
      return next.from(segment.joint, next.from);
    }
    Segment merged = next.from(segment.joint, segment.from);
    merged.runs.removeIf(run -> run[0] < end);
    if (anyTime(segment.from, end)) {
      marked.use(segment.from, end);
    } else {
      merged.runs.add(new int[] {first(segment), end});
    }
    return merged;
  }

  /**
   * "Untreated or active": whether a word that a question has is a member of the list by itself.
   */
  private boolean member(int from, int to) {
    for (int i = from; i < to; i++) {
      boolean alone =
          (i == from || ClauseWords.joint(phrase, i - 1) != null)
              && (i + 1 == to || ClauseWords.joint(phrase, i + 1) != null);
      if (alone && marked.used(i) && !Fillers.contains(phrase.key(i))) {
        return true;
      }
    }
    return false;
  }

  /** "Active or prior": whether a list takes in what is over as well as what goes on. */
  private boolean anyTime(int from, int to) {
    boolean over = false;
    boolean other = false;
    for (int i = from; i < to; i++) {
      over |= phrase.isAny(i, OVER);
      other |=
          phrase.isWord(i)
              && !phrase.isAny(i, OVER)
              && !phrase.isAny(i, ONGOING)
              && !Fillers.contains(phrase.key(i));
    }
    return over && !other;
  }

  private int first(Segment segment) {
    int from = segment.from;
    while (from < segment.to - 1
        && (marked.used(from) || Fillers.contains(phrase.key(from)) || !phrase.isWord(from))) {
      from++;
    }
    return from;
  }

  private boolean parted(int from, int to) {
    for (int i = from; i < to; i++) {
      if (phrase.isAny(i, PARTING)) {
        return true;
      }
    }
    return false;
  }

  /** "Hepatic, psychiatric, history of stroke": whether an adjective is a member by itself. */
  private boolean alone(Segment segment, Segment next) {
    return segment.joint == Joint.COMMA
        && next.joint == Joint.COMMA
        && phrase.reads(next.from, "history", "of")
        && marked.hasUnread(segment.from, segment.to);
  }

  /** "Swallow capsules or tablets", "a trial of a drug or a device": names the same once more. */
  private void mergePadding(List<Segment> segments) {
    for (int i = segments.size() - 1; i > 0; i--) {
      Segment segment = segments.get(i);
      Segment before = segments.get(i - 1);
      boolean again =
          segment.bare()
              && !segment.denied
              && (segment.joint == Joint.OR || segment.joint == Joint.AND)
              && !before.questions.isEmpty()
              && Padding.again(
                  phrase.words(segment.from, segment.to),
                  before.questions.get(before.questions.size() - 1).test());
      if (again) {
        marked.use(segment.from, segment.to);
        before.to = segment.to;
        segments.remove(i);
      }
    }
  }

  private void useAdjectives(int from, int to) {
    for (int i = from; i < to; i++) {
      if (adjective(phrase.key(i)) && !DEGREES.contains(phrase.key(i))) {
        marked.use(i, i + 1);
      }
    }
  }

  private boolean onlyAdjectives(Segment segment) {
    for (int i = segment.from; i < segment.to; i++) {
      String word = phrase.key(i);
      if (!marked.used(i) && !Fillers.contains(word) && !adjective(word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean adjective(String word) {
    return ADJECTIVES.contains(word)
        || word.length() > SHORTEST
            && !NO_ADJECTIVES.contains(word)
            && ENDINGS.stream().anyMatch(word::endsWith);
  }

  /** A question that takes in its surroundings does so up to the next question. */
  private static void absorb(List<Segment> segments) {
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).whole()) {
        continue;
      }
      while (i + 1 < segments.size() && segments.get(i + 1).bare()) {
        segments.get(i).to = segments.remove(i + 1).to;
      }
      while (i > 0 && segments.get(i - 1).bare()) {
        Segment before = segments.remove(i - 1);
        i--;
        segments.set(i, segments.get(i).from(before.joint, before.from));
      }
    }
  }
}
