package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Whether the patient abuses alcohol or drugs.
 *
 * @param topic alcohol, drugs, or both
 * @param aspect now or ever
 * @param amount how much, in words; empty when abuse is asked for
 * @param window when
 * @param tested whether a positive test is asked for, which no history tells
 * @param grave whether a moderate or severe disorder is asked for
 */
record SubstanceTest(
    String topic,
    Aspect aspect,
    String amount,
    Optional<Window> window,
    boolean tested,
    boolean grave)
    implements CriterionTest {

  private static final Term ALCOHOL = condition("alcohol-use");
  private static final Term SUBSTANCES = condition("substance-use-disorder");
  private static final List<Term> EITHER = List.of(ALCOHOL, SUBSTANCES);
  private static final Term TOBACCO = condition("nicotine-dependence");

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
        + (grave ? " moderate to severe" : "")
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
    boolean lasting = false;
    List<ProblemFact> near = facts.problemsLike(EITHER);
    for (ProblemFact fact : near) {
      boolean asked =
          topic.contains("alcohol") && is(fact, ALCOHOL)
              || topic.contains("drugs")
                  && is(fact, SUBSTANCES)
                  && !is(fact, ALCOHOL)
                  && !is(fact, TOBACCO);
      lasting |= asked && fact.state() == FactState.PRESENT;
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
          facts.statuses(status).stream().filter(fact -> fact.state() == FactState.ABSENT).toList();
      absent.forEach(fact -> no.add(fact.evidence()));
      lasting &= facts.statuses(status).stream().noneMatch(fact -> fact.state() == FactState.PAST);
      denied += !wanted || !absent.isEmpty() ? 1 : 0;
      if (wanted && status.equals(StatusFact.DRUG_ABUSE) && !disorderDenied) {
        List<FactEvidence> using =
            facts.statuses(status).stream()
                .filter(fact -> fact.state() == FactState.PRESENT)
                .map(StatusFact::evidence)
                .toList();
        yes.addAll(using);
        lasting |= !using.isEmpty();
      }
    }
    if (tested) {
      Optional<CriterionVerdict> screened =
          DrugScreen.of(facts, topic.contains("drugs"), topic.contains("alcohol"), window);
      if (screened.isPresent()) {
        return screened.get();
      }
    }
    boolean when = window.isEmpty() || lasting && window.get().kind() == Window.Kind.WITHIN;
    Optional<Boolean> severe =
        yes.isEmpty() || !grave ? Optional.of(true) : SubstanceSeverity.of(facts, yes);
    if (!severe.orElse(false)) {
      return severe.isEmpty()
          ? CriterionVerdict.unknown(
              "The record tells " + topic + " abuse, but not how severe it is.",
              yes,
              MissingItem.ask(describe()))
          : CriterionVerdict.notMet("The record tells of a mild disorder.", yes);
    }
    if (!yes.isEmpty() && amount.isEmpty() && when && !tested) {
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
    if (topic.equals("alcohol") && window.isEmpty() && yes.isEmpty()) {
      Optional<CriterionVerdict> counted = DailyAlcohol.reaches(facts, amount);
      if (counted.isPresent()) {
        return counted.get();
      }
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
