package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Age on the index date, as criteria ask for it; {@link AgeTest} answers.
 *
 * <p>Years count as completed ("up to 65 years" takes in the whole year of being 65); "over 45
 * years" begins the day after the 45th birthday. "Adult" is 18 years and more, "child" and "minor"
 * less. One age alone from 16 to 21 years ("must be 18 years old") is the least.
 */
final class AgeCriterion implements CriterionType {

  private static final Set<String> NAMES = Set.of("age", "aged", "ages", "aging");
  private static final Set<String> BEFORE_NAME =
      WordSet.of(
          "gestational bone postmenstrual mental parental paternal menstrual fertile",
          "reproductive childbearing bearing old");
  private static final Set<String> BEHIND_NAME =
      Set.of("related", "matched", "appropriate", "adjusted", "specific", "group-matched");
  private static final Set<String> FILLERS =
      WordSet.of(
          "of is are range ranges ranged at the time enrollment screening from : ( - must be",
          "should in years year group criteria = limit limits currently a patient patients",
          "inclusion consent informed signing study entry , visit aged age participants subjects",
          "or was with minimum");
  private static final Set<String> UNITS = Set.of("a", "mo", "wk", "d");
  private static final Set<String> AGE_ENDS =
      Set.of("old", "age", "ages", "older", "younger", "elder", "olde");
  private static final Set<String> ALONE =
      WordSet.of(
          "patient patients subject subjects participant participants adult adults male female",
          "males females men women or and must be are is the a an at time of between only person",
          "people persons individuals all any who volunteers healthy . , ; ( ) both gender",
          "genders sex sexes either with to inclusive in for children adolescents they aged",
          "screening enrollment inclusion study entry consent informed signing on day should",
          "have i e each has been residents youth mothers students caregivers outpatients",
          "inpatients old years - regardless");

  private static final PhraseTrie<Bounds> WORDS = new PhraseTrie<>();

  static {
    for (String adult :
        new String[] {"adult", "adults", "legal age", "age of majority", "adulthood"}) {
      WORDS.add(adult, Bounds.atLeast(BigDecimal.valueOf(18)));
    }
    for (String child :
        new String[] {
          "minor",
          "minors",
          "children",
          "child",
          "pediatric patients",
          "paediatric patients",
          "underage",
          "minor age"
        }) {
      WORDS.add(child, Bounds.below(BigDecimal.valueOf(18)));
    }
    for (String young : new String[] {"newborn", "newborns", "neonate", "neonates"}) {
      WORDS.add(young, Bounds.below(BigDecimal.ONE));
    }
  }

  @Override
  public String id() {
    return "age";
  }

  @Override
  public String title() {
    return "Age";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    int i = 0;
    while (i < phrase.size()) {
      Recognised one = named(phrase, i);
      one = one == null ? quantified(phrase, i) : one;
      if (one == null) {
        i++;
      } else {
        found.add(AgeOfOnset.asked(phrase, one.from()) ? AgeOfOnset.judged(phrase, one) : one);
        i = one.to();
      }
    }
    if (found.isEmpty()) {
      words(phrase, found);
    }
    return found;
  }

  private static Recognised named(CriterionPhrase phrase, int name) {
    if (!phrase.isAny(name, NAMES)
        || phrase.isAny(name - 1, BEFORE_NAME) && BoundsReader.at(phrase, name + 1) == null
        || phrase.is(name + 1, "-") && phrase.isAny(name + 2, BEHIND_NAME)
        || phrase.isAny(name + 1, BEHIND_NAME)) {
      return null;
    }
    Quantity before = BoundsReader.reversed(phrase, name);
    for (int at = name + 1; at < phrase.size() && at <= name + 9; at++) {
      Quantity quantity = BoundsReader.at(phrase, at);
      if (quantity != null && fits(quantity)) {
        if (before != null && before.bounds().high() == null && quantity.bounds().low() == null) {
          Bounds both =
              new Bounds(
                  before.bounds().low(),
                  before.bounds().lowIncluded(),
                  quantity.bounds().high(),
                  quantity.bounds().highIncluded());
          return recognised(before.from(), quantity.to(), both, quantity.unit());
        }
        return recognised(name, quantity.to(), quantity.bounds(), quantity.unit());
      }
      if (!phrase.isAny(at, FILLERS)) {
        break;
      }
    }
    return before == null || !fits(before)
        ? null
        : recognised(before.from(), name + 1, before.bounds(), before.unit());
  }

