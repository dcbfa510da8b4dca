package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * What a chart tells of the use of alcohol and drugs, whichever question asks.
 *
 * @param disorders problems that are, or are near to, a disorder of such use
 * @param disorderDenied whether the chart denies such a disorder
 * @param alcohol what is told of drinking
 * @param drugs what is told of the use of drugs
 */
record ToldSubstances(
    List<Disorder> disorders, boolean disorderDenied, Status alcohol, Status drugs) {

  private static final Term ALCOHOL = condition("alcohol-use");
  private static final Term SUBSTANCES = condition("substance-use-disorder");
  private static final List<Term> EITHER = List.of(ALCOHOL, SUBSTANCES);
  private static final Term TOBACCO = condition("nicotine-dependence");

  /**
   * A problem.
   *
   * @param ofAlcohol whether it is a disorder of the use of alcohol
   * @param ofDrugs whether it is one of the use of anything but alcohol and tobacco
   */
  record Disorder(FactState state, FactEvidence evidence, boolean ofAlcohol, boolean ofDrugs) {

    private static Disorder of(ProblemFact fact) {
      boolean alcohol = is(fact, ALCOHOL);
      return new Disorder(
          fact.state(),
          fact.evidence(),
          alcohol,
          !alcohol && is(fact, SUBSTANCES) && !is(fact, TOBACCO));
    }
  }

  /**
   * What is told of one use.
   *
   * @param denied what denies it
   * @param using what tells that it goes on
   * @param past whether it is told to be over
   */
  record Status(List<FactEvidence> denied, List<FactEvidence> using, boolean past) {

    private static Status of(List<StatusFact> facts) {
      return new Status(
          in(FactState.ABSENT, facts),
          in(FactState.PRESENT, facts),
          !in(FactState.PAST, facts).isEmpty());
    }

    private static List<FactEvidence> in(FactState state, List<StatusFact> facts) {
      return facts.stream()
          .filter(fact -> fact.state() == state)
          .map(StatusFact::evidence)
          .toList();
    }
  }

  static ToldSubstances of(PatientFacts facts) {
    return facts.derived("use of substances", ToldSubstances::read);
  }

  private static ToldSubstances read(PatientFacts facts) {
    List<ProblemFact> near = facts.problemsLike(EITHER);
    return new ToldSubstances(
        near.stream().map(Disorder::of).toList(),
        near.stream()
            .anyMatch(
                fact ->
                    fact.state() == FactState.ABSENT
                        && (is(fact, SUBSTANCES) || is(fact, ALCOHOL))),
        Status.of(facts.statuses(StatusFact.ALCOHOL)),
        Status.of(facts.statuses(StatusFact.DRUG_ABUSE)));
  }

  private static Term condition(String id) {
    return TermBook.standard().find(TermKind.CONDITION, id).orElseThrow();
  }

  private static boolean is(ProblemFact fact, Term term) {
    return fact.name().fits(term) == FactName.Fit.YES;
  }
}
