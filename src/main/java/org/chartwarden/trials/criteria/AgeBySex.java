package org.chartwarden.trials.criteria;

import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** "Men ≥ 50 and women ≥ 60 years": ages of both sexes in one phrase, of which one has the unit. */
final class AgeBySex {

  private static final Set<String> FEMALE = Set.of("women", "woman", "female", "females", "girls");
  private static final Set<String> MALE = Set.of("men", "man", "male", "males", "boys");
  private static final Set<String> AGES = Set.of("age", "aged", "ages", "years", "old", "yrs");

  private AgeBySex() {}

  /** Whether a phrase names both sexes and speaks of ages. */
  static boolean of(CriterionPhrase phrase) {
    boolean female = false;
    boolean male = false;
    boolean age = false;
    for (int i = 0; i < phrase.size(); i++) {
      female |= phrase.isAny(i, FEMALE);
      male |= phrase.isAny(i, MALE);
      age |= phrase.isAny(i, AGES);
    }
    return female && male && age;
  }
}
