package org.chartwarden.trials.parsing;

import org.chartwarden.trials.criteria.CriterionForm;

/**
 * A form among others of a clause.
 *
 * @param joint what joins it to the one before
 * @param type of its first question; {@code not} for a denied one
 */
record ClausePart(CriterionForm form, Joint joint, String type) {

  /** The same at the beginning of a clause. */
  ClausePart first() {
    return new ClausePart(form, Joint.NONE, type);
  }
}
