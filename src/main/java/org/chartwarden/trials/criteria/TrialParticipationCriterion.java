package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Window;

/** Taking part in other trials: to ask. */
final class TrialParticipationCriterion implements CriterionType {

  @Override
  public String id() {
    return "trial-participation";
  }

  @Override
  public String title() {
    return "Other trials";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (Cues.Found cue : Cues.merged(phrase, id())) {
      Modifiers modifiers = Modifiers.around(phrase, cue.from(), cue.to());
      TrialParticipationTest test =
          new TrialParticipationTest(cue.cue().topic(), modifiers.aspect(), modifiers.window());
      found.add(
          cue.cue().whole()
              ? Recognised.whole(cue.from(), cue.to(), test)
              : Recognised.of(cue.from(), cue.to(), test, modifiers.used()));
    }
    return found;
  }

  /**
   * Whether the patient takes or took part in another trial.
   *
   * @param topic what it is about
   * @param aspect now or before
   * @param window when
   */
  record TrialParticipationTest(String topic, Aspect aspect, Optional<Window> window)
      implements CriterionTest {

    private static final Set<Window.Kind> PAST =
        EnumSet.of(Window.Kind.WITHIN, Window.Kind.BETWEEN, Window.Kind.BEFORE);

    @Override
    public String type() {
      return "trial-participation";
    }

    @Override
    public String describe() {
      return "trial-participation " + topic + window.map(one -> " " + one).orElse("");
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.STATUS, StatusFact.TRIAL));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      List<FactEvidence> yes = new ArrayList<>();
      List<FactEvidence> no = new ArrayList<>();
      List<FactEvidence> perhaps = new ArrayList<>();
      for (StatusFact fact : facts.statuses(StatusFact.TRIAL)) {
        switch (answer(fact, facts.indexDate())) {
          case YES -> yes.add(fact.evidence());
          case NO -> no.add(fact.evidence());
          case PERHAPS -> perhaps.add(fact.evidence());
        }
      }
      if (!yes.isEmpty()) {
        return CriterionVerdict.met("The record tells of another trial.", yes);
      }
      if (!perhaps.isEmpty()) {
        return CriterionVerdict.unknown(
            "When the other trial was is not told.", perhaps, MissingItem.ask("other trials"));
      }
      return no.isEmpty()
          ? CriterionVerdict.unknown(
              "The record does not tell of other trials.", MissingItem.ask("other trials"))
          : CriterionVerdict.notMet("The record tells of no other trial in that time.", no);
    }

    private FactTime.Answer answer(StatusFact fact, LocalDate index) {
      if (fact.state() == FactState.ABSENT) {
        return FactTime.Answer.NO;
      }
      boolean ongoing = fact.state() == FactState.PRESENT;
      if (window.filter(one -> PAST.contains(one.kind())).isPresent()) {
        return WindowTimes.in(window.get(), fact.time(), index, ongoing);
      }
      if (ongoing || aspect == Aspect.HISTORY) {
        return FactTime.Answer.YES;
      }
      return fact.time().end().isPresent() ? FactTime.Answer.NO : FactTime.Answer.PERHAPS;
    }
  }
}
