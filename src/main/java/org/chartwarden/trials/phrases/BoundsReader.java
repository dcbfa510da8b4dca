package org.chartwarden.trials.phrases;

import java.math.BigDecimal;
import java.util.Set;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.phrases.Quantity.Limit;

/**
 * Reads bounds as criteria write them: {@code ≥ 18}, {@code at least 3 months}, {@code between 18
 * and 65 years}, {@code 30 kg/m2 or more}, {@code > 2.5 x ULN}, {@code 18 years to 75 years old}.
 */
public final class BoundsReader {

  private enum Sign {
    AT_LEAST,
    ABOVE,
    AT_MOST,
    BELOW,
    EQUAL,
    FROM
  }

  private static final PhraseTrie<Sign> BEFORE = new PhraseTrie<>();
  private static final PhraseTrie<Sign> BEHIND = new PhraseTrie<>();
  private static final PhraseTrie<Limit> LIMITS = new PhraseTrie<>();
  private static final Set<String> JOINTS =
      Set.of("-", "—", "to", "~", "through", "till", "until", "–");
  private static final Set<String> FILLERS =
      WordSet.of("a an the of is are was approximately about score value level or equal around");

  static {
    add(
        BEFORE,
        Sign.AT_LEAST,
        "≥",
        ">=",
        "> =",
        "> or =",
        ">/=",
        "=>",
        "= or >",
        "at least",
        "a minimum of",
        "minimum of",
        "minimum",
        "no less than",
        "not less than",
        "not lower than",
        "no lower than",
        "greater than or equal to",
        "equal to or greater than",
        "greater or equal to",
        "equal or greater than",
        "equal to or more than",
        "more than or equal to",
        "equal or more than",
        "more or equal to",
        "higher than or equal to",
        "equal to or higher than",
        "equal or higher than",
        "greater than or equal",
        "equal to or above",
        "above or equal to",
        "at or above",
        "at least a",
        "not younger than",
        "no younger than",
        "older than or equal to",
        "equal to or older than",
        "superior or equal to",
        "greater than/equal to",
        "starting from",
        "more than or equal",
        "over or equal to",
        "least",
        "a score of at least",
        "not under",
        "greater/equal to",
        "aged at least",
        "larger than or equal to");
    add(
        BEFORE,
        Sign.ABOVE,
        ">",
        "greater than",
        "more than",
        "over",
        "above",
        "higher than",
        "exceeding",
        "exceeds",
        "older than",
        "larger than",
        "longer than",
        "in excess of",
        "upwards of",
        "superior to",
        "beyond",
        "exceed",
        "greater then",
        "older then",
        "more then",
        "over the age of",
        "above the age of",
        "older than the age of",
        "past the age of");
    add(
        BEFORE,
        Sign.AT_MOST,
        "≤",
        "<=",
        "< =",
        "< or =",
        "</=",
        "=<",
        "= or <",
        "at most",
        "a maximum of",
        "maximum of",
        "up to",
        "no more than",
        "not more than",
        "no greater than",
        "not greater than",
        "not exceeding",
        "less than or equal to",
        "equal to or less than",
        "less or equal to",
        "equal or less than",
        "lower than or equal to",
        "equal to or lower than",
        "equal or lower than",
        "no higher than",
        "not higher than",
        "no longer than",
        "not longer than",
        "no older than",
        "not older than",
        "below or equal to",
        "at or below",
        "equal to or below",
        "maximum",
        "less than or equal",
        "not exceed",
        "younger than or equal to",
        "less than/equal to",
        "not over",
        "not above",
        "smaller than or equal to",
        "inferior or equal to",
        "does not exceed",
        "no older than the age of");
    add(
        BEFORE,
        Sign.BELOW,
        "<",
        "less than",
        "under",
        "below",
        "lower than",
        "fewer than",
        "younger than",
        "smaller than",
        "shorter than",
        "inferior to",
        "under the age of",
        "below the age of",
        "less then",
        "younger than the age of",
        "before the age of",
        "not yet");
    add(BEFORE, Sign.EQUAL, "=", "equal to", "of exactly", "exactly");
    add(
        BEFORE,
        Sign.FROM,
        "between",
        "from",
        "ranging from",
        "ranging between",
        "range from",
        "range of",
        "in the range of",
        "between the ages of",
        "between ages of",
        "between the ages",
        "between ages",
        "ranges from",
        "ranging",
        "anywhere from",
        "age range of",
        "range between",
        "ranged from",
        "ranged between");
    add(
        BEHIND,
        Sign.AT_LEAST,
        "or older",
        "and older",
        "or more",
        "or greater",
        "or higher",
        "or above",
        "and above",
        "or over",
        "and over",
        "and more",
        "and up",
        "and higher",
        "and greater",
        "+",
        "or longer",
        "minimum",
        "or elder",
        "and elder",
        "at least",
        "or larger",
        "or older than",
        "of age or older",
        "or olde",
        "or greater than",
        "upwards",
        "onwards",
        "or beyond",
        "at minimum",
        "at the least",
        "plus");
    add(
        BEHIND,
        Sign.AT_MOST,
        "or younger",
        "and younger",
        "or less",
        "or fewer",
        "or lower",
        "or below",
        "and below",
        "or under",
        "and under",
        "and less",
        "and lower",
        "or shorter",
        "maximum",
        "at most",
        "or smaller",
        "at maximum");
    add(
        LIMITS,
        Limit.UPPER,
        "uln",
        "upper limit of normal",
        "upper limits of normal",
        "upper limit normal",
        "upper limit of the normal range",
        "upper limit of normal range",
        "upper limit of the normal",
        "upper normal limit",
        "upper limit of normal value",
        "upper limit",
        "unl",
        "upper reference limit",
        "upper limit of reference range",
        "upper limit of the reference range",
        "upper normal range",
        "upper limits of the normal range",
        "upper limits of the normal value",
        "upper limit of the normal value",
        "upper limit of normal values",
        "the upper limit of normal",
        "upper normal",
        "upper level of normal");
    add(
        LIMITS,
        Limit.LOWER,
        "lln",
        "lower limit of normal",
        "lower limits of normal",
        "lower limit of the normal range",
        "lower limit of normal range",
        "lower limit of the normal",
        "lower normal limit",
        "lower limit");
  }

