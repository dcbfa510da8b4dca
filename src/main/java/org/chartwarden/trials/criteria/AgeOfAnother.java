package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.WordSet;

/**
 * An age beside the word for somebody who is not the patient: a partner or donor, the child of a
 * patient who is grown up, a parent of one who is not.
 */
final class AgeOfAnother {

  private static final int ADULT = 18;

  private static final Set<String> OTHERS =
      WordSet.of("partner partners spouse husband wife donor donors caregiver caregivers carer");

  private static final Set<String> YOUNG =
      WordSet.of("baby babies infant infants newborn newborns neonate neonates child fetus foetus");

  private static final Set<String> GROWN =
      WordSet.of("maternal mother mothers father fathers parent parents guardian guardians");

  private AgeOfAnother() {}

  /** Whether a question of age has such a word among its open ones. */
  static boolean asked(Leaf leaf, PatientFacts facts) {
    if (!leaf.test().type().equals("age")) {
      return false;
    }
    List<String> words = Sentences.words(String.join(" ", leaf.open()).toLowerCase(Locale.ROOT));
    int years = facts.ageYears().orElse(ADULT);
    return words.stream().anyMatch(OTHERS::contains)
        || words.stream().anyMatch(years >= ADULT ? YOUNG::contains : GROWN::contains);
  }
}
