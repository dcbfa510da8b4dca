package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.Quantity.Limit;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.MeasureTerm;

/**
 * Finds measurements and scales with the numbers that are asked of them. A name without a number is
 * found only where words stand for one (within normal limits, elevated).
 */
final class MeasureMentions {

  private static final int REACH = 14;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private static final Set<String> BETWEEN =
      WordSet.of(
          "of is are was be must should a an the score scores level levels value values count (",
          ") : = with at screening baseline class grade stage status scale index in on to range",
          "from for by - , or and as within has have concentration serum total result measured",
          "calculated using formula based defined ratio rate predicted blood least physical",
          "functional consecutive two measurement estimated according type types resting group",
          "patients patient subject subjects participants between either mean average both adult",
          "which that who any time enrollment randomization visit current not no ecog nyha asa",
          "body mass bmi mrs kps egfr cockcroft gault equation mdrd ckd epi cockcroft-gault",
          "method fridericia bazett qtcf men women males females male female points ps",
          "performance system classification nihss ' s [ ] “ eastern cooperative oncology crcl",
          "ejection fraction lvef bicarbonate hemoglobin plus fasting post bronchodilator pre mm",
          "knee criteria radiographic ii i");

  private static final Map<String, String> ROMAN =
      Map.ofEntries(
          Map.entry("i", "1"),
          Map.entry("ii", "2"),
          Map.entry("iii", "3"),
          Map.entry("iv", "4"),
          Map.entry("v", "5"),
          Map.entry("vi", "6"),
          Map.entry("a", "1"),
          Map.entry("b", "2"),
          Map.entry("c", "3"),
          Map.entry("d", "4"),
          Map.entry("e", "5"),
          Map.entry("0", "0"),
          Map.entry("1", "1"),
          Map.entry("2", "2"),
          Map.entry("3", "3"),
          Map.entry("4", "4"),
          Map.entry("5", "5"));

  private static final PhraseTrie<Quantity> STATES = new PhraseTrie<>();

  static {
    Quantity above = new Quantity(Bounds.above(BigDecimal.ONE), "", Limit.UPPER, 0, 1);
    Quantity normal = new Quantity(Bounds.atMost(BigDecimal.ONE), "", Limit.UPPER, 0, 1);
    Quantity below = new Quantity(Bounds.below(BigDecimal.ONE), "", Limit.LOWER, 0, 1);
    for (String one :
        new String[] {
          "elevated",
          "increased",
          "raised",
          "high",
          "above normal",
          "abnormally high",
          "above the normal range"
        }) {
      STATES.add(one, above);
    }
    for (String one :
        new String[] {
          "within normal limits",
          "normal",
          "within the normal range",
          "within normal range",
          "in the normal range",
          "within institutional limits of normal",
          "within normal institutional limits",
          "within institutional normal limits",
          "wnl"
        }) {
      STATES.add(one, normal);
    }
    for (String one : new String[] {"low", "decreased", "reduced", "below normal"}) {
      STATES.add(one, below);
    }
  }

  private MeasureMentions() {}

  /** The questions of a phrase about measurements of some kinds. */
  static List<Recognised> of(
      CriterionPhrase phrase, String type, Set<MeasureTerm.Kind> kinds, boolean derived) {
    List<Recognised> found = new ArrayList<>();
    int i = 0;
    while (i < phrase.size()) {
      MeasureBook.Found name = MeasureBook.standard().longest(phrase.tokens(), i);
      if (name == null) {
        i++;
        continue;
      }
      Recognised one = question(phrase, i, name, type);
      one = one == null ? sharing(phrase, i, name, type) : one;
      if (one != null) {
        MeasureTerm term = ((MeasureTest) one.test()).measure();
        if (kinds.contains(term.kind()) && term.calculator().isPresent() == derived) {
          found.add(one);
        }
        i = Math.max(name.to(), one.to());
        Recognised again = alternative(phrase, one);
        while (again != null) {
          if (kinds.contains(term.kind()) && term.calculator().isPresent() == derived) {
            found.add(again);
          }
          i = again.to();
          again = alternative(phrase, again);
        }
      } else {
        i = name.to();
      }
    }
    return found;
  }

