package org.chartwarden.trials.phrases;

import java.util.Set;

/** Reads ranges by their upper end: {@code 18-65 years}, "between 18 and 65". */
final class RangeReader {

  private static final Set<String> JOINTS =
      Set.of("-", "—", "to", "~", "through", "till", "until", "–");

  private RangeReader() {}

  /**
   * The range whose lower end has been read, or null.
   *
   * @param from first token of the whole
   * @param opened whether a word for a range stands ahead, so that "and" may join its ends
   */
  static Quantity from(CriterionPhrase phrase, int from, WrittenAmount low, boolean opened) {
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
        && (phrase.isAny(at, WrittenAmount.FILLERS) || phrase.is(at, "<="))) {
      at++;
    }
    WrittenAmount high = WrittenAmount.at(phrase, at);
    if (high == null || high.number().compareTo(low.number()) < 0) {
      return null;
    }
    if (!low.unit().isEmpty() && !high.unit().isEmpty() && !low.unit().equals(high.unit())) {
      return null;
    }
    String unit = high.unit().isEmpty() ? low.unit() : high.unit();
    Quantity quantity =
        NormalLimits.multiple(
            phrase,
            from,
            new WrittenAmount(high.number(), unit, high.to()),
            Bounds.between(low.number(), high.number()));
    int to = phrase.is(quantity.to(), "inclusive") ? quantity.to() + 1 : quantity.to();
    return new Quantity(quantity.bounds(), quantity.unit(), quantity.limit(), from, to);
  }

  /** "18 and 60 years old": two ages without a word for the range. */
  private static boolean agesFollow(CriterionPhrase phrase, WrittenAmount low, int joint) {
    WrittenAmount high = low.unit().isEmpty() ? WrittenAmount.at(phrase, joint + 1) : null;
    return high != null && high.unit().equals("a");
  }
}
