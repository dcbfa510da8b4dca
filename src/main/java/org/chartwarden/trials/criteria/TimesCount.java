package org.chartwarden.trials.criteria;

import java.util.Set;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;

/** Reads how many times: "two or more episodes of", "≥ 3 prior lines". */
final class TimesCount {

  private static final Set<String> WORDS =
      WordSet.of(
          "episodes episode events event occurrences attacks exacerbations times relapses",
          "hospitalizations seizures cycles lines line doses courses prior previous or of more",
          "acute severe clinical documented regimens different systemic");

  /** Those of the words that name nothing to count. */
  private static final Set<String> LINKS = Set.of("or", "of", "more", "prior", "previous");

  /** A number behind these is a rank. */
  private static final Set<String> GRADES = Set.of("stage", "grade", "class", "type");

  private TimesCount() {}

  /** The count that begins at a token and reaches up to a name, or null. */
  static Quantity before(CriterionPhrase phrase, int i, int name) {
    Quantity quantity = BoundsReader.at(phrase, i);
    if (quantity == null
        || !quantity.unit().isEmpty()
        || quantity.to() > name
        || phrase.isAny(i - 1, GRADES)
        || phrase.isAny(i - 2, GRADES)) {
      return null;
    }
    boolean named = false;
    for (int k = quantity.to(); k < name; k++) {
      if (!phrase.isAny(k, WORDS)) {
        return null;
      }
      named |= !phrase.isAny(k, LINKS);
    }
    boolean oneSided = (quantity.bounds().low() == null) != (quantity.bounds().high() == null);
    return named || oneSided && quantity.to() == name ? quantity : null;
  }
}
