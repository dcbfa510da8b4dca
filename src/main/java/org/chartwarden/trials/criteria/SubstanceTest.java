package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.Window;

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
    ToldSubstances told = ToldSubstances.of(facts);
    boolean ofAlcohol = topic.contains("alcohol");
    boolean ofDrugs = topic.contains("drugs");
    for (ToldSubstances.Disorder one : told.disorders()) {
      boolean asked = ofAlcohol && one.ofAlcohol() || ofDrugs && one.ofDrugs();
      lasting |= asked && one.state() == FactState.PRESENT;
      if (asked && one.state() != FactState.RELATIVE) {
        (one.state() == FactState.ABSENT
                    || one.state() == FactState.PAST && aspect == Aspect.CURRENT
                ? no
                : yes)
            .add(one.evidence());
      }
    }
    boolean disorderDenied = told.disorderDenied();
    no.addAll(told.alcohol().denied());
    no.addAll(told.drugs().denied());
    lasting &= !told.alcohol().past() && !told.drugs().past();
    if (ofDrugs && !disorderDenied) {
      yes.addAll(told.drugs().using());
      lasting |= !told.drugs().using().isEmpty();
    }
    boolean denied =
        (!ofAlcohol || !told.alcohol().denied().isEmpty())
            && (!ofDrugs || !told.drugs().denied().isEmpty());
    if (tested) {
      Optional<CriterionVerdict> screened = DrugScreen.of(facts, ofDrugs, ofAlcohol, window);
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
    if (yes.isEmpty() && denied) {
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
}
