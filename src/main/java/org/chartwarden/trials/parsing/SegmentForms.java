package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.phrases.WordSet;

/** Makes the form of a segment from its questions, {@link BracketForms} and its unread words. */
final class SegmentForms {

  /** As many unread words ahead of a condition are part of its name. */
  private static final int AHEAD = 10;

  private static final Set<String> RANKS = WordSet.of("i ii iii iv v 1 2 3 4");
  private static final Set<String> RANKED =
      WordSet.of("disorder disease diabetes syndrome failure block type class");

  private static final Set<String> HAVING = WordSet.of("with having suffering diagnosed");

  /** As many words behind "with" tell whether the thing is read. */
  private static final int NEAR = 4;

  private final MarkedPhrase marked;
  private final Denials denials;
  private final UnreadWords unread;
  private final BracketForms brackets;
  private final StatedPurpose purpose;
  private final CriterionKind kind;

  SegmentForms(MarkedPhrase marked, Denials denials, CriterionKind kind) {
    this.kind = kind;
    this.marked = marked;
    this.denials = denials;
    this.brackets = new BracketForms(marked, kind);
    this.purpose = new StatedPurpose(marked.words());
    this.unread = new UnreadWords(marked, denials, kind == CriterionKind.EXCLUSION);
  }

  /** The form of a segment, its own denial left out; null when it says nothing. */
  CriterionForm of(Segment segment) {
    if (!segment.questions.isEmpty()) {
      return brackets.behind(asked(segment), segment);
    }
    if (!segment.brackets.isEmpty()) {
      return brackets.alone(segment);
    }
    return marked.hasUnread(segment.from, segment.to) && !rank(segment)
        ? new Unsupported(marked.span(marked.firstWord(segment.from, segment.to), segment.to))
        : null;
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
              purpose.test(segment, q),
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
    if (!QuestionTypes.illness(question.test().type())) {
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
}
