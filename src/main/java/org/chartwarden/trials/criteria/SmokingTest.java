package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.Window;

/**
 * Whether the patient smokes, did, or never did.
 *
 * @param habit what is asked
 * @param amount how much, in words; empty when any amount counts
 * @param counted wanted pack-years, or cigarettes a day
 * @param window when
 */
record SmokingTest(Habit habit, String amount, Optional<Bounds> counted, Optional<Window> window)
    implements CriterionTest {

  /** What is asked of smoking. */
  enum Habit {
    CURRENT,
    EVER,
    FORMER,
    /** Of which the time of giving up is asked for. */
    GIVEN_UP,
    NEVER,
    NOT_NOW
  }

  @Override
  public String type() {
    return "smoking";
  }

  @Override
  public String describe() {
    return "smoking "
        + habit.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
        + (amount.isEmpty() ? "" : " " + amount)
        + window.map(one -> " " + one).orElse("");
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(DataNeed.of(DataNeed.Kind.STATUS, StatusFact.SMOKING));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    List<StatusFact> told = facts.statuses(StatusFact.SMOKING);
    List<FactEvidence> evidence = told.stream().map(StatusFact::evidence).toList();
    if (told.isEmpty()) {
      return CriterionVerdict.unknown(
          "The record does not tell of smoking.", MissingItem.ask("smoking history"));
    }
    boolean smokes = told.stream().anyMatch(fact -> fact.state() == FactState.PRESENT);
    boolean smoked = told.stream().anyMatch(fact -> fact.state() == FactState.PAST);
    boolean never = told.stream().anyMatch(fact -> fact.state() == FactState.ABSENT);
    if (smokes && never) {
      return CriterionVerdict.conflicting(
          "The record tells both that the patient smokes and never did.",
          evidence,
          MissingItem.ask("smoking history"));
    }
    String reason =
        smokes
            ? "The patient smokes."
            : smoked ? "The patient has stopped smoking." : "The patient never smoked.";
    boolean holds =
        switch (habit) {
          case CURRENT -> smokes;
          case EVER -> smokes || smoked;
          case FORMER, GIVEN_UP -> smoked && !smokes;
          case NEVER -> never;
          case NOT_NOW -> !smokes;
        };
    if (holds && amount.contains("{pack-years}")) {
      Optional<CriterionVerdict> years = PackYears.verdict(facts, counted.orElseThrow());
      if (years.isPresent()) {
        return years.get();
      }
    }
    if (holds && habit == Habit.CURRENT && amount.endsWith(DailyCigarettes.SHOWN)) {
      Optional<CriterionVerdict> cigarettes = DailyCigarettes.verdict(facts, counted.orElseThrow());
      if (cigarettes.isPresent() && stopped(told, facts) == FactTime.Answer.NO) {
        return CriterionVerdict.notMet(reason + " It was not so for as long.", evidence);
      }
      if (cigarettes.isPresent()) {
        return cigarettes.get();
      }
    }
    if (holds && (!amount.isEmpty() || stopped(told, facts) == FactTime.Answer.PERHAPS)) {
      return CriterionVerdict.unknown(
          reason + " Whether " + describe() + " holds is not told.",
          evidence,
          MissingItem.ask("smoking: " + describe()));
    }
    if (!holds && window.isPresent() && habit == Habit.CURRENT && smoked) {
      return switch (given(told, facts)) {
        case YES -> CriterionVerdict.met(reason, evidence);
        case NO -> CriterionVerdict.notMet(reason, evidence);
        case PERHAPS ->
            CriterionVerdict.unknown(
                reason + " When is not told.", evidence, MissingItem.ask("smoking: " + describe()));
      };
    }
    boolean inTime = stopped(told, facts) != FactTime.Answer.NO;
    return holds && inTime
        ? CriterionVerdict.met(reason, evidence)
        : CriterionVerdict.notMet(reason, evidence);
  }

  /** Whether it was given up in the time that is asked for. */
  private FactTime.Answer given(List<StatusFact> told, PatientFacts facts) {
    Optional<DayRange> end = told.stream().flatMap(fact -> fact.time().end().stream()).findFirst();
    Optional<DayRange> day = end.or(() -> PackYears.stopped(facts).map(year -> DayRange.in(year)));
    return day.map(one -> given(one, facts.indexDate())).orElse(FactTime.Answer.PERHAPS);
  }

  private FactTime.Answer given(DayRange day, LocalDate index) {
    Window asked = window.orElseThrow();
    // A year that is not over yet.
    DayRange until =
        day.last().isAfter(index) && !day.first().isAfter(index)
            ? new DayRange(day.first(), index)
            : day;
    return WindowTimes.in(
        habit == Habit.GIVEN_UP ? sinceThen(asked) : asked, FactTime.at(until), index, false);
  }

  /** "Stopped for at least a year" is to have stopped so long ago. */
  private static Window sinceThen(Window asked) {
    return switch (asked.kind()) {
      case LASTING -> asked.as(Window.Kind.BEFORE);
      case SHORTER -> asked.as(Window.Kind.WITHIN);
      default -> asked;
    };
  }

  private FactTime.Answer stopped(List<StatusFact> told, PatientFacts facts) {
    boolean howLong =
        window.isPresent() && habit == Habit.EVER && window.get().kind() == Window.Kind.LASTING;
    if (window.isEmpty() || howLong || habit == Habit.NEVER || habit == Habit.NOT_NOW) {
      return FactTime.Answer.YES;
    }
    if (habit == Habit.GIVEN_UP) {
      return given(told, facts);
    }
    Optional<Integer> quit = PackYears.stopped(facts);
    boolean smokes = told.stream().anyMatch(fact -> fact.state() == FactState.PRESENT);
    Optional<LocalDate> begin =
        smokes && window.get().kind() == Window.Kind.LASTING
            ? SmokingSpan.begin(facts)
            : Optional.empty();
    if (begin.isPresent()) {
      return begin.get().isAfter(window.get().back(facts.indexDate()))
          ? FactTime.Answer.NO
          : FactTime.Answer.YES;
    }
    if (!smokes && habit != Habit.CURRENT && quit.isPresent()) {
      int edge = window.get().back(facts.indexDate()).getYear();
      return quit.get() == edge
          ? FactTime.Answer.PERHAPS
          : quit.get() > edge ? FactTime.Answer.YES : FactTime.Answer.NO;
    }
    return told.stream()
        .map(
            fact ->
                fact.time()
                    .during(
                        window.get().back(facts.indexDate()),
                        facts.indexDate(),
                        fact.state() == FactState.PRESENT))
        .min(java.util.Comparator.naturalOrder())
        .orElse(FactTime.Answer.PERHAPS);
  }
}