  private static Recognised quantified(CriterionPhrase phrase, int i) {
    Quantity quantity = BoundsReader.at(phrase, i);
    if (quantity == null || !fits(quantity) || quantity.limit() != Quantity.Limit.NONE) {
      return null;
    }
    String last = phrase.key(quantity.to() - 1);
    boolean timed = UNITS.contains(quantity.unit());
    boolean aged =
        AGE_ENDS.contains(last) && (timed || last.equals("older") || last.equals("younger"));
    for (int k = i; k < quantity.to(); k++) {
      // "Under the age of eight", "between the ages of 8 and 18".
      aged |= phrase.isAny(k, NAMES);
    }
    boolean comparedAge =
        Set.of("older", "younger").contains(phrase.key(i))
            || Set.of("older", "younger").contains(phrase.key(i + 1))
                && phrase.isAny(i, Set.of("no", "not"));
    if ((comparedAge || aged) && OldThing.of(phrase, i, quantity)) {
      return null;
    }
    boolean adults = quantity.unit().equals("a") && adultBefore(phrase, i);
    int to = quantity.to();
    if (timed && (phrase.reads(to, "old") || phrase.reads(to, "of", "age"))) {
      aged = true;
      to = phrase.is(to, "old") ? to + 1 : to + 2;
    }
    boolean alone =
        (timed || quantity.unit().isEmpty()) && stands(phrase, i, to) && plausible(quantity);
    boolean years = quantity.unit().equals("a") || quantity.unit().isEmpty() && AgeBySex.of(phrase);
    boolean ofPerson = years && plausible(quantity) && person(phrase, i, to);
    return aged
            || ofPerson
            || comparedAge && timed
            || comparedAge && quantity.unit().isEmpty() && plausible(quantity)
            || alone
            || adults
        ? recognised(i, to, quantity.bounds(), quantity.unit())
        : null;
  }

  /** "Men ≥ 18 years with ..." and "18-65 years, diagnosed ...": a person of so many years. */
  private static boolean person(CriterionPhrase phrase, int from, int to) {
    boolean behind =
        from > 0
            && phrase.isAny(
                from - 1,
                WordSet.of(
                    "men women male female males females patients patient subjects participants",
                    "adults individuals volunteers people children persons adolescents girls boys anyone"));
    boolean opens =
        phrase.clauseStart(from) == from
            && phrase.isAny(
                to,
                WordSet.of(
                    "with who and diagnosed having male female men women suffering undergoing scheduled , presenting"));
    boolean ofSex =
        phrase.is(to, "(")
            && phrase.isAny(to + 1, WordSet.of("men women male female males females boys girls"));
    return behind || opens || ofSex;
  }

  private static boolean adultBefore(CriterionPhrase phrase, int i) {
    for (int k = Math.max(0, i - 3); k < i; k++) {
      if (phrase.isAny(k, Set.of("adult", "adults"))) {
        return true;
      }
    }
    return false;
  }

  /** A bare number is an age when nothing else of meaning stands in its clause. */
  private static boolean stands(CriterionPhrase phrase, int from, int to) {
    int start = phrase.clauseStart(from);
    int end = phrase.clauseEnd(Math.max(from, to - 1));
    for (int i = start; i < end; i++) {
      if ((i < from || i >= to) && !phrase.isAny(i, ALONE)) {
        return false;
      }
    }
    return true;
  }

  private static boolean plausible(Quantity quantity) {
    BigDecimal one =
        quantity.bounds().low() == null ? quantity.bounds().high() : quantity.bounds().low();
    boolean inYears = quantity.unit().isEmpty() || quantity.unit().equals("a");
    boolean bounded =
        quantity.bounds().low() == null
            || quantity.bounds().high() == null
            || quantity.bounds().low().compareTo(quantity.bounds().high()) < 0;
    return bounded
        && (!inYears || one.compareTo(BigDecimal.TEN) >= 0 || quantity.unit().equals("a"));
  }

  private static boolean fits(Quantity quantity) {
    boolean unit = quantity.unit().isEmpty() || UNITS.contains(quantity.unit());
    BigDecimal low = quantity.bounds().low();
    BigDecimal high = quantity.bounds().high();
    BigDecimal most =
        BigDecimal.valueOf(
            quantity.unit().equals("d") || quantity.unit().equals("mo") ? 2000 : 130);
    return unit
        && (low == null || low.compareTo(most) < 0)
        && (high == null || high.compareTo(most) < 0);
  }

  private static Recognised recognised(int from, int to, Bounds bounds, String unit) {
    String years = unit.isEmpty() ? "a" : unit;
    return Recognised.of(from, to, new AgeTest(years.equals("a") ? grown(bounds) : bounds, years));
  }

  /** "Must be 18 years old" does not send away who is 19. */
  private static Bounds grown(Bounds bounds) {
    boolean exact =
        bounds.low() != null && bounds.high() != null && bounds.low().compareTo(bounds.high()) == 0;
    return exact
            && bounds.low().compareTo(BigDecimal.valueOf(16)) >= 0
            && bounds.low().compareTo(BigDecimal.valueOf(21)) <= 0
        ? Bounds.atLeast(bounds.low())
        : bounds;
  }

  private static void words(CriterionPhrase phrase, List<Recognised> found) {
    for (int i = 0; i < phrase.size(); i++) {
      PhraseTrie.Match<Bounds> match = phrase.longest(WORDS, i);
      if (match != null
          && !phrase.isAny(match.end(), Set.of("s", "'", "pugh", "-", "care", "with", "bearing"))) {
        String unit = match.values().get(0).high() == BigDecimal.ONE ? "mo" : "a";
        found.add(recognised(i, match.end(), match.values().get(0), unit));
        return;
      }
    }
  }
}
