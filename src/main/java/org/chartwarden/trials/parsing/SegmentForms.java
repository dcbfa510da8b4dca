package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionTest;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Makes the form of a segment from its questions, its brackets and its unread words. */
final class SegmentForms {

  private static final Set<String> THINGS =
      Set.of("diagnosis", "infection", "organ-function", "procedure");

  private static final Set<String> SICK = Set.of("diagnosis", "infection", "organ-function");

  /** As many unread words ahead of a condition are part of its name. */
  private static final int AHEAD = 10;

  private static final Set<String> RANKS = WordSet.of("i ii iii iv v 1 2 3 4");
  private static final Set<String> RANKED =
      WordSet.of("disorder disease diabetes syndrome failure block type class");

  private static final Set<String> HAVING = WordSet.of("with having suffering diagnosed");

  private static final Set<String> NOWADAYS =
      WordSet.of("current ongoing active continued continuing continuous");

  private static final Set<String> CARE =
      WordSet.of("medication medications care intervention interventions drugs medical");

  /** As many words of its own may the name of a condition begin with. */
  private static final int OWN_WORDS = 2;

  private static final Set<String> SERVING =
      WordSet.of(
          "for the a an of to treat treating treatment management manage managing correct correction",
          "therapy purpose primary main indication indications reasons reason repair cure");

  private static final Set<String> TREATMENTS =
      WordSet.of("treatment treatments therapy therapies management correction");

  /** As many words behind "with" tell whether the thing is read. */
  private static final int NEAR = 4;

  private final MarkedPhrase marked;
  private final Denials denials;
  private final UnreadWords unread;
  private final CriterionKind kind;

  SegmentForms(MarkedPhrase marked, Denials denials, CriterionKind kind) {
    this.kind = kind;
    this.marked = marked;
    this.denials = denials;
    this.unread = new UnreadWords(marked, denials, kind == CriterionKind.EXCLUSION);
  }

  /** The form of a segment, its own denial left out; null when it says nothing. */
  CriterionForm of(Segment segment) {
    if (!segment.questions.isEmpty()) {
      return bracketed(asked(segment), segment);
    }
    if (!segment.brackets.isEmpty()) {
      return headed(segment);
    }
    return marked.hasUnread(segment.from, segment.to) && !rank(segment)
        ? new Unsupported(marked.span(firstWord(segment), segment.to))
        : null;
  }

  /**
   * "Serious conditions (infarction, stroke)": words that nobody read, and what the bracket has.
   */
  private CriterionForm headed(Segment segment) {
    CriterionForm inner = JoinedForm.of(segment.brackets, true);
    int open = segment.from;
    while (open < segment.to && Brackets.step(marked.words(), open) <= 0) {
      open++;
    }
    int head = firstWord(segment);
    if (head >= open || !marked.hasUnread(head, open)) {
      return inner;
    }
    CriterionForm unread = new Unsupported(marked.span(head, open));
    boolean names =
        inner instanceof AnyOf
            || segment.examples.containsAll(segment.brackets)
            || number(open, segment.to) && inner.leaves().stream().allMatch(SegmentForms::counted);
    return names ? new Defined(unread, inner) : JoinedForm.of(List.of(unread, inner), true);
  }

  private static boolean counted(Leaf leaf) {
    return QuestionTypes.measured(leaf) || leaf.test().type().equals("age");
  }

  private boolean number(int from, int to) {
    for (int i = from; i < to; i++) {
      if (marked.words().isNumber(i)) {
        return true;
      }
    }
    return false;
  }

  /** "Bipolar I or II disorder": the second number of a name. */
  private boolean rank(Segment segment) {
    return segment.joint != Joint.NONE
        && marked.words().isAny(segment.from, RANKS)
        && (segment.to == segment.from + 1
            || segment.to <= segment.from + 3 && marked.words().isAny(segment.from + 1, RANKED));
  }

