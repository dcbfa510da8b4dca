package org.chartwarden.trials.criteria;

import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** "Onset of migraine before 50 years of age": how old the patient was then, and not is now. */
final class AgeOfOnset {

  private static final Set<String> ONSET =
      WordSet.of(
          "onset diagnosed diagnosis began begin begins beginning begun started starting start",
          "manifested manifestation manifesting appeared appearing occurred occurring commencing");

  private static final Set<String> SIDES = Set.of("before", "after", "prior", "until", "since");

  private static final Set<String> BETWEEN = Set.of("the", "age", "of", "to", "at");

  /** So many tokens ahead of an age its onset may stand. */
  private static final int REACH = 9;

  private AgeOfOnset() {}

  /**
   * Whether the words ahead of an age tell that something began then.
   *
   * @param age index of the first token of the age
   */
  static boolean asked(CriterionPhrase phrase, int age) {
    int side = age - 1;
    while (side > 0 && phrase.isAny(side, BETWEEN)) {
      side--;
    }
    boolean at = age > 0 && phrase.isAny(side, ONSET) && side < age - 1;
    boolean beside = phrase.isAny(side, SIDES) || phrase.isAny(age, SIDES);
    for (int i = side - 1; beside && i >= Math.max(phrase.clauseStart(age), side - REACH); i--) {
      at |= phrase.isAny(i, ONSET);
    }
    return at;
  }

  /** The question for a person to answer. */
  static Recognised judged(CriterionPhrase phrase, Recognised age) {
    return Recognised.of(
        age.from(),
        age.to(),
        new JudgementCriterion.JudgementTest("onset", phrase.words(age.from(), age.to())));
  }
}
