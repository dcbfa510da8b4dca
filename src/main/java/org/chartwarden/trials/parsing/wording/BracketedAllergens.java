package org.chartwarden.trials.parsing.wording;

import org.chartwarden.trials.criteria.CriterionKind;

/** "Food allergy (milk, egg or fish)": what somebody is allergic to stands in a bracket. */
final class BracketedAllergens implements Rewording {

  private static final Substitution LIST =
      Substitution.of(
          "\\b(?:(?:food|drug|medication|medicine) )?(allerg(?:y|ies))\\s*\\((?:to )?(?!\\s*(?:e\\.?g|i\\.?e|see|if|not|all\\b|any\\b|seasonal|hay|IgE|such|including|type|grade|defined|skin|positive|as\\b|[A-Z]{2,6}\\)))((?:(?!\\b(?:rhinitis|asthma|dermatitis|conjunctivitis|anaphyla\\w+|reactions?|requir\\w+|that|which|with|than|except|but|defined|history|mild|moderate|severe)\\b)[^()\\d]){3,120})\\)",
          "$1 to $2");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return LIST.in(text);
  }
}
