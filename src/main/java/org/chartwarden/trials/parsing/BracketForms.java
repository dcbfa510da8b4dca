package org.chartwarden.trials.parsing;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionKind;

/** What the brackets of a segment say of the words before them. */
final class BracketForms {

  /** More things than a bracket that says what is meant has at least. */
  private static final int FEW = 2;

  private final MarkedPhrase marked;
  private final CriterionKind kind;

  BracketForms(MarkedPhrase marked, CriterionKind kind) {
    this.marked = marked;
    this.kind = kind;
  }

  /**
   * The form of a segment that asks only in brackets. "Serious conditions (infarction, stroke)":
   * words that nobody read, and what the bracket has.
   */
  CriterionForm alone(Segment segment) {
    CriterionForm inner = JoinedForm.of(segment.brackets, true);
    int open = segment.from;
    while (open < segment.to && Brackets.step(marked.words(), open) <= 0) {
      open++;
    }
    int head = marked.firstWord(segment.from, segment.to);
    if (head >= open || !marked.hasUnread(head, open)) {
      return inner;
    }
    CriterionForm unread = new Unsupported(marked.span(head, open));
    boolean names =
        inner instanceof AnyOf
            || segment.examples.containsAll(segment.brackets)
            || number(open, segment.to) && inner.leaves().stream().allMatch(BracketForms::counted);
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

  /**
   * What a segment asks with its brackets: each defines or narrows what stands before it, or names
   * another thing of its kind.
   */
  CriterionForm behind(CriterionForm asked, Segment segment) {
    CriterionForm form = asked;
    for (CriterionForm written : segment.brackets) {
      form = with(form, written, segment);
    }
    return form;
  }

  private CriterionForm with(CriterionForm form, CriterionForm written, Segment segment) {
    boolean example = segment.examples.contains(written);
    CriterionForm bracket = example ? SharedDegree.overBracket(form, written) : written;
    boolean treated =
        kind == CriterionKind.EXCLUSION
            && example
            && QuestionTypes.treating(marked, segment)
            && QuestionTypes.doing(QuestionTypes.of(bracket));
    if (treated) {
      return QuestionTypes.doneFor(form, bracket);
    }
    if (QuestionTypes.counted(form)) {
      // "Two or more infections (pneumonia, cellulitis)": one of each kind is not two.
      return example ? form : JoinedForm.of(List.of(form, bracket), true);
    }
    if (bracket instanceof Defined defined) {
      return new Defined(form, defined.meaning());
    }
    boolean meant =
        example ? ClauseJoiner.vague(form) && !ClauseJoiner.open(form) : names(form, bracket);
    boolean narrows = !example && !QuestionTypes.of(bracket).equals(QuestionTypes.of(form));
    return meant ? new Defined(form, bracket) : JoinedForm.of(List.of(form, bracket), narrows);
  }

  /**
   * "Cardiovascular disease (infarction, stroke, heart failure)": the bracket says what is meant.
   */
  private static boolean names(CriterionForm form, CriterionForm bracket) {
    return form instanceof Leaf leaf
        && leaf.test().type().equals("diagnosis")
        && bracket instanceof AnyOf
        && !bracket.unsupported()
        && bracket.leaves().stream().filter(BracketForms::thing).count() > FEW
        && bracket.leaves().stream()
            .allMatch(one -> thing(one) || one.test().type().equals("logistics"));
  }

  private static boolean thing(Leaf leaf) {
    String type = leaf.test().type();
    return QuestionTypes.illness(type) || type.equals("procedure");
  }
}