  private CriterionForm asked(Segment segment) {
    boolean whole = segment.whole();
    List<List<String>> open = whole ? List.of() : unpadded(segment);
    List<CriterionForm> parts = new ArrayList<>();
    for (int q = 0; q < segment.questions.size(); q++) {
      Recognised question = segment.questions.get(q);
      CriterionForm leaf =
          new Leaf(
              purpose(segment, q),
              marked.span(whole ? question.from() : nameFrom(question, open.get(q)), question.to()),
              whole ? List.of() : open.get(q));
      boolean denied =
          q > 0
              && !segment.denied
              && !whole
              && !QuestionTypes.signless(question.test().type())
              && denials.between(segment.questions.get(q - 1).to(), question.from());
      parts.add(denied ? new Not(leaf) : leaf);
    }
    if (!whole && kind == CriterionKind.EXCLUSION && onlyPersons(segment)) {
      // "Adult protected by law": what is asked of the person was not read.
      open.stream()
          .flatMap(List::stream)
          .findFirst()
          .ifPresent(words -> parts.add(new Unsupported(marked.span(segment.from, segment.to))));
    }
    int thing = whole || kind == CriterionKind.EXCLUSION ? 0 : unreadThing(segment);
    if (thing > 0) {
      parts.add(new Unsupported(marked.span(thing, segment.to)));
    }
    return JoinedForm.of(parts, true);
  }

  /**
   * "A history of epilepsy requiring current treatment": what was there once is not enough; whether
   * it is treated now is for a person to say. Null for other segments.
   *
   * @param before what the segment narrows
   */
  CriterionForm treatedNow(Segment segment, CriterionForm before) {
    boolean past =
        before instanceof Leaf leaf
            && SICK.contains(leaf.test().type())
            && leaf.test().describe().contains(" history");
    boolean now = false;
    boolean care = false;
    for (int i = segment.from; i < segment.to; i++) {
      now |= marked.words().isAny(i, NOWADAYS);
      care |= marked.words().isAny(i, TREATMENTS) || marked.words().isAny(i, CARE);
    }
    boolean asked =
        past && now && care && segment.joint == Joint.NARROWS && segment.questions.isEmpty();
    return asked
        ? new Leaf(
            NamedThing.judged(marked.words().words(segment.from, segment.to)),
            marked.span(segment.from, segment.to),
            List.of())
        : null;
  }

  /**
   * "Surgery for endometriosis", "operation for the treatment of a hernia": what was done must have
   * been for it, and what it was for may be over.
   */
  private CriterionTest purpose(Segment segment, int q) {
    CriterionTest test = segment.questions.get(q).test();
    boolean next = q + 1 < segment.questions.size() && serves(segment, q);
    if (next && SICK.contains(segment.questions.get(q + 1).test().type())) {
      return NamedThing.doneFor(test, segment.questions.get(q + 1).test());
    }
    boolean served = q > 0 && SICK.contains(test.type()) && serves(segment, q - 1);
    boolean done =
        served
            && NamedThing.doneFor(segment.questions.get(q - 1).test(), test)
                != segment.questions.get(q - 1).test();
    return done ? NamedThing.ever(test) : test;
  }

  /** Whether "for" or words of treatment join a question to the name of the next one. */
  private boolean serves(Segment segment, int q) {
    CriterionPhrase phrase = marked.words();
    int from = segment.questions.get(q).to();
    int to = segment.questions.get(q + 1).from();
    boolean purpose = from < to && phrase.is(from, "of") && phrase.isAny(from - 1, TREATMENTS);
    int own = 0;
    // The name of an operation may hold what it serves: "surgery for the treatment".
    for (int i = segment.questions.get(q).from(); i < to; i++) {
      purpose |= phrase.is(i, "for") || phrase.is(i, "treat") || phrase.is(i, "correct");
      if (i >= from && !phrase.isAny(i, SERVING) && !Fillers.contains(phrase.key(i))) {
        own++;
        if (!purpose || !phrase.isWord(i)) {
          return false;
        }
      }
    }
    return purpose && own <= OWN_WORDS;
  }

  /** For each question of a segment the unread words that ask for more than it does. */
  private List<List<String>> unpadded(Segment segment) {
    List<List<String>> words = unread.of(segment);
    List<List<String>> open = new ArrayList<>();
    for (int q = 0; q < words.size(); q++) {
      open.add(Padding.without(words.get(q), segment.questions.get(q).test()));
    }
    return open;
  }

