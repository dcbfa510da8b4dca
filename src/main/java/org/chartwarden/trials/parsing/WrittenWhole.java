package org.chartwarden.trials.parsing;

import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Joints within what is written as one: "6 or more years", "scale 5 or 6", "13 g/dL", "ME/CFS". */
final class WrittenWhole {

  private static final Set<String> BOUNDS =
      WordSet.of(
          "more less greater fewer higher lower above below over under older younger longer");

  private static final Set<String> UNITS =
      WordSet.of(
          "mmol mol umol µmol nmol pmol g kg mg ug µg ng pg l dl ml u iu miu meq mmhg kpa cm mm m",
          "lbs lb min h hr x uln per or");

  private static final int NUMBER_REACH = 3;
  private static final int ACRONYM = 5;
  private static final int ABBREVIATION = 3;

  private WrittenWhole() {}

  /**
   * Whether a joint belongs to one number or one name.
   *
   * @param at its first token
   * @param end index after its last
   */
  static boolean holds(CriterionPhrase phrase, int at, int end) {
    if (phrase.is(at, "/")) {
      return phrase.isNumber(at - 1)
          || phrase.isNumber(at + 1)
          || unspaced(phrase, at)
              && (phrase.isNumber(at - 2) || acronym(phrase, at - 1) && acronym(phrase, at + 1));
    }
    if (!phrase.is(at, "or") && !phrase.is(at, "and")) {
      return false;
    }
    return phrase.isAny(end, BOUNDS)
            && !phrase.is(end + 1, "than")
            && !phrase.isNumber(end + 1)
            && numberBefore(phrase, at)
        || phrase.is(at, "or") && phrase.isNumber(at - 1) && phrase.isNumber(end);
  }

  /** Whether a bracket holds nothing but a number in another unit: "(48 mmol/mol)". */
  static boolean amount(CriterionPhrase phrase, int from, int to) {
    boolean number = false;
    for (int i = from; i < to; i++) {
      number |= phrase.isNumber(i);
      if (phrase.isWord(i) && !phrase.isAny(i, UNITS)) {
        return false;
      }
    }
    return number;
  }

  /** Whether a bracket holds nothing but the letters that stand for the name before it: "(MGD)". */
  static boolean abbreviation(CriterionPhrase phrase, int from, int to) {
    int last = to;
    while (last > from && !phrase.isWord(last - 1) && !phrase.isNumber(last - 1)) {
      last--;
    }
    if (last == from || last - from > ABBREVIATION) {
      return false;
    }
    String word = phrase.words(from, last).replace(" ", "");
    long capitals = word.chars().filter(Character::isUpperCase).count();
    return phrase.isWord(from) && capitals > 1 && 2 * capitals >= word.length();
  }

  private static boolean numberBefore(CriterionPhrase phrase, int at) {
    for (int i = Math.max(0, at - NUMBER_REACH); i < at; i++) {
      if (phrase.isNumber(i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean unspaced(CriterionPhrase phrase, int at) {
    return at > 0
        && at + 1 < phrase.size()
        && !phrase.token(at).spaced()
        && !phrase.token(at + 1).spaced();
  }

  private static boolean acronym(CriterionPhrase phrase, int i) {
    String word = phrase.words(i, i + 1);
    return word.length() <= ACRONYM && word.matches("\\p{Lu}[\\p{Lu}\\d]*");
  }
}
