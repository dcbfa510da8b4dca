package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;

/** The sides of the body that a question asks for and that the chart tells. */
final class Sides {

  private static final Set<String> LEFT = Set.of("left", "l", "lt");
  private static final Set<String> RIGHT = Set.of("right", "r", "rt");
  private static final Set<String> BOTH = Set.of("both", "bilateral", "bilaterally");

  private Sides() {}

  /** Whether one side is asked for and all that is told is told of the other one alone. */
  static boolean other(Leaf leaf, List<FactEvidence> evidence, PatientFacts facts) {
    List<String> asked = Sentences.words(String.join(" ", leaf.open()));
    boolean left = asked.contains("left");
    boolean right = asked.contains("right");
    if (left == right || evidence.isEmpty()) {
      return false;
    }
    return evidence.stream()
        .allMatch(
            one -> {
              List<String> told = Sentences.words(Degree.around(one, facts));
              boolean same = told.stream().anyMatch(left ? LEFT::contains : RIGHT::contains);
              boolean other = told.stream().anyMatch(left ? RIGHT::contains : LEFT::contains);
              return other && !same && told.stream().noneMatch(BOTH::contains);
            });
  }

  /** The answer where the side is another. */
  static CriterionVerdict unknown(CriterionVerdict met) {
    return CriterionVerdict.unknown(
        met.reason() + " It is told of the other side.",
        met.evidence(),
        MissingItem.review("side"));
  }
}