  private static final Set<String> LIMIT_FILLERS =
      WordSet.of(
          "x × * times the of institutional laboratory local lab site specific institution age",
          "adjusted respective fold than above ' s - normal corresponding ( hospital central");

  private static final Set<String> AGE_WORDS = Set.of("old", "of", "age", "ages", "-", "aged");

  private BoundsReader() {}

  private static <T> void add(PhraseTrie<T> trie, T value, String... phrases) {
    for (String phrase : phrases) {
      trie.add(phrase, value);
    }
  }

  /** The quantity whose first token is this one, or null. */
  public static Quantity at(CriterionPhrase phrase, int i) {
    Quantity first = single(phrase, i);
    if (first == null) {
      return null;
    }
    Quantity second = secondBound(phrase, first);
    return second == null ? first : second;
  }

  /** The number that stands before a sign and a name: the 18 of {@code 18 ≤ age}; or null. */
  public static Quantity reversed(CriterionPhrase phrase, int signEnd) {
    for (int sign = signEnd - 1; sign >= Math.max(0, signEnd - 3); sign--) {
      PhraseTrie.Match<Sign> match = phrase.longest(BEFORE, sign);
      if (match == null || match.end() != signEnd || phrase.isWord(sign)) {
        continue;
      }
      for (int from = sign - 1; from >= Math.max(0, sign - 6); from--) {
        Value value = value(phrase, from);
        if (value != null && value.to() == sign && (from == 0 || !phrase.isNumber(from - 1))) {
          Bounds bounds =
              switch (match.values().get(0)) {
                case AT_LEAST -> Bounds.atMost(value.number());
                case ABOVE -> Bounds.below(value.number());
                case AT_MOST -> Bounds.atLeast(value.number());
                case BELOW -> Bounds.above(value.number());
                default -> null;
              };
          return bounds == null
              ? null
              : new Quantity(bounds, value.unit(), Limit.NONE, from, signEnd);
        }
      }
    }
    return null;
  }

