package org.chartwarden.trials.parsing;

import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "..., or any other serious condition", "and other reasons": the last item of a list, which names
 * nothing and leaves the list open.
 */
final class OpenEnd {

  private static final Set<String> OTHERS = Set.of("other", "another", "similar");

  private static final Set<String> LEADING = WordSet.of("or and , any all - / an a the");

  private static final Set<String> FILLING =
      WordSet.of(
          "serious severe significant major clinically medical psychiatric psychological mental",
          "physical systemic unstable uncontrolled chronic acute important relevant concomitant",
          "coexisting co-existing intercurrent comorbid general specific concurrent known underlying active medically existing related such unspecified");

  private static final Set<String> VAGUE =
      WordSet.of(
          "condition conditions disease diseases disorder disorders illness illnesses reason",
          "reasons abnormality abnormalities circumstance circumstances factor factors situation",
          "situations finding findings problem problems issue issues comorbidity comorbidities",
          "impairment impairments symptoms complication complications state states contraindication",
          "contraindications");

  private OpenEnd() {}

  /** Whether some tokens are such an item, whatever follows its noun. */
  static boolean is(MarkedPhrase marked, int from, int to) {
    CriterionPhrase phrase = marked.words();
    int at = from;
    boolean other = false;
    while (at < to
        && (phrase.isAny(at, LEADING) || phrase.isAny(at, FILLING) || phrase.isAny(at, OTHERS))) {
      other |= phrase.isAny(at, OTHERS);
      at++;
    }
    return other && at < to && phrase.isAny(at, VAGUE) && !asksMore(marked, at, to);
  }

  /** A thing that the words behind the noun name makes the item say something. */
  private static boolean asksMore(MarkedPhrase marked, int from, int to) {
    return marked.questions().stream()
        .anyMatch(
            one -> MarkedPhrase.within(one, from, to) && QuestionTypes.lists(one.test().type()));
  }

  /** Where the item begins that ends before a token, or that token. */
  static int before(MarkedPhrase marked, int from, int to) {
    CriterionPhrase phrase = marked.words();
    for (int i = to - 1; i > from; i--) {
      if (marked.covered(i) && !phrase.isAny(i, VAGUE)) {
        return to;
      }
      boolean joint = phrase.is(i, "or") || phrase.is(i, "and") || phrase.is(i, ",");
      if (joint && is(marked, i, to)) {
        return phrase.is(i - 1, ",") ? i - 1 : i;
      }
    }
    return to;
  }
}
