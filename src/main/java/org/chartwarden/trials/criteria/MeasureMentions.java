package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.Quantity.Limit;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.MeasureTerm;

/**
 * Finds measurements and scales with the numbers that are asked of them. A name without a number is
 * found only where words stand for one (within normal limits, elevated).
 */
final class MeasureMentions {

  private static final int TAIL_REACH = 6;
  private static final int SHARING_REACH = 16;
  private static final int PARENTHESIS_REACH = 9;
  private static final int USED_REACH = 14;
  private static final int ITEM_REACH = 4;

  private static final Set<String> ITEMS = Set.of("item", "items", "question", "subitem");
  private static final Set<String> OF = Set.of("of", "on", "in", "from");

  private static final Set<String> TAIL =
      Set.of(
          "predicted",
          "inclusive",
          "score",
          "points",
          "status",
          "performance",
          "class",
          "ecog",
          "scale",
          "criteria");

  private static final Set<String> BETWEEN_NAMES =
      Set.of("and", "or", ",", "/", "(", ")", "serum", "total", "both", "level", "levels");

  private static final Set<String> SEXES =
      Set.of("women", "men", "females", "males", "female", "male");

  private static final Set<String> PARENTHESES = Set.of("(", ")");
  private static final Set<String> BEFORE_SIGN = Set.of("is", "a");

  private static final Set<String> PERCENTILES =
      Set.of("percentile", "percentiles", "centile", "centiles");

  /** "> 4 kg weight loss": how much it changed, and not how much it is. */
  private static final Set<String> CHANGES =
      Set.of("loss", "gain", "change", "changes", "fluctuation", "fluctuations");

  private final CriterionPhrase phrase;
  private final String type;

  private MeasureMentions(CriterionPhrase phrase, String type) {
    this.phrase = phrase;
    this.type = type;
  }

  /** The questions of a phrase about measurements of some kinds. */
  static List<Recognised> of(
      CriterionPhrase phrase, String type, Set<MeasureTerm.Kind> kinds, boolean derived) {
    return new MeasureMentions(phrase, type)
        .all().stream()
            .filter(
                one -> {
                  MeasureTerm term = ((MeasureTest) one.test()).measure();
                  return kinds.contains(term.kind()) && term.calculator().isPresent() == derived;
                })
            .toList();
  }

  private List<Recognised> all() {
    List<Recognised> found = new ArrayList<>();
    int i = 0;
    while (i < phrase.size()) {
      MeasureBook.Found name = name(i);
      if (name == null) {
        i++;
        continue;
      }
      Recognised one = question(i, name);
      one = one == null ? sharing(i, name) : one;
      // "22 weeks gestation": the unit may be a part of the longer name.
      boolean again = one == null && name.term().id().equals("gestational-age");
      i = again ? i + 1 : name.to();
      if (one != null) {
        i = Math.max(i, one.to());
        found.add(one);
        for (Recognised more = alternative(one); more != null; more = alternative(more)) {
          found.add(more);
          i = more.to();
        }
      }
    }
    return found;
  }

  private MeasureBook.Found name(int i) {
    return MeasureBook.standard().longest(phrase.tokens(), i);
  }

  private Recognised question(int from, MeasureBook.Found name) {
    Quantity quantity = MeasureNumbers.around(phrase, from, name);
    if (quantity == null
        || ofOneItem(from, Math.max(name.to(), quantity.to()))
        || phrase.is(from - 1, "target")
        || phrase.is(from - 1, "goal")
        || phrase.isAny(name.to(), CHANGES)) {
      return null;
    }
    int start = Math.min(from, quantity.from());
    int end = Math.max(name.to(), quantity.to());
    MeasureBook.Found again = name(end);
    if (phrase.isAny(end, CHANGES)
        || again != null && again.term().equals(name.term()) && phrase.isAny(again.to(), CHANGES)) {
      return null;
    }
    boolean percentile =
        phrase.isAny(name.to(), PERCENTILES)
            || phrase.isAny(quantity.to(), PERCENTILES)
            || phrase.isAny(from - 1, PERCENTILES);
    if (percentile) {
      end = phrase.isAny(end, PERCENTILES) ? end + 1 : end;
    }
    MeasureTerm term = percentile ? name.term().percentile() : name.term();
    Modifiers modifiers = Modifiers.around(phrase, start, end);
    BitSet used = tail(end);
    used.set(start, end);
    used.or(modifiers.used());
    return Recognised.of(
        start,
        end,
        new MeasureTest(
            type,
            term,
            quantity.bounds(),
            MeasureNumbers.unit(quantity, term),
            quantity.limit(),
            modifiers.window()),
        used);
  }

