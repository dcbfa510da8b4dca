package org.chartwarden.trials.phrases;

import java.math.BigDecimal;
import java.util.Set;
import org.chartwarden.trials.phrases.Quantity.Limit;

/**
 * Reads bounds as criteria write them: {@code ≥ 18}, {@code at least 3 months}, {@code between 18
 * and 65 years}, {@code 30 kg/m2 or more}, {@code > 2.5 x ULN}, {@code 18 years to 75 years old}.
 */
public final class BoundsReader {

  private static final Set<String> BETWEEN_BOUNDS = Set.of("and", "but", ",", "or", "to", "&");

  private static final int LONGEST_SIGN = 6;

  private BoundsReader() {}

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
    for (int at = signEnd - 1; at >= Math.max(0, signEnd - 3); at--) {
      BoundSign.Found sign = BoundSign.before(phrase, at);
      if (sign == null || sign.to() != signEnd || phrase.isWord(at)) {
        continue;
      }
      for (int from = at - 1; from >= Math.max(0, at - 6); from--) {
        WrittenAmount amount = WrittenAmount.at(phrase, from);
        if (amount != null && amount.to() == at && (from == 0 || !phrase.isNumber(from - 1))) {
          Bounds bounds = sign.sign().ofLeft(amount.number());
          return bounds == null
              ? null
              : new Quantity(bounds, amount.unit(), Limit.NONE, from, signEnd);
        }
      }
    }
    return null;
  }

  /** The bounds that a sign which ends at a token makes of a number: {@code > grade 1}; or null. */
  public static Bounds signed(CriterionPhrase phrase, int end, BigDecimal number) {
    for (int from = Math.max(0, end - LONGEST_SIGN); from < end; from++) {
      BoundSign.Found sign = BoundSign.before(phrase, from);
      if (sign != null
          && sign.to() == end
          && sign.sign() != BoundSign.FROM
          && sign.sign() != BoundSign.EQUAL) {
        return sign.sign().of(number);
      }
    }
    return null;
  }

  private static Quantity single(CriterionPhrase phrase, int i) {
    BoundSign.Found sign = BoundSign.before(phrase, i);
    if (sign != null) {
      Quantity found = behindSign(phrase, i, sign.to(), sign.sign());
      if (found != null) {
        return found;
      }
    }
    WrittenAmount low = WrittenAmount.at(phrase, i);
    return low == null ? null : plain(phrase, i, low);
  }

  private static Quantity behindSign(CriterionPhrase phrase, int from, int behind, BoundSign sign) {
    NormalLimits.Found bare = NormalLimits.at(phrase, behind);
    if (bare != null && sign != BoundSign.FROM) {
      return new Quantity(sign.of(BigDecimal.ONE), "", bare.limit(), from, bare.to());
    }
    int at = behind;
    while (at < phrase.size() && at - behind < 3 && phrase.isAny(at, WrittenAmount.FILLERS)) {
      at++;
    }
    WrittenAmount low = WrittenAmount.at(phrase, at);
    if (low == null) {
      return null;
    }
    if (sign == BoundSign.FROM) {
      return RangeReader.from(phrase, from, low, true);
    }
    // "at least 18 - 65 years" is a range all the same.
    boolean mayRange = sign == BoundSign.EQUAL || sign == BoundSign.AT_LEAST;
    Quantity range = mayRange ? RangeReader.from(phrase, from, low, false) : null;
    return range != null ? range : NormalLimits.multiple(phrase, from, low, sign.of(low.number()));
  }

  private static Quantity plain(CriterionPhrase phrase, int from, WrittenAmount low) {
    Quantity range = RangeReader.from(phrase, from, low, false);
    if (range != null) {
      return range;
    }
    int behind = low.to();
    if (phrase.is(behind, "(") || phrase.is(behind, ",")) {
      behind++;
    }
    BoundSign.Found suffix = BoundSign.behind(phrase, behind);
    if (suffix == null) {
      return NormalLimits.multiple(phrase, from, low, Bounds.exactly(low.number()));
    }
    WrittenAmount whole = new WrittenAmount(low.number(), low.unit(), suffix.to());
    if (whole.unit().isEmpty()) {
      whole = whole.withUnitBehind(phrase);
    }
    Bounds bounds = suffix.sign().of(low.number());
    return new Quantity(bounds, whole.unit(), Limit.NONE, from, whole.to());
  }

  /** Behind a bracket with the same bound in another unit: {@code ≥ 6.5 % (≥ 48 mmol/mol)}. */
  private static int behindEquivalent(CriterionPhrase phrase, int at) {
    if (!phrase.is(at, "(")
        || !phrase.isNumber(at + 1) && BoundSign.before(phrase, at + 1) == null) {
      return at;
    }
    for (int i = at + 1; i < Math.min(phrase.size(), at + 8); i++) {
      if (phrase.is(i, ")")) {
        return i + 1;
      }
    }
    return at;
  }

  /** A bound of the other side that follows: {@code ≥ 18 and ≤ 65}. */
  private static Quantity secondBound(CriterionPhrase phrase, Quantity first) {
    int start = behindEquivalent(phrase, first.to());
    int at = start;
    while (at < phrase.size() && at - start < 3 && phrase.isAny(at, BETWEEN_BOUNDS)) {
      at++;
    }
    boolean plain = BoundSign.before(phrase, at) == null && (at == start || start > first.to());
    if (at >= phrase.size() || plain) {
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
}