  /** Where the name of a condition begins with the unread words right ahead of it. */
  private int nameFrom(Recognised question, List<String> open) {
    if (!SICK.contains(question.test().type())) {
      return question.from();
    }
    for (int from = Math.max(0, question.from() - AHEAD); from < question.from(); from++) {
      if (open.contains(marked.words().words(from, question.from()))) {
        return from;
      }
    }
    return question.from();
  }

  /** "Women below 42 with poor ovarian response": where begins what persons have, or 0. */
  private int unreadThing(Segment segment) {
    if (!segment.brackets.isEmpty() || !persons(segment)) {
      return 0;
    }
    int last = segment.questions.get(segment.questions.size() - 1).to();
    for (int i = last; i < segment.to - 1; i++) {
      if (marked.words().isAny(i, HAVING)) {
        boolean near = marked.hasUnread(i + 1, Math.min(segment.to, i + NEAR));
        return near && unreadWords(i + 1, segment.to) > 1 ? i + 1 : 0;
      }
    }
    return 0;
  }

  private int unreadWords(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += marked.hasUnread(i, i + 1) ? 1 : 0;
    }
    return count;
  }

  private static boolean persons(Segment segment) {
    return segment.questions.stream()
        .allMatch(one -> one.test().type().equals("sex") || one.test().type().equals("age"));
  }

  /** A bracket defines or narrows what stands before it, or names another thing of its kind. */
  private CriterionForm bracketed(CriterionForm asked, Segment segment) {
    CriterionForm form = asked;
    for (CriterionForm written : segment.brackets) {
      CriterionForm bracket =
          segment.examples.contains(written) ? SharedDegree.overBracket(form, written) : written;
      boolean treated =
          kind == CriterionKind.EXCLUSION
              && segment.examples.contains(written)
              && QuestionTypes.treating(marked, segment)
              && QuestionTypes.doing(QuestionTypes.of(bracket));
      if (treated) {
        form = QuestionTypes.doneFor(form, bracket);
      } else if (QuestionTypes.counted(form)) {
        // "Two or more infections (pneumonia, cellulitis)": one of each kind is not two.
        form =
            segment.examples.contains(written) ? form : JoinedForm.of(List.of(form, bracket), true);
      } else if (bracket instanceof Defined defined) {
        form = new Defined(form, defined.meaning());
      } else {
        boolean example = segment.examples.contains(written);
        boolean narrows = !example && !QuestionTypes.of(bracket).equals(QuestionTypes.of(form));
        form =
            !example && names(form, bracket)
                    || example && ClauseJoiner.vague(form) && !ClauseJoiner.open(form)
                ? new Defined(form, bracket)
                : JoinedForm.of(List.of(form, bracket), narrows);
      }
    }
    return form;
  }

  /**
   * "Cardiovascular disease (infarction, stroke, heart failure)": the bracket says what is meant.
   */
  private static boolean names(CriterionForm form, CriterionForm bracket) {
    return form instanceof Leaf leaf
        && leaf.test().type().equals("diagnosis")
        && bracket instanceof AnyOf
        && !bracket.unsupported()
        && bracket.leaves().stream().filter(SegmentForms::thing).count() > 2
        && bracket.leaves().stream()
            .allMatch(one -> thing(one) || one.test().type().equals("logistics"));
  }

  /** Whether a segment names nothing but persons: "adult", "women". */
  private boolean onlyPersons(Segment segment) {
    return segment.brackets.isEmpty()
        && segment.questions.stream()
            .allMatch(
                one ->
                    one.test().type().equals("sex")
                        || one.test().type().equals("population")
                        || one.test().type().equals("age") && numberless(one));
  }

  private boolean numberless(Recognised question) {
    for (int i = question.from(); i < question.to(); i++) {
      if (marked.words().isNumber(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean thing(Leaf leaf) {
    return THINGS.contains(leaf.test().type());
  }

  private int firstWord(Segment segment) {
    CriterionPhrase phrase = marked.words();
    int from = segment.from;
    while (from < segment.to - 1 && !phrase.isWord(from) && !phrase.isNumber(from)) {
      from++;
    }
    return from;
  }
}