  /** "PHQ-9 item 9 ≥ 1", "item 10 of the MADRS": the number is of one item, not of the whole. */
  private boolean ofOneItem(int from, int end) {
    for (int i = Math.max(0, from - ITEM_REACH); i < end + ITEM_REACH && i < phrase.size(); i++) {
      if (phrase.isAny(i, ITEMS) && (phrase.isNumber(i + 1) || i < from && phrase.is(i, "item"))) {
        return i < from ? phrase.isAny(from - 1, OF) || phrase.isAny(from - 2, OF) : true;
      }
    }
    return false;
  }

  /** The words behind a number that say nothing more: "of predicted", "points". */
  private BitSet tail(int end) {
    BitSet used = new BitSet();
    int at = end;
    while (at < phrase.size() && at - end < TAIL_REACH) {
      int next = phrase.reads(at, "of", "predicted") ? at + 2 : at + 1;
      if (next == at + 1 && !phrase.isAny(at, TAIL)) {
        break;
      }
      used.set(at, next);
      at = next;
    }
    return used;
  }

  /** "ALT and AST ≤ 2.5 x ULN": a name whose numbers stand behind the next name. */
  private Recognised sharing(int from, MeasureBook.Found name) {
    int at = name.to();
    while (at < phrase.size() && at - name.to() < SHARING_REACH) {
      MeasureBook.Found other = name(at);
      if (other == null && !phrase.isAny(at, BETWEEN_NAMES)) {
        return null;
      }
      Quantity quantity = other == null ? null : MeasureNumbers.behind(phrase, other);
      if (quantity != null) {
        return shared(from, name, other.term(), quantity);
      }
      if (other != null && other.to() >= phrase.size()) {
        return null;
      }
      at = other == null ? at + 1 : other.to();
    }
    return null;
  }

  private Recognised shared(
      int from, MeasureBook.Found name, MeasureTerm other, Quantity quantity) {
    MeasureTerm term = name.term();
    if (quantity.limit() == Limit.NONE && !other.unit().equals(term.unit())) {
      return null;
    }
    String unit =
        quantity.unit().isEmpty() && quantity.limit() == Limit.NONE ? term.unit() : quantity.unit();
    return Recognised.of(
        from,
        name.to(),
        new MeasureTest(type, term, quantity.bounds(), unit, quantity.limit(), Optional.empty()));
  }

  /** "glucose < 50 mg/dL or > 400 mg/dL": a second limit of the same measurement. */
  private Recognised alternative(Recognised before) {
    int at = behind(before);
    if (!phrase.is(at, "or") && !phrase.is(at, "and")) {
      return null;
    }
    int sign = at + 1;
    while (phrase.isAny(sign, BEFORE_SIGN)) {
      sign++;
    }
    MeasureTest test = (MeasureTest) before.test();
    Quantity quantity = phrase.isNumber(sign) ? null : BoundsReader.at(phrase, sign);
    boolean same =
        quantity != null
            && name(quantity.to()) == null
            && (quantity.unit().equals(test.unit())
                || quantity.unit().isEmpty() && test.unit().startsWith("{")
                || quantity.limit() != Limit.NONE && test.limit() != Limit.NONE);
    return same
        ? Recognised.of(
            sign,
            quantity.to(),
            new MeasureTest(
                test.type(),
                test.measure(),
                quantity.bounds(),
                test.unit(),
                quantity.limit(),
                test.window()))
        : null;
  }

  /** "(women)": a bracket that holds no limit. */
  private boolean opensWords(int at) {
    return phrase.is(at, "(") && phrase.isWord(at + 1);
  }

  /** The first token behind a question, the words that belong to it and a parenthesis left out. */
  private int behind(Recognised question) {
    int at = question.to();
    while (at < phrase.size() && phrase.isAny(at, PARENTHESES) && !opensWords(at)) {
      at++;
    }
    BitSet used = question.used();
    while (at < phrase.size() && at - question.to() < USED_REACH && used.get(at)) {
      at++;
    }
    if (phrase.isAny(at, Set.of("for", "in")) && phrase.isAny(at + 1, SEXES)) {
      return at + 2;
    }
    if (!phrase.is(at, "(")) {
      return at;
    }
    int close = at;
    while (close < phrase.size() && close - at < PARENTHESIS_REACH && !phrase.is(close, ")")) {
      close++;
    }
    return close + 1;
  }
}