  private static Quantity single(CriterionPhrase phrase, int i) {
    PhraseTrie.Match<Sign> match = phrase.longest(BEFORE, i);
    if (match != null) {
      Quantity found = behindSign(phrase, i, match.end(), match.values().get(0));
      if (found != null) {
        return found;
      }
    }
    Value low = value(phrase, i);
    return low == null ? null : plain(phrase, i, low);
  }

  private static Quantity behindSign(CriterionPhrase phrase, int from, int behind, Sign sign) {
    Limit bare = limit(phrase, behind);
    if (bare != Limit.NONE && sign != Sign.FROM) {
      Bounds one = bounds(sign, BigDecimal.ONE);
      return new Quantity(one, "", bare, from, limitEnd(phrase, behind));
    }
    int at = behind;
    while (at < phrase.size() && at - behind < 3 && phrase.isAny(at, FILLERS)) {
      at++;
    }
    Value low = value(phrase, at);
    if (low == null) {
      return null;
    }
    if (sign == Sign.FROM || sign == Sign.EQUAL) {
      Quantity range = range(phrase, from, low, sign == Sign.FROM);
      if (range != null) {
        return range;
      }
      if (sign == Sign.FROM) {
        return null;
      }
    }
    Quantity reverse = multiple(phrase, from, low, bounds(sign, low.number()));
    if (sign == Sign.EQUAL) {
      return reverse;
    }
    // "at least 18 - 65 years" is a range all the same.
    Quantity range = sign == Sign.AT_LEAST ? range(phrase, from, low, false) : null;
    return range != null ? range : reverse;
  }

  private static Bounds bounds(Sign sign, BigDecimal number) {
    return switch (sign) {
      case AT_LEAST, FROM -> Bounds.atLeast(number);
      case ABOVE -> Bounds.above(number);
      case AT_MOST -> Bounds.atMost(number);
      case BELOW -> Bounds.below(number);
      case EQUAL -> Bounds.exactly(number);
    };
  }

  private static Quantity plain(CriterionPhrase phrase, int from, Value low) {
    Quantity range = range(phrase, from, low, false);
    if (range != null) {
      return range;
    }
    int behind = low.to();
    if (phrase.is(behind, "(") || phrase.is(behind, ",")) {
      behind++;
    }
    PhraseTrie.Match<Sign> suffix = phrase.longest(BEHIND, behind);
    if (suffix != null) {
      Bounds bounds = bounds(suffix.values().get(0), low.number());
      int to = suffix.end();
      String unit = low.unit();
      if (unit.isEmpty()) {
        WrittenUnits.Unit late = WrittenUnits.at(phrase, to);
        if (late != null) {
          unit = late.code();
          to = ageWords(phrase, late.to(), unit);
        }
      }
      return new Quantity(bounds, unit, Limit.NONE, from, to);
    }
    return multiple(phrase, from, low, Bounds.exactly(low.number()));
  }

  private static Quantity multiple(CriterionPhrase phrase, int from, Value value, Bounds bounds) {
    Limit limit = value.unit().isEmpty() ? limit(phrase, value.to()) : Limit.NONE;
    int to = limit == Limit.NONE ? value.to() : limitEnd(phrase, value.to());
    return new Quantity(bounds, value.unit(), limit, from, to);
  }

  private static Limit limit(CriterionPhrase phrase, int i) {
    int at = limitStart(phrase, i);
    PhraseTrie.Match<Limit> match = phrase.longest(LIMITS, at);
    return match == null ? Limit.NONE : match.values().get(0);
  }

  private static int limitEnd(CriterionPhrase phrase, int i) {
    return phrase.longest(LIMITS, limitStart(phrase, i)).end();
  }

  private static int limitStart(CriterionPhrase phrase, int i) {
    int at = i;
    while (at < phrase.size()
        && at - i < 7
        && phrase.isAny(at, LIMIT_FILLERS)
        && phrase.longest(LIMITS, at) == null) {
      at++;
    }
    return at;
  }

