package org.chartwarden.trials.parsing.wording;

import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Infection that has not been treated or has failed to respond": a further predicate of the same
 * thing is no alternative to it.
 */
final class SecondPredicate implements Rewording {

  private static final Substitution FURTHER =
      Substitution.of(
          "(\\b(?:that|which|who) (?:has|have|had|is|are|was|were)\\b[^;.()]{2,60}?),? or (?:(?:that|which|who) )?(?:has|have|had) (?:failed to respond|not responded|failed to (?:improve|resolve)|been (?:refractory|resistant)|recurred|relapsed|not improved)(?:[ ,]+to\\b,?)?",
          "$1");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return FURTHER.in(text);
  }
}
