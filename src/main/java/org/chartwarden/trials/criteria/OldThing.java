package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "Imaging not older than 6 weeks", "a fracture less than 3 weeks old": how old a result, a sample
 * or an injury may be, which is no age of a person.
 */
final class OldThing {

  /** Whom an age is of. */
  private static final Set<String> PERSONS =
      WordSet.of(
          "patient patients subject subjects participant participants person persons people adult",
          "adults individual individuals volunteer volunteers man men woman women male males female",
          "females boy boys girl girls child children infant infants baby babies neonate neonates",
          "newborn newborns toddler toddlers minor minors adolescent adolescents youth youths teenager",
          "teenagers student students mother mothers father fathers parent parents caregiver caregivers",
          "offspring sibling siblings age aged ages old older younger born birth twins");

  /** Words that name nothing. */
  private static final Set<String> EMPTY =
      WordSet.of(
          "a an the of at on in is are was were be being must should shall may can not no or and who",
          "that which with for than more less most least up to only all any both either has have");

  private static final BigDecimal FEW_YEARS = BigDecimal.TEN;

  private OldThing() {}

  /**
   * Whether an age of so many weeks, months or few years is that of a thing: one is named ahead of
   * it, and nobody is.
   *
   * @param from where the age begins
   */
  static boolean of(CriterionPhrase phrase, int from, Quantity quantity) {
    BigDecimal high = quantity.bounds().high();
    boolean years = quantity.unit().equals("a") || quantity.unit().isEmpty();
    if (years && (high == null || high.compareTo(FEW_YEARS) >= 0)) {
      return false;
    }
    boolean thing = false;
    for (int i = from - 1; i >= 0 && !phrase.endsSentence(i) && !phrase.is(i, ";"); i--) {
      if (phrase.isAny(i, PERSONS)) {
        return false;
      }
      thing |= phrase.isWord(i) && !phrase.isAny(i, EMPTY);
    }
    return thing;
  }
}