  private static Quantity range(CriterionPhrase phrase, int from, Value low, boolean opened) {
    int joint = low.to();
    boolean joined =
        phrase.isAny(joint, JOINTS)
            || phrase.is(joint, "and") && (opened || agesFollow(phrase, low, joint));
    if (!joined) {
      return null;
    }
    int at = joint + 1;
    while (at < phrase.size()
        && at - joint < 4
        && (phrase.isAny(at, FILLERS) || phrase.is(at, "<="))) {
      at++;
    }
    Value high = value(phrase, at);
    if (high == null || high.number().compareTo(low.number()) < 0) {
      return null;
    }
    String unit = high.unit().isEmpty() ? low.unit() : high.unit();
    if (!low.unit().isEmpty() && !high.unit().isEmpty() && !low.unit().equals(high.unit())) {
      return null;
    }
    Value upper = new Value(high.number(), unit, high.to());
    Quantity quantity = multiple(phrase, from, upper, Bounds.between(low.number(), high.number()));
    int to = quantity.to();
    to = phrase.is(to, "inclusive") ? to + 1 : to;
    return new Quantity(quantity.bounds(), quantity.unit(), quantity.limit(), from, to);
  }

  /** "18 and 60 years old": two ages without a word for the range. */
  private static boolean agesFollow(CriterionPhrase phrase, Value low, int joint) {
    Value high = low.unit().isEmpty() ? value(phrase, joint + 1) : null;
    return high != null && high.unit().equals("a");
  }

  /** A bound of the other side that follows: {@code ≥ 18 and ≤ 65}. */
  private static Quantity secondBound(CriterionPhrase phrase, Quantity first) {
    int at = first.to();
    while (at < phrase.size()
        && at - first.to() < 3
        && phrase.isAny(at, Set.of("and", "but", ",", "or", "to", "&"))) {
      at++;
    }
    if (at >= phrase.size() || phrase.longest(BEFORE, at) == null && at == first.to()) {
      return null;
    }
    Quantity second = single(phrase, at);
    if (second == null || second.limit() != first.limit()) {
      return null;
    }
    boolean units =
        first.unit().isEmpty() || second.unit().isEmpty() || first.unit().equals(second.unit());
    Bounds both = units ? first.bounds().with(second.bounds()) : null;
    if (both == null || both.low().compareTo(both.high()) > 0) {
      return null;
    }
    String unit = second.unit().isEmpty() ? first.unit() : second.unit();
    return new Quantity(both, unit, first.limit(), first.from(), second.to());
  }

  /** A number with the unit behind it. */
  private record Value(BigDecimal number, String unit, int to) {}

  private static Value value(CriterionPhrase phrase, int i) {
    if (i < 0 || i >= phrase.size()) {
      return null;
    }
    BigDecimal number;
    int behind;
    if (phrase.isNumber(i)) {
      number = phrase.token(i).number();
      behind = i + 1;
      boolean raised = phrase.is(behind, "^") && phrase.isNumber(behind + 1);
      boolean power =
          raised && phrase.token(behind + 1).number().compareTo(BigDecimal.valueOf(12)) <= 0;
      if (power && WrittenUnits.at(phrase, i) == null && phrase.is(i, "10")) {
        number = number.pow(phrase.token(behind + 1).number().intValue());
        behind += 2;
      }
    } else {
      NumberWords.Found found =
          phrase.isWord(i) ? NumberWords.at(phrase.tokens(), i, phrase.size()) : null;
      if (found == null) {
        return null;
      }
      number = BigDecimal.valueOf(found.value());
      behind = found.end();
    }
    if (phrase.is(behind, "(") && phrase.isNumber(behind + 1) && phrase.is(behind + 2, ")")) {
      // "six (6) months"
      behind += 3;
    }
    int at = behind;
    if ((phrase.is(at, "-") || phrase.is(at, "full")) && phrase.isWord(at + 1)) {
      at++;
    }
    WrittenUnits.Unit unit = at < phrase.size() ? WrittenUnits.at(phrase, at) : null;
    return unit == null
        ? new Value(number, "", behind)
        : new Value(number, unit.code(), ageWords(phrase, unit.to(), unit.code()));
  }

  /** "years old", "years of age". */
  private static int ageWords(CriterionPhrase phrase, int at, String unit) {
    if (!Set.of("a", "mo", "wk", "d").contains(unit)) {
      return at;
    }
    int end = at;
    while (end < phrase.size() && end - at < 4 && phrase.isAny(end, AGE_WORDS)) {
      end++;
    }
    return end > at && Set.of("old", "age", "ages").contains(phrase.key(end - 1)) ? end : at;
  }
}
