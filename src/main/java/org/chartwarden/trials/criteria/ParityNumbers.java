package org.chartwarden.trials.criteria;

import java.util.BitSet;
import java.util.Set;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;

/** Numbers of births and pregnancies that criteria ask for: "parity ≤ 3", "gravida 1 to 4". */
final class ParityNumbers {

  private static final Set<String> BIRTHS = WordSet.of("parity para");
  private static final Set<String> PREGNANCIES = WordSet.of("gravidity gravida");
  private static final Set<String> BETWEEN = WordSet.of("of is : = from");
  private static final Set<String> MOST = WordSet.of("upto up maximum maximal max");

  private ParityNumbers() {}

  /** The question that begins with the name at a token, or null. */
  static Recognised at(CriterionPhrase phrase, int i) {
    boolean births = phrase.isAny(i, BIRTHS);
    if (!births && !phrase.isAny(i, PREGNANCIES)) {
      return null;
    }
    int at = i + 1;
    while (phrase.isAny(at, BETWEEN)) {
      at++;
    }
    Quantity quantity = BoundsReader.at(phrase, at);
    if (quantity == null || !quantity.unit().isEmpty() && !quantity.unit().equals("1")) {
      return null;
    }
    boolean most = quantity.bounds().exact() && most(phrase, i);
    ParityTest test =
        new ParityTest(
            births ? ParityTest.PARITY : ParityTest.GRAVIDITY,
            java.util.Optional.of(
                most
                    ? org.chartwarden.trials.phrases.Bounds.atMost(quantity.bounds().high())
                    : quantity.bounds()));
    BitSet used = new BitSet();
    used.set(i, quantity.to());
    for (int k = i - 1; k >= Math.max(0, i - 2) && most; k--) {
      used.set(k);
    }
    return Recognised.of(i, quantity.to(), test, used);
  }

  /** "Up to parity 3". */
  private static boolean most(CriterionPhrase phrase, int i) {
    return phrase.isAny(i - 1, MOST) || phrase.is(i - 1, "to") && phrase.isAny(i - 2, MOST);
  }
}
