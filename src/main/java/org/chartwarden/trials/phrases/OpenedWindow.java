package org.chartwarden.trials.phrases;

import java.math.BigDecimal;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;

/**
 * Reads stretches behind a word that opens them: "within the past 6 months", "for at least 3
 * months", "in the last year".
 */
final class OpenedWindow {

  private static final PhraseTrie<Window.Kind> OPENERS =
      PhraseTable.of("trial-windows.psv", "opener", Window.Kind::valueOf);

  private static final Set<String> LASTLY =
      WordSet.of(
          "last past previous prior preceding recent latest the a next following subsequent",
          "first this these least at");

  private static final Set<String> EMPTY_WORDS = Set.of("the", "a", "at", "least");
  private static final Set<String> NEXT = Set.of("next", "following", "subsequent");
  private static final Set<String> PAST = Set.of("past", "last", "previous", "preceding", "prior");
  private static final Set<String> BACKWARDS = Set.of("prior", "before", "preceding");
  private static final Set<String> ANCHORING = Set.of("prior", "before", "preceding", "of");
  private static final Set<String> ONWARDS = Set.of("after", "post", "following");

  private static final BigDecimal PREGNANCY_MONTHS = BigDecimal.valueOf(9);

  private final CriterionPhrase phrase;
  private final int from;
  private final Window.Kind kind;

  /** First token behind the words that open it. */
  private final int at;

  private final boolean past;
  private final boolean next;

  private OpenedWindow(CriterionPhrase phrase, int from, int behind, Window.Kind kind) {
    this.phrase = phrase;
    this.from = from;
    this.kind = kind;
    int end = behind;
    boolean told = false;
    while (end < phrase.size() && end - behind < 5 && phrase.isAny(end, LASTLY)) {
      told |= !phrase.isAny(end, EMPTY_WORDS);
      end++;
    }
    this.at = end;
    this.past = told || contains(from, behind, PAST);
    this.next = contains(behind, end, NEXT);
  }

  /** The stretch whose opening word begins at a token, or null. */
  static WindowReader.Found at(CriterionPhrase phrase, int i) {
    PhraseTrie.Match<Window.Kind> opener = phrase.longest(OPENERS, i);
    return opener == null
        ? null
        : new OpenedWindow(phrase, i, opener.end(), opener.values().get(0)).read(opener.end());
  }

  private WindowReader.Found read(int behind) {
    Quantity quantity = BoundsReader.at(phrase, at);
    if (quantity == null && at > behind) {
      quantity = BoundsReader.at(phrase, at - 1);
    }
    boolean pregnant =
        phrase.is(from, "during") && (phrase.is(at, "pregnancy") || phrase.is(at, "gestation"));
    if (pregnant) {
      return pregnancy();
    }
    if (!Window.measures(quantity)) {
      return withoutNumber();
    }
    boolean over = phrase.is(from, "over") || phrase.is(from, "less");
    if (kind == Window.Kind.WITHIN
        && !phrase.is(from, "within")
        && !past
        && !next
        && !over
        && !phrase.isAny(quantity.to(), ANCHORING)) {
      return null;
    }
    if (over && !past) {
      return BareWindow.at(phrase, from);
    }
    return kind == Window.Kind.LASTING ? lasting(quantity) : within(quantity);
  }

  private WindowReader.Found lasting(Quantity quantity) {
    Bounds bounds = quantity.bounds();
    boolean shorter = bounds.low() == null;
    boolean strict = shorter ? !bounds.highIncluded() : !bounds.lowIncluded();
    int end = BareWindow.lengthWords(phrase, quantity.to());
    WindowAnchor anchor =
        phrase.isAny(end, BACKWARDS) ? WindowAnchor.at(phrase, end) : new WindowAnchor(end, true);
    return found(
        shorter ? Window.Kind.SHORTER : Window.Kind.LASTING,
        quantity,
        strict,
        anchor.known(),
        anchor.to());
  }

  private WindowReader.Found within(Quantity quantity) {
    int end = quantity.to();
    if (phrase.isAny(end, ONWARDS)) {
      WindowAnchor anchor = WindowAnchor.ledTo(phrase, end + 1);
      return found(Window.Kind.AHEAD, quantity, false, anchor.named(end + 1), anchor.to());
    }
    WindowAnchor anchor = WindowAnchor.at(phrase, end);
    return found(
        next ? Window.Kind.AHEAD : Window.Kind.WITHIN,
        quantity,
        false,
        anchor.known(),
        anchor.to());
  }

  private WindowReader.Found found(
      Window.Kind actual, Quantity quantity, boolean strict, boolean anchored, int to) {
    Bounds bounds = quantity.bounds();
    BigDecimal count = bounds.high() != null ? bounds.high() : bounds.low();
    return new WindowReader.Found(
        new Window(actual, count, quantity.unit(), strict, anchored), from, to);
  }

  /** "during pregnancy", "during this pregnancy". */
  private WindowReader.Found pregnancy() {
    return new WindowReader.Found(
        new Window(Window.Kind.WITHIN, PREGNANCY_MONTHS, "mo", false, true), from, at + 1);
  }

  /** "in the past year", "during the last month": a unit without a number. */
  private WindowReader.Found withoutNumber() {
    boolean one = phrase.is(from, "within") && (phrase.is(at - 1, "a") || phrase.is(at - 1, "one"));
    String unit =
        switch (phrase.key(at)) {
          case "year" -> "a";
          case "month" -> "mo";
          case "week" -> "wk";
          case "day" -> "d";
          default -> "";
        };
    if (!past && !one || unit.isEmpty()) {
      return null;
    }
    WindowAnchor anchor = WindowAnchor.at(phrase, at + 1);
    return new WindowReader.Found(
        new Window(next ? Window.Kind.AHEAD : kind, BigDecimal.ONE, unit, false, anchor.known()),
        from,
        anchor.to());
  }

  private boolean contains(int start, int end, Set<String> keys) {
    for (int i = start; i < end; i++) {
      if (phrase.isAny(i, keys)) {
        return true;
      }
    }
    return false;
  }
}
