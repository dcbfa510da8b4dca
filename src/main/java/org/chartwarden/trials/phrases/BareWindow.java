package org.chartwarden.trials.phrases;

import java.math.BigDecimal;
import java.util.Set;

/**
 * Reads stretches without an opening word: "at least 4 weeks before", "≥ 6 months", "3 months ago".
 */
final class BareWindow {

  /** A bare "≥ 18 years" is an age and no stretch of time. */
  private static final int YOUNGEST_ADULT = 15;

  private static final Set<String> AGE_ENDS = Set.of("old", "age", "ages", "older", "younger");
  private static final Set<String> AGO = Set.of("ago", "earlier");
  private static final Set<String> BEFORE = Set.of("before", "prior", "preceding");
  private static final Set<String> AFTER = Set.of("after", "post", "since", "from", "following");
  private static final Set<String> LENGTH_WORDS = Set.of("duration", "in", "long", "or", "more");

  private BareWindow() {}

  /** The stretch whose number begins at a token, or null. */
  static WindowReader.Found at(CriterionPhrase phrase, int i) {
    Quantity quantity = BoundsReader.at(phrase, i);
    if (!Window.measures(quantity) || phrase.isAny(quantity.to() - 1, AGE_ENDS)) {
      return null;
    }
    Bounds bounds = quantity.bounds();
    BigDecimal count = bounds.low() != null ? bounds.low() : bounds.high();
    boolean minimum = bounds.low() != null && bounds.high() == null;
    boolean maximum = bounds.low() == null;
    boolean range =
        bounds.low() != null && bounds.high() != null && !bounds.low().equals(bounds.high());
    BigDecimal most = range ? bounds.high() : count;
    boolean strict = minimum ? !bounds.lowIncluded() : maximum && !bounds.highIncluded();
    Window.Kind past =
        range ? Window.Kind.BETWEEN : minimum ? Window.Kind.BEFORE : Window.Kind.WITHIN;
    int end = quantity.to();
    if (phrase.isAny(end, AGO)) {
      return new WindowReader.Found(
          new Window(past, count, quantity.unit(), strict, true, most), i, end + 1);
    }
    if (phrase.isAny(end, BEFORE)) {
      WindowAnchor anchor = WindowAnchor.at(phrase, end);
      return new WindowReader.Found(
          new Window(past, count, quantity.unit(), strict, anchor.known(), most), i, anchor.to());
    }
    if (phrase.isAny(end, AFTER)) {
      boolean index = WindowAnchor.ledTo(phrase, end + 1).named(end + 1);
      return new WindowReader.Found(
          index
              ? new Window(Window.Kind.AHEAD, count, quantity.unit(), strict, false)
              : new Window(past, count, quantity.unit(), strict, false, most),
          i,
          end);
    }
    boolean anAge = quantity.unit().equals("a") && count.intValue() >= YOUNGEST_ADULT;
    if (anAge || !minimum && !maximum) {
      return null;
    }
    Window.Kind length = minimum ? Window.Kind.LASTING : Window.Kind.SHORTER;
    int tail = lengthWords(phrase, end);
    return new WindowReader.Found(
        new Window(length, count, quantity.unit(), strict, true),
        i,
        phrase.reads(tail, "of", "duration") ? tail + 2 : tail);
  }

  /** Where the words of a length end that begin at a token: "in duration", "or more". */
  static int lengthWords(CriterionPhrase phrase, int at) {
    int end = at;
    while (end < phrase.size()
        && end - at < 2
        && phrase.isAny(end, LENGTH_WORDS)
        && !(phrase.is(end, "in") && !phrase.is(end + 1, "duration"))) {
      end++;
    }
    return end;
  }
}