  private static Recognised question(
      CriterionPhrase phrase, int from, MeasureBook.Found name, String type) {
    MeasureTerm term = name.term();
    Quantity reversed = BoundsReader.reversed(phrase, from);
    Quantity quantity = behind(phrase, name, term);
    if (quantity == null) {
      quantity = reversed != null ? reversed : before(phrase, from, term);
    } else if (reversed != null
        && reversed.bounds().high() == null
        && quantity.bounds().low() == null) {
      Bounds both =
          new Bounds(
              reversed.bounds().low(),
              reversed.bounds().lowIncluded(),
              quantity.bounds().high(),
              quantity.bounds().highIncluded());
      quantity =
          new Quantity(
              both,
              quantity.unit().isEmpty() ? reversed.unit() : quantity.unit(),
              quantity.limit(),
              quantity.from(),
              quantity.to());
      from = Math.min(from, reversed.from());
    }
    if (quantity == null) {
      return null;
    }
    int start = Math.min(from, quantity.from());
    int end = Math.max(name.to(), quantity.to());
    BitSet used = new BitSet();
    used.set(start, end);
    int tail = end;
    while (tail < phrase.size()
        && tail - end < 6
        && (phrase.is(tail, "of") && phrase.is(tail + 1, "predicted")
            || phrase.isAny(
                tail,
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
                    "criteria")))) {
      used.set(tail, phrase.is(tail, "of") ? tail + 2 : tail + 1);
      tail += phrase.is(tail, "of") ? 2 : 1;
    }
    Modifiers modifiers = Modifiers.around(phrase, start, end);
    used.or(modifiers.used());
    String unit = unit(quantity, term);
    return Recognised.of(
        start,
        end,
        new MeasureTest(type, term, quantity.bounds(), unit, quantity.limit(), modifiers.window()),
        used);
  }

  /** "ALT and AST ≤ 2.5 x ULN": a name whose numbers stand behind the next name. */
  private static Recognised sharing(
      CriterionPhrase phrase, int from, MeasureBook.Found name, String type) {
    int at = name.to();
    while (at < phrase.size()
        && at - name.to() < 7
        && (phrase.isAny(
                at,
                Set.of(
                    "and", "or", ",", "/", "(", ")", "serum", "total", "both", "level", "levels"))
            || MeasureBook.standard().longest(phrase.tokens(), at) != null)) {
      MeasureBook.Found other = MeasureBook.standard().longest(phrase.tokens(), at);
      if (other != null) {
        Quantity quantity = behind(phrase, other, other.term());
        if (quantity == null && other.to() < phrase.size()) {
          at = other.to();
          continue;
        }
        boolean usable =
            quantity != null
                && (quantity.limit() != Limit.NONE
                    || other.term().unit().equals(name.term().unit()));
        if (!usable) {
          return null;
        }
        String unit =
            quantity.unit().isEmpty() && quantity.limit() == Limit.NONE
                ? name.term().unit()
                : quantity.unit();
        return Recognised.of(
            from,
            name.to(),
            new MeasureTest(
                type,
                name.term(),
                quantity.bounds(),
                unit,
                quantity.limit(),
                java.util.Optional.empty()));
      }
      at++;
    }
    return null;
  }

  /** "glucose < 50 mg/dL or > 400 mg/dL": a second limit of the same measurement. */
  private static Recognised alternative(CriterionPhrase phrase, Recognised before) {
    MeasureTest test = (MeasureTest) before.test();
    int at = before.to();
    while (at < phrase.size() && phrase.isAny(at, Set.of("(", ")"))) {
      at++;
    }
    while (at < phrase.size() && at - before.to() < 14 && before.used().get(at)) {
      at++;
    }
    if (phrase.is(at, "(")) {
      int close = at;
      while (close < phrase.size() && close - at < 9 && !phrase.is(close, ")")) {
        close++;
      }
      at = close + 1;
    }
    if (!phrase.is(at, "or") && !phrase.is(at, "and")) {
      return null;
    }
    int sign = at + 1;
    while (phrase.isAny(sign, Set.of("is", "a"))) {
      sign++;
    }
    Quantity quantity = phrase.isNumber(sign) ? null : BoundsReader.at(phrase, sign);
    boolean same =
        quantity != null
            && MeasureBook.standard().longest(phrase.tokens(), quantity.to()) == null
            && (quantity.unit().equals(test.unit())
                || quantity.unit().isEmpty() && test.unit().startsWith("{")
                || quantity.limit() != Limit.NONE && test.limit() != Limit.NONE);
    if (!same) {
      return null;
    }
    return Recognised.of(
        sign,
        quantity.to(),
        new MeasureTest(
            test.type(),
            test.measure(),
            quantity.bounds(),
            test.unit(),
            quantity.limit(),
            test.window()));
  }

  /**
   * The written unit, or the one to assume; whole cell counts are written without their thousands.
   */
  private static String unit(Quantity quantity, MeasureTerm term) {
    if (!quantity.unit().isEmpty() || quantity.limit() != Limit.NONE) {
      return quantity.unit();
    }
    BigDecimal one =
        quantity.bounds().low() == null ? quantity.bounds().high() : quantity.bounds().low();
    boolean whole = term.unit().equals("10*3/uL") && one.compareTo(THOUSAND) >= 0;
    return whole ? "/uL" : term.unit();
  }

  private static Quantity behind(CriterionPhrase phrase, MeasureBook.Found name, MeasureTerm term) {
    int limit = Math.min(phrase.clauseEnd(name.to()), name.to() + REACH);
    if (phrase.is(name.to(), ":")) {
      limit = Math.min(phrase.size(), name.to() + REACH);
    }
    for (int at = name.to(); at < limit; at++) {
      Quantity quantity = BoundsReader.at(phrase, at);
      boolean classes =
          term.kind() == MeasureTerm.Kind.STATUS || term.kind() == MeasureTerm.Kind.SCALE;
      if (classes) {
        Quantity set = classes(phrase, at, term);
        if (set != null && (quantity == null || set.to() > quantity.to())) {
          return set;
        }
      }
      if (quantity != null
          && fits(quantity, term)
          && (stated(phrase, quantity) || classes && !term.id().equals("six-minute-walk"))) {
        return quantity;
      }
      PhraseTrie.Match<Quantity> state = phrase.longest(STATES, at);
      if (state != null && !classes) {
        Quantity words = state.values().get(0);
        return new Quantity(words.bounds(), "", words.limit(), at, state.end());
      }
      if (!phrase.isAny(at, BETWEEN)) {
        return null;
      }
    }
    return null;
  }

  /** "more than 140 mmHg systolic", "a score of 10 or more on the PHQ-9", "elevated bilirubin". */
  private static Quantity before(CriterionPhrase phrase, int from, MeasureTerm term) {
    int start = Math.max(phrase.clauseStart(from), from - 8);
    for (int at = start; at < from; at++) {
      Quantity quantity = BoundsReader.at(phrase, at);
      boolean near = quantity != null && quantity.to() <= from && fits(quantity, term);
      if (near) {
        boolean joined = true;
        for (int i = quantity.to(); i < from; i++) {
          joined &=
              phrase.isAny(
                  i,
                  Set.of(
                      "of", "on", "the", "in", "a", "for", "using", "resting", "points", "score"));
        }
        boolean bound =
            quantity.bounds().low() == null
                || quantity.bounds().high() == null
                || quantity.bounds().low().compareTo(quantity.bounds().high()) != 0;
        if (joined
            && (bound || term.kind() == MeasureTerm.Kind.VITAL && !quantity.unit().isEmpty())) {
          return quantity;
        }
      }
    }
    if (from > 0 && term.kind() == MeasureTerm.Kind.LAB) {
      PhraseTrie.Match<Quantity> state = phrase.longest(STATES, from - 1);
      if (state != null && state.end() == from) {
        Quantity words = state.values().get(0);
        return new Quantity(words.bounds(), "", words.limit(), from - 1, from);
      }
    }
    return null;
  }

  /** A bare number is no limit: "6-minute walk test", "ALT 2". */
  private static boolean stated(CriterionPhrase phrase, Quantity quantity) {
    Bounds bounds = quantity.bounds();
    boolean exact =
        bounds.low() != null && bounds.high() != null && bounds.low().compareTo(bounds.high()) == 0;
    return !exact || phrase.is(quantity.from(), "=") || quantity.limit() != Limit.NONE;
  }

  private static boolean fits(Quantity quantity, MeasureTerm term) {
    boolean time = Set.of("a", "mo", "wk", "d", "h").contains(quantity.unit());
    return !time || term.unit().equals(quantity.unit()) || term.id().equals("gestational-age");
  }

  /** Classes as in {@code II or III}, {@code I-III}, {@code 0, 1 or 2}, {@code A or B}. */
  private static Quantity classes(CriterionPhrase phrase, int at, MeasureTerm term) {
    BigDecimal low = null;
    BigDecimal high = null;
    int end = at;
    int i = at;
    while (i < phrase.size() && i - at < 16) {
      BigDecimal one = classNumber(phrase, i, term);
      if (one != null) {
        low = low == null ? one : low.min(one);
        high = high == null ? one : high.max(one);
        end = i + 1;
        i++;
      } else if (low != null
          && phrase.isAny(
              i, WordSet.of("- or , to / and & ~ — class grade through stage status"))) {
        i++;
      } else {
        break;
      }
    }
    if (low == null) {
      return null;
    }
    Bounds bounds = Bounds.between(low, high);
    String words = phrase.key(end) + " " + phrase.key(end + 1);
    if (low.equals(high)) {
      if (Set.of(
              "or higher",
              "or greater",
              "or above",
              "and above",
              "or more",
              "or worse",
              "and higher")
          .contains(words)) {
        return new Quantity(Bounds.atLeast(low), "", Limit.NONE, at, end + 2);
      }
      if (Set.of("or lower", "or less", "or better", "or below", "and below").contains(words)) {
        return new Quantity(Bounds.atMost(low), "", Limit.NONE, at, end + 2);
      }
      if (at > 0 && Set.of(">=", ">", "<=", "<").contains(phrase.key(at - 1))) {
        return new Quantity(
            switch (phrase.key(at - 1)) {
              case ">=" -> Bounds.atLeast(low);
              case ">" -> Bounds.above(low);
              case "<=" -> Bounds.atMost(low);
              default -> Bounds.below(low);
            },
            "",
            Limit.NONE,
            at - 1,
            end);
      }
    }
    return new Quantity(bounds, "", Limit.NONE, at, end);
  }

  private static BigDecimal classNumber(CriterionPhrase phrase, int i, MeasureTerm term) {
    String key = phrase.key(i);
    boolean letter = key.matches("[a-e]");
    boolean letters = Set.of("child-pugh", "gold", "asia", "bclc").contains(term.id());
    if (letter && (!letters || !phrase.token(i).capital())) {
      return null;
    }
    if (key.length() <= 3 && key.matches("[ivx]+") && !phrase.token(i).capital()) {
      return null;
    }
    if (phrase.isNumber(i)) {
      boolean sign = i > 0 && Set.of(">", "<", ">=", "<=").contains(phrase.key(i - 1));
      return sign ? null : phrase.token(i).number();
    }
    String digits =
        ROMAN.get(
            key.length() == 2 && key.endsWith("e") && term.id().equals("asa")
                ? key.substring(0, 1)
                : key);
    return digits == null || !phrase.isWord(i) ? null : new BigDecimal(digits);
  }
}
