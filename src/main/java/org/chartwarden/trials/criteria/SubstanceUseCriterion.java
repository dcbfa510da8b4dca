package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Alcohol and drugs of abuse. */
final class SubstanceUseCriterion implements CriterionType {

  private static final Set<String> MIDDLE =
      WordSet.of(
          "or and / , of the a other any and/or ( ) illegal for illicit use abuse misuse",
          "addiction dependence dependency disorder disorders severe chronic known active",
          "regular excessive harmful to on use's consumption intake current recreational",
          "problematic heavy positive test diagnosis intoxication except nicotine habits");

  private static final int NEAR = 6;

  private static final Set<String> TESTS =
      WordSet.of("test tests testing screen screens screening toxicology breathalyzer urinalysis");

  @Override
  public String id() {
    return "substance-use";
  }

  @Override
  public String title() {
    return "Alcohol and substance use";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    List<Cues.Found> cues = Cues.in(phrase, id());
    int k = 0;
    while (k < cues.size()) {
      int from = cues.get(k).from();
      int to = cues.get(k).to();
      Set<String> topics = new java.util.TreeSet<>(Set.of(cues.get(k).cue().topic()));
      String words = phrase.words(from, to).toLowerCase(Locale.ROOT);
      if (words.contains("drug") || words.contains("substance")) {
        topics.add("drugs");
      }
      if (words.contains("alcohol")) {
        topics.add("alcohol");
      }
      while (k + 1 < cues.size() && between(phrase, to, cues.get(k + 1).from())) {
        k++;
        to = cues.get(k).to();
        topics.add(cues.get(k).cue().topic());
      }
      while (from > 0
          && phrase.isAny(from - 1, MIDDLE)
          && !phrase.isAny(from - 1, Set.of(",", "or", "and", ")", "/"))) {
        from--;
      }
      while (to < phrase.size()
          && phrase.isAny(to, MIDDLE)
          && !phrase.isAny(to, Set.of(",", "or", "and", ")", "(", "/", "except"))) {
        to++;
      }
      Modifiers modifiers = Modifiers.around(phrase, from, to);
      BitSet used = modifiers.used();
      String amount = "";
      for (int i = Math.max(0, from - 6);
          i < Math.min(phrase.size(), to + 8) && amount.isEmpty();
          i++) {
        Quantity quantity = BoundsReader.at(phrase, i);
        if (quantity != null
            && !Set.of("d", "wk", "mo", "a", "h").contains(quantity.unit())
            && (i >= to || quantity.to() <= to)) {
          amount = quantity.shown();
          used.set(quantity.from(), quantity.to());
        }
      }
      found.add(
          Recognised.of(
              from,
              to,
              new SubstanceTest(
                  String.join(" or ", topics),
                  modifiers.aspect(),
                  amount,
                  modifiers.window(),
                  tested(phrase, from, to)),
              used));
      k++;
    }
    return found;
  }

  /** "Positive urine test for drugs", "alcohol breath test positive". */
  private static boolean tested(CriterionPhrase phrase, int from, int to) {
    boolean positive = false;
    boolean test = false;
    for (int i = Math.max(0, from - NEAR); i < Math.min(phrase.size(), to + NEAR); i++) {
      positive |= phrase.is(i, "positive");
      test |= phrase.isAny(i, TESTS);
    }
    return positive && test;
  }

  private static boolean between(CriterionPhrase phrase, int from, int to) {
    return to - from < 5 && phrase.areAll(from, to, MIDDLE);
  }

