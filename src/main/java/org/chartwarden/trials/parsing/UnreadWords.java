package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.qualifiers.QualifierReader;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Finds the words beside the questions of a segment that mean something and are not understood. */
final class UnreadWords {

  private static final Set<String> NOT = Set.of("not", "no", "never", "without");

  /** A "not" reaches over as many words. */
  private static final int BEHIND_NOT = 3;

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final Denials denials;
  private final boolean parted;

  /**
   * For the segments of a clause.
   *
   * @param parted whether words ahead of a denial are no part of what is denied
   */
  UnreadWords(MarkedPhrase marked, Denials denials, boolean parted) {
    this.parted = parted;
    this.marked = marked;
    this.phrase = marked.words();
    this.denials = denials;
  }

  /** For each question of a segment the unread words that belong to it. */
  List<List<String>> of(Segment segment) {
    List<List<String>> open = new ArrayList<>();
    segment.questions.forEach(question -> open.add(new ArrayList<>()));
    int at = 0;
    int run = -1;
    for (int i = segment.from; i <= segment.to; i++) {
      int end = segment.runFrom(i);
      if (end > i && end <= segment.to) {
        if (run >= 0) {
          open.get(owner(segment, at, run, i)).add(phrase.words(denied(segment, run), i));
          run = -1;
        }
        String words = words(i, end);
        if (words.chars().anyMatch(Character::isLetter)) {
          open.get(owner(segment, at, i, end)).add(words);
        }
        i = end - 1;
        continue;
      }
      boolean unread = unread(segment, i);
      if (unread && !Fillers.contains(phrase.key(i))) {
        run = run < 0 ? (bothSides(segment, i) ? i - 1 : i) : run;
      } else if (run >= 0 && !(unread && goesOn(segment, i))) {
        // "Surgery of the hand with arthritis": not of the arthritis.
        boolean of = ofAnother(segment, at, i);
        String words = phrase.words(denied(segment, run), of ? i + 1 : i);
        if (words.chars().anyMatch(Character::isLetter)) {
          open.get(owner(segment, at, run, i)).add(words);
        }
        run = -1;
      }
      if (at < segment.questions.size() && segment.questions.get(at).from() <= i) {
        at++;
      }
    }
    return open;
  }

  /** "In both eyes", but not "both eyes and ears". */
  private boolean bothSides(Segment segment, int i) {
    return i > segment.from
        && phrase.is(i - 1, "both")
        && phrase.isWord(i)
        && !phrase.is(i + 1, "and");
  }

  /** Words of a list, without those that a question has already. */
  private String words(int from, int to) {
    StringBuilder words = new StringBuilder();
    int begin = from;
    for (int i = from; i <= to; i++) {
      if (i == to || marked.used(i) && !Fillers.contains(phrase.key(i))) {
        if (i > begin) {
          words.append(words.isEmpty() ? "" : " ").append(phrase.words(begin, i));
        }
        begin = i + 1;
      }
    }
    return words.toString();
  }

  /**
   * The question that a run of unread words narrows: the one before it, or the one that it stands
   * directly ahead of when other words part it from the one before ("tumor without bone
   * metastasis").
   *
   * @param at how many questions begin before the end of the run
   */
  private int owner(Segment segment, int at, int run, int end) {
    boolean ahead =
        at > 0
            && at < segment.questions.size()
            && segment.questions.get(at).from() == end
            && segment.questions.get(at - 1).to() < run
            && phrase.isWord(run - 1);
    return ahead ? at : Math.max(0, at - 1);
  }

  /** Where words begin with a "not" that denies them and nothing else: "not well controlled". */
  private int denied(Segment segment, int run) {
    for (int i = run - 1; i >= Math.max(segment.from, run - BEHIND_NOT); i--) {
      if (!unread(segment, i)) {
        return run;
      }
      if (phrase.isAny(i, NOT)) {
        return i;
      }
    }
    return run;
  }

  /** Whether words stand ahead of the first question and "with" parts them from it. */
  private boolean ofAnother(Segment segment, int at, int end) {
    return at == 0
        && !segment.questions.isEmpty()
        && end < segment.questions.get(0).from()
        && phrase.is(end, "with");
  }

  private boolean unread(Segment segment, int i) {
    return i < segment.to
        && !marked.used(i)
        && !marked.covered(i)
        && !inReadBracket(segment, i)
        && !denials.holds(i)
        && !(parted && segment.denied && i < denials.first(segment));
  }

  /** Whether a run of unread words goes on behind an empty one. */
  private boolean goesOn(Segment segment, int i) {
    return i + 1 < segment.to
        && !marked.used(i + 1)
        && marked.questionAt(i + 1) == null
        && (phrase.isWord(i)
            || phrase.is(i, "-")
                && (phrase.is(i - 1, "non")
                    || QualifierReader.alike(phrase.key(i - 1), phrase.key(i + 1))));
  }

  private boolean inReadBracket(Segment segment, int i) {
    if (segment.brackets.isEmpty()) {
      return false;
    }
    int depth = 0;
    for (int k = segment.from; k <= i && k < segment.to; k++) {
      depth += marked.covered(k) ? 0 : Brackets.step(phrase, k);
    }
    return depth > 0;
  }
}
