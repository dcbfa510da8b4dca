package org.chartwarden.trials.parsing.wording;

import org.chartwarden.trials.criteria.CriterionKind;

/** Says the same in words that are read more easily. */
interface Rewording {

  /** The text in other words, or the text itself. */
  WrittenText of(WrittenText text, CriterionKind kind);
}