  /**
   * Whether the patient abuses alcohol or drugs.
   *
   * @param topic alcohol, drugs, or both
   * @param aspect now or ever
   * @param amount how much, in words; empty when abuse is asked for
   * @param window when
   * @param tested whether a positive test is asked for, which no history tells
   */
  record SubstanceTest(
      String topic, Aspect aspect, String amount, Optional<Window> window, boolean tested)
      implements CriterionTest {

    private static final Term ALCOHOL = condition("alcohol-use");
    private static final Term SUBSTANCES = condition("substance-use-disorder");

    private static Term condition(String id) {
      return TermBook.standard().find(TermKind.CONDITION, id).orElseThrow();
    }

    @Override
    public String type() {
      return "substance-use";
    }

    @Override
    public String describe() {
      return "substance use "
          + topic
          + (tested ? " by a test" : "")
          + aspect.shown()
          + (amount.isEmpty() ? "" : " " + amount)
          + window.map(one -> " " + one).orElse("");
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.ALCOHOL),
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.DRUG_ABUSE),
          DataNeed.of(DataNeed.Kind.PROBLEM, "substance-use-disorder"));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      List<FactEvidence> yes = new ArrayList<>();
      List<FactEvidence> no = new ArrayList<>();
      List<ProblemFact> near = facts.problemsLike(ALCOHOL, SUBSTANCES);
      for (ProblemFact fact : near) {
        boolean asked =
            topic.contains("alcohol") && is(fact, ALCOHOL)
                || topic.contains("drugs") && is(fact, SUBSTANCES) && !is(fact, ALCOHOL);
        if (asked && fact.state() != FactState.RELATIVE) {
          (fact.state() == FactState.ABSENT
                      || fact.state() == FactState.PAST && aspect == Aspect.CURRENT
                  ? no
                  : yes)
              .add(fact.evidence());
        }
      }
      boolean disorderDenied =
          near.stream()
              .anyMatch(
                  fact ->
                      fact.state() == FactState.ABSENT
                          && (is(fact, SUBSTANCES) || is(fact, ALCOHOL)));
      int denied = 0;
      for (String status : List.of(StatusFact.ALCOHOL, StatusFact.DRUG_ABUSE)) {
        boolean wanted = topic.contains(status.equals(StatusFact.ALCOHOL) ? "alcohol" : "drugs");
        List<StatusFact> absent =
            facts.statuses(status).stream()
                .filter(fact -> fact.state() == FactState.ABSENT)
                .toList();
        absent.forEach(fact -> no.add(fact.evidence()));
        denied += !wanted || !absent.isEmpty() ? 1 : 0;
        if (wanted && status.equals(StatusFact.DRUG_ABUSE) && !disorderDenied) {
          facts.statuses(status).stream()
              .filter(fact -> fact.state() == FactState.PRESENT)
              .forEach(fact -> yes.add(fact.evidence()));
        }
      }
      if (!yes.isEmpty() && amount.isEmpty() && window.isEmpty() && !tested) {
        return CriterionVerdict.met("The record tells " + topic + " abuse.", yes);
      }
      boolean listed = facts.isComplete(FactList.PROBLEMS) && amount.isEmpty() && !tested;
      if (yes.isEmpty() && (listed || disorderDenied && amount.isEmpty() && !tested)) {
        return CriterionVerdict.notMet(
            "The problem list is said to be complete and tells no " + topic + " abuse.",
            no.isEmpty() ? facts.saysComplete(FactList.PROBLEMS) : no);
      }
      if (yes.isEmpty() && denied == 2) {
        return CriterionVerdict.notMet("The record denies " + topic + ".", no);
      }
      Optional<List<FactEvidence>> less =
          yes.isEmpty() && topic.equals("alcohol") && window.isEmpty()
              ? DailyAlcohol.below(facts, amount)
              : Optional.empty();
      if (less.isPresent()) {
        return CriterionVerdict.notMet("The record tells of less than " + amount + ".", less.get());
      }
      return CriterionVerdict.unknown(
          "The record does not tell enough of " + topic.toLowerCase(Locale.ROOT) + ".",
          yes,
          MissingItem.ask(describe()));
    }

    private static boolean is(ProblemFact fact, Term term) {
      return fact.name().fits(term) == FactName.Fit.YES;
    }
  }
}
