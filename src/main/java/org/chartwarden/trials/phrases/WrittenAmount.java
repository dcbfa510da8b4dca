package org.chartwarden.trials.phrases;

import java.math.BigDecimal;
import java.util.Set;
import org.chartwarden.notes.text.NumberWords;

/**
 * A number, in digits or words, with the unit behind it.
 *
 * @param unit UCUM; empty when none is written or it cannot be read
 * @param to index after the last token
 */
record WrittenAmount(BigDecimal number, String unit, int to) {

  /** Words that may stand between a sign and its number. */
  static final Set<String> FILLERS =
      WordSet.of("a an the of is are was approximately about score value level or equal around");

  private static final Set<String> AGE_WORDS = Set.of("old", "of", "age", "ages", "-", "aged");
  private static final Set<String> AGE_ENDS = Set.of("old", "age", "ages");
  private static final Set<String> AGE_UNITS = Set.of("a", "mo", "wk", "d");
  private static final BigDecimal FOOT = BigDecimal.valueOf(12);
  private static final BigDecimal HIGHEST_POWER = BigDecimal.valueOf(12);

  /** The amount that begins at a token, or null. */
  static WrittenAmount at(CriterionPhrase phrase, int i) {
    WrittenAmount bare = number(phrase, i);
    if (bare == null) {
      return null;
    }
    int behind = bare.to();
    if (phrase.is(behind, "'") && phrase.isNumber(behind + 1)) {
      // 6'2" is a height in feet and inches.
      int end = behind + 2;
      while (phrase.is(end, "\"") || phrase.is(end, "'") || phrase.is(end, "”")) {
        end++;
      }
      BigDecimal inches = bare.number().multiply(FOOT).add(phrase.token(behind + 1).number());
      return new WrittenAmount(inches, "[in_i]", end);
    }
    if (phrase.is(behind, "(") && phrase.isNumber(behind + 1) && phrase.is(behind + 2, ")")) {
      // "six (6) months"
      behind += 3;
    }
    int at = behind;
    if ((phrase.is(at, "-") || phrase.is(at, "full")) && phrase.isWord(at + 1)) {
      at++;
    }
    WrittenAmount late = new WrittenAmount(bare.number(), "", at).withUnitBehind(phrase);
    return late.to() == at ? new WrittenAmount(bare.number(), "", behind) : late;
  }

  private static WrittenAmount number(CriterionPhrase phrase, int i) {
    if (phrase.isNumber(i)) {
      return raised(phrase, i);
    }
    NumberWords.Found found =
        phrase.isWord(i) ? NumberWords.at(phrase.tokens(), i, phrase.size()) : null;
    return found == null
        ? null
        : new WrittenAmount(BigDecimal.valueOf(found.value()), "", found.end());
  }

  private static WrittenAmount raised(CriterionPhrase phrase, int i) {
    BigDecimal number = phrase.token(i).number();
    boolean raised = phrase.is(i + 1, "^") && phrase.isNumber(i + 2);
    boolean power = raised && phrase.token(i + 2).number().compareTo(HIGHEST_POWER) <= 0;
    return power && WrittenUnits.at(phrase, i) == null && phrase.is(i, "10")
        ? new WrittenAmount(number.pow(phrase.token(i + 2).number().intValue()), "", i + 3)
        : new WrittenAmount(number, "", i + 1);
  }

  /** The amount with the unit that stands where it ends, and the words of an age behind that. */
  WrittenAmount withUnitBehind(CriterionPhrase phrase) {
    WrittenUnits.Unit found = to < phrase.size() ? WrittenUnits.at(phrase, to) : null;
    return found == null
        ? this
        : new WrittenAmount(
            number, found.code(), ageWords(phrase, repeated(phrase, found), found.code()));
  }

  /** Behind "three months (90 days)": the bracket says the same once more. */
  private static int repeated(CriterionPhrase phrase, WrittenUnits.Unit unit) {
    int at = unit.to();
    if (!AGE_UNITS.contains(unit.code()) || !phrase.is(at, "(") || !phrase.isNumber(at + 1)) {
      return at;
    }
    WrittenUnits.Unit other = at + 2 < phrase.size() ? WrittenUnits.at(phrase, at + 2) : null;
    boolean same = other != null && AGE_UNITS.contains(other.code()) && phrase.is(other.to(), ")");
    return same ? other.to() + 1 : at;
  }

  /** "years old", "years of age". */
  private static int ageWords(CriterionPhrase phrase, int at, String unit) {
    if (!AGE_UNITS.contains(unit)) {
      return at;
    }
    int end = at;
    while (end < phrase.size() && end - at < 4 && phrase.isAny(end, AGE_WORDS)) {
      end++;
    }
    return end > at && AGE_ENDS.contains(phrase.key(end - 1)) ? end : at;
  }
}
