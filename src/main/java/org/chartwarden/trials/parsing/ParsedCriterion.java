package org.chartwarden.trials.parsing;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.EligibilityCriterion;

/**
 * A criterion with its logical form.
 *
 * @param criterion the criterion as it stands
 * @param form what it asks for; spans count in the text of the criterion
 */
public record ParsedCriterion(EligibilityCriterion criterion, CriterionForm form) {

  /**
   * Ids of the types of its questions, each once, in order; {@code unsupported} for unread words.
   */
  public List<String> types() {
    List<String> types =
        new java.util.ArrayList<>(
            form.leaves().stream().map(leaf -> leaf.test().type()).distinct().toList());
    if (form.unsupported()) {
      types.add("unsupported");
    }
    return types;
  }
}
