package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.Fact;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;

/**
 * What a note says, whatever the rest of the chart tells.
 *
 * @param fact the fact as the note tells it
 * @param conditions ids of the conditions that it says are there; where the chart knows all of them
 *     to be over, the note speaks of the past
 */
public record NoteStatement(Fact fact, Set<String> conditions) {

  public NoteStatement {
    conditions = Set.copyOf(conditions);
  }

  /**
   * The fact of the past that it is where its conditions are over.
   *
   * @param written the day of the note
   */
  Fact past(LocalDate written) {
    return switch (fact) {
      case ProblemFact one when one.state() == FactState.PRESENT ->
          new ProblemFact(one.name(), FactState.PAST, one.time(), one.details(), one.evidence());
      case ProcedureFact one when one.state() == FactState.PRESENT ->
          new ProcedureFact(
              one.name(), done(one.time(), written), at(one.time().begin()), one.evidence());
      case DrugFact one when one.state() == FactState.PRESENT ->
          new DrugFact(
              one.name(),
              done(one.time(), written),
              at(one.time().begin()),
              one.dailyDose(),
              one.route(),
              one.evidence());
      default -> fact;
    };
  }

  private static FactState done(FactTime time, LocalDate written) {
    boolean ahead = time.begin().filter(day -> day.first().isAfter(written)).isPresent();
    return ahead ? FactState.PLANNED : FactState.PAST;
  }

  private static FactTime at(Optional<DayRange> day) {
    return day.map(FactTime::at).orElse(FactTime.UNTOLD);
  }
}
