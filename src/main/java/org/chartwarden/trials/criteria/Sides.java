package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * A side of the body that a question asks for, and what the chart tells of it.
 *
 * @param same words that tell it
 * @param other words that tell the other one
 */
record Sides(Set<String> same, Set<String> other) {

  private static final Set<String> LEFT = Set.of("left", "l", "lt");
  private static final Set<String> RIGHT = Set.of("right", "r", "rt");
  private static final Set<String> BOTH = Set.of("both", "bilateral", "bilaterally");

  /** The one side that a question asks for; empty when it asks for none or for both. */
  static Optional<Sides> asked(Leaf leaf) {
    List<String> asked = Sentences.words(String.join(" ", leaf.open()));
    boolean left = asked.contains("left");
    if (left == asked.contains("right")) {
      return Optional.empty();
    }
    return Optional.of(left ? new Sides(LEFT, RIGHT) : new Sides(RIGHT, LEFT));
  }

  /** Whether all that is told is told of the other side alone. */
  boolean other(List<FactEvidence> evidence, PatientFacts facts) {
    return !evidence.isEmpty() && evidence.stream().allMatch(one -> other(one, facts));
  }

  private boolean other(FactEvidence one, PatientFacts facts) {
    List<String> told = Sentences.words(Degree.around(one, facts));
    return told.stream().anyMatch(other::contains)
        && told.stream().noneMatch(same::contains)
        && told.stream().noneMatch(BOTH::contains);
  }

  /** The answer where the side is another. */
  static CriterionVerdict unknown(CriterionVerdict met) {
    return CriterionVerdict.unknown(
        met.reason() + " It is told of the other side.",
        met.evidence(),
        MissingItem.review("side"));
  }
}
