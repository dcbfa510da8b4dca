package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Finds what a clause denies. */
final class Denials {

  /** "not" before these denies the word and not the thing. */
  private static final Set<String> NOT_DENIED =
      WordSet.of(
          "controlled treated able responding related limited suitable due only allowed resolved",
          "adequately well eligible exceed exceeding later more less greater necessarily",
          "amenable sufficiently meet meeting yet fully responsive optimally stable specified",
          "stabilised stabilized compensated healed cured recovered otherwise permitted willing candidates required progression",
          "efficacy effect effectiveness response benefit improvement tolerability");

  /** "no" before these sets a limit. */
  private static final Set<String> LIMITS =
      WordSet.of("more less later longer greater limit restriction matter higher lower fewer");

  /** What begins so behind "no ... or" tells another case: "no insulin or on stable doses". */
  private static final Set<String> CONTRARY =
      WordSet.of("on if stable have has are is must who those at with receiving when only");

  /** "Never treated with insulin" denies the insulin; "not treated hypertension" does not. */
  private static final Set<String> BY_MEANS = Set.of("with", "by", "using");

  /** Another side of the patient begins with these: "without diabetes and with hypertension". */
  private static final Set<String> OTHER_SIDE = Set.of("with", "who", "has", "have", "at");

  /** So does one that is joined by "and". */
  private static final Set<String> OTHER_VERBS =
      WordSet.of("had required requires requiring require received receiving must are is on");

  private static final int LONGEST = 4;

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;

  Denials(MarkedPhrase marked) {
    this.marked = marked;
    this.phrase = marked.words();
  }

  /** Index after the denial that begins at a token, or 0. */
  private int endAt(int i) {
    if (marked.covered(i) || phrase.is(i, "negative") && (hyphened(i) || markerBefore(i))) {
      return 0;
    }
    if (phrase.is(i, "not") && marked.questionAt(i + 1) != null) {
      return i + 1;
    }
    int end = ClauseWords.denialEnd(phrase, i);
    boolean given = phrase.is(end, "treated") && phrase.isAny(end + 1, BY_MEANS);
    if (end == 0 || NOT_DENIED.contains(phrase.key(end)) && !given) {
      return 0;
    }
    if (phrase.is(i, "non")) {
      int next = phrase.is(i + 1, "-") ? i + 2 : i + 1;
      return marked.questionAt(next) == null ? 0 : end;
    }
    return phrase.is(i, "no") && phrase.isAny(i + 1, LIMITS) ? 0 : end;
  }

  /** "FDG-negative cancer": what a hyphen joins to a name speaks of that name alone. */
  private boolean hyphened(int i) {
    return i > 1 && phrase.is(i - 1, "-") && !phrase.token(i).spaced() && phrase.isWord(i + 1);
  }

  /** "PR negative breast cancer": the sign of a marker denies nothing else. */
  private boolean markerBefore(int i) {
    return marked.questions().stream()
        .anyMatch(one -> one.to() == i && one.test().type().equals("biomarker"));
  }

  /** Whether a token belongs to a denial. */
  boolean holds(int i) {
    for (int k = Math.max(0, i - LONGEST); k <= i; k++) {
      if (endAt(k) > i) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a denial lies within some tokens: "lung cancer with no previous chemotherapy". One in a
   * bracket that closes before the end speaks of the bracket alone.
   */
  boolean between(int from, int to) {
    for (int i = from; i < to; i++) {
      int close = Brackets.step(phrase, i) > 0 ? Brackets.closing(phrase, i, to) : to;
      if (close < to) {
        i = close;
        continue;
      }
      int end = endAt(i);
      if (end > 0 && end <= to) {
        return true;
      }
    }
    return false;
  }

  /** The token at which the first denial of a segment begins, or its end. */
  int first(Segment segment) {
    for (int i = segment.from; i < segment.to; i++) {
      if (endAt(i) > 0) {
        return i;
      }
    }
    return segment.to;
  }

  /** Whether a denial begins in a segment. */
  boolean beginsIn(Segment segment) {
    for (int i = segment.from; i < segment.to; i++) {
      if (endAt(i) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * "Knee pain without fracture or infection": cuts segments where a denial begins behind what they
   * ask, so that it can go on through a list.
   */
  void part(List<Segment> segments) {
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      boolean listed = i + 1 < segments.size() && segments.get(i + 1).joint != Joint.NONE;
      for (int q = 1; listed && segment.brackets.isEmpty() && q < segment.questions.size(); q++) {
        int begin = begin(segment.questions.get(q - 1).to(), segment.questions.get(q).from());
        if (begin > 0 && !QuestionTypes.signless(segment.questions.get(q).test().type())) {
          segments.add(i + 1, segment.cut(begin, q));
          break;
        }
      }
    }
  }

  /** The token at which a denial begins within some, or 0. */
  private int begin(int from, int to) {
    for (int i = from; i < to; i++) {
      int end = endAt(i);
      if (end > 0 && end <= to) {
        return i;
      }
    }
    return 0;
  }

  /** Tells segments whether they are denied; a denial goes on through a list of one kind. */
  void mark(List<Segment> segments) {
    boolean denying = false;
    String type = "";
    for (Segment segment : segments) {
      int first = segment.questions.isEmpty() ? segment.to : segment.questions.get(0).from();
      boolean starts = between(segment.from, first);
      String own = segment.type();
      segment.denied =
          (starts || denying && goesOn(segment, own, type))
              && !QuestionTypes.signless(own)
              && !(own.isEmpty() && starts && !marked.hasUnread(segment.from, segment.to));
      denying = segment.denied;
      type = own.isEmpty() ? type : own;
    }
  }

  private boolean goesOn(Segment segment, String own, String before) {
    return segment.joint != Joint.NONE
        && !segment.joint.explains()
        && !phrase.isAny(segment.from, OTHER_SIDE)
        && !(segment.joint == Joint.AND && phrase.isAny(segment.from, OTHER_VERBS))
        && !(phrase.isAny(segment.from, CONTRARY)
            && (own.isEmpty()
                || phrase.is(segment.from + 1, "stable")
                || phrase.is(segment.from + 2, "stable")))
        && (own.isEmpty()
            || own.equals(before)
            || before.isEmpty() && QuestionTypes.lists(own)
            || QuestionTypes.alike(QuestionTypes.group(own), QuestionTypes.group(before))
            || QuestionTypes.lists(own)
                && QuestionTypes.lists(before)
                && segment.joint != Joint.AND);
  }
}
