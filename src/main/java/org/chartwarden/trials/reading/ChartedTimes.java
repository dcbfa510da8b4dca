package org.chartwarden.trials.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;

/**
 * What a note only names, without a day, has the day and the state of the row of the chart that it
 * names; where several rows are of that kind the rows alone count.
 */
final class ChartedTimes {

  /** What all kinds of facts share. */
  private record View(FactName name, FactState state, FactTime time, FactEvidence evidence) {}

  private static final Set<FactState> TOLD = Set.of(FactState.PRESENT, FactState.PAST);

  private ChartedTimes() {}

  static PatientFacts of(PatientFacts facts) {
    PatientFacts.Builder settled = PatientFacts.of(facts.indexDate(), facts.person());
    settled(
            facts.problems(),
            one -> new View(one.name(), one.state(), one.time(), one.evidence()),
            (note, row) ->
                new ProblemFact(
                    note.name(),
                    row.state() == FactState.PAST ? FactState.PAST : note.state(),
                    row.time(),
                    note.details(),
                    note.evidence()))
        .forEach(settled::add);
    drugs(facts).forEach(settled::add);
    settled(
            facts.procedures(),
            one -> new View(one.name(), one.state(), one.time(), one.evidence()),
            (note, row) -> new ProcedureFact(note.name(), row.state(), row.time(), note.evidence()))
        .forEach(settled::add);
    facts.allergies().forEach(settled::add);
    facts.measurements().forEach(settled::add);
    facts.statuses().forEach(settled::add);
    facts.sentences().forEach(settled::add);
    facts.completeness().forEach(settled::complete);
    return settled.build();
  }

  /**
   * Drugs: the rows tell when they are taken and whether they still are. One that a note only
   * names, and that a complete list does not hold, is not taken.
   */
  private static List<DrugFact> drugs(PatientFacts facts) {
    List<DrugFact> rows =
        facts.drugs().stream().filter(fact -> fact.evidence().span().isEmpty()).toList();
    List<DrugFact> settled = new ArrayList<>();
    for (DrugFact fact : facts.drugs()) {
      boolean noted = fact.evidence().span().isPresent();
      boolean taken = TOLD.contains(fact.state()) || fact.state() == FactState.POSSIBLE;
      if (!noted || !taken || fact.name().concepts().isEmpty()) {
        settled.add(fact);
        continue;
      }
      List<DrugFact> named =
          rows.stream()
              .filter(row -> row.name().concepts().containsAll(fact.name().concepts()))
              .toList();
      if (named.size() == 1) {
        DrugFact row = named.get(0);
        settled.add(
            new DrugFact(
                fact.name(),
                row.state(),
                row.time(),
                row.dailyDose(),
                fact.route(),
                fact.evidence()));
      } else if (named.isEmpty() && fact.state() != FactState.POSSIBLE) {
        settled.add(fact);
      } else if (named.isEmpty() && (rows.isEmpty() || !facts.isComplete(FactList.DRUGS))) {
        settled.add(
            new DrugFact(
                fact.name(),
                FactState.PRESENT,
                fact.time(),
                fact.dailyDose(),
                fact.route(),
                fact.evidence()));
      } else if (named.isEmpty()) {
        // It is not taken now; whether it ever was a note that only names it does not tell.
        settled.add(
            new DrugFact(
                fact.name(),
                FactState.POSSIBLE,
                new FactTime(
                    Optional.empty(), Optional.of(DayRange.on(facts.indexDate().minusDays(1)))),
                fact.dailyDose(),
                fact.route(),
                fact.evidence()));
      }
    }
    return settled;
  }

  private static <T> List<T> settled(
      List<T> facts, Function<T, View> view, BinaryOperator<T> timed) {
    List<T> rows =
        facts.stream()
            .filter(
                fact -> {
                  View one = view.apply(fact);
                  return one.evidence().span().isEmpty() && TOLD.contains(one.state());
                })
            .toList();
    List<T> settled = new ArrayList<>();
    for (T fact : facts) {
      View one = view.apply(fact);
      boolean named =
          one.evidence().span().isPresent()
              && TOLD.contains(one.state())
              && one.time().end().isEmpty()
              && !one.name().concepts().isEmpty();
      List<T> same =
          named ? rows.stream().filter(row -> sameThing(one, view.apply(row))).toList() : List.of();
      if (same.isEmpty()) {
        settled.add(fact);
      } else if (same.size() == 1) {
        settled.add(timed.apply(fact, same.get(0)));
      } else if (one.time().begin().isPresent()) {
        settled.add(fact);
      }
    }
    return settled;
  }

  /** Whether a row tells what a note names: without a time, or as begun in the same time. */
  private static boolean sameThing(View note, View row) {
    return row.name().concepts().containsAll(note.name().concepts())
        && (note.time().begin().isEmpty()
            || row.state() == FactState.PAST
                && row.time().end().isPresent()
                && row.time()
                    .begin()
                    .map(
                        begun ->
                            !begun.first().isBefore(note.time().begin().get().first())
                                && !begun.last().isAfter(note.time().begin().get().last()))
                    .orElse(false));
  }
}
