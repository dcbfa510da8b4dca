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
 *
 * @param ofOther whether it is somebody else, whatever the age of the patient
 * @param ofYoung whether it is somebody else than a patient who is grown up
 * @param ofGrown whether it is somebody else than a patient who is not
 */
record AgeOfAnother(boolean ofOther, boolean ofYoung, boolean ofGrown) {

  private static final int ADULT = 18;

  private static final Set<String> OTHERS =
      WordSet.of("partner partners spouse husband wife donor donors caregiver caregivers carer");

  private static final Set<String> YOUNG =
      WordSet.of("baby babies infant infants newborn newborns neonate neonates child fetus foetus");

  private static final Set<String> GROWN =
      WordSet.of("maternal mother mothers father fathers parent parents guardian guardians");

  /** What the open words of a question say; nothing unless it is one of age. */
  static AgeOfAnother beside(Leaf leaf) {
    List<String> words =
        leaf.test().type().equals("age")
            ? Sentences.words(String.join(" ", leaf.open()).toLowerCase(Locale.ROOT))
            : List.of();
    return new AgeOfAnother(
        words.stream().anyMatch(OTHERS::contains),
        words.stream().anyMatch(YOUNG::contains),
        words.stream().anyMatch(GROWN::contains));
  }

  /** Whether the age of somebody else than the patient is asked for. */
  boolean asked(PatientFacts facts) {
    return ofOther
        || (ofYoung || ofGrown) && (facts.ageYears().orElse(ADULT) >= ADULT ? ofYoung : ofGrown);
  }
}
