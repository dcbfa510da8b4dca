package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "A history of epilepsy requiring current treatment": what was there once is not enough; whether
 * it is treated now is for a person to say.
 */
final class OngoingTreatment {

  private static final Set<String> NOWADAYS =
      WordSet.of("current ongoing active continued continuing continuous");

  private static final Set<String> CARE =
      WordSet.of(
          "treatment treatments therapy therapies management correction",
          "medication medications care intervention interventions drugs medical");

  private final MarkedPhrase marked;

  OngoingTreatment(MarkedPhrase marked) {
    this.marked = marked;
  }

  /**
   * The question whether it is treated now; null for a segment that does not ask it.
   *
   * @param before what the segment narrows
   */
  CriterionForm of(Segment segment, CriterionForm before) {
    boolean past =
        before instanceof Leaf leaf
            && QuestionTypes.illness(leaf.test().type())
            && leaf.test().describe().contains(" history");
    boolean now = false;
    boolean care = false;
    for (int i = segment.from; i < segment.to; i++) {
      now |= marked.words().isAny(i, NOWADAYS);
      care |= marked.words().isAny(i, CARE);
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
}
