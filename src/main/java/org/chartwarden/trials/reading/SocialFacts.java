package org.chartwarden.trials.reading;

import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.claims.ClaimTimes;
import org.chartwarden.notes.social.SocialStatement;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.units.Amount;

/** Tobacco, alcohol and drugs in the words of notes. */
final class SocialFacts {

  private final NoteStatements facts;
  private final PatientNote source;
  private final ClaimTimes times;
  private final MentionDays days;

  SocialFacts(NoteStatements facts, PatientNote source, ClaimTimes times, MentionDays days) {
    this.facts = facts;
    this.source = source;
    this.times = times;
    this.days = days;
  }

  void add(List<SocialStatement> statements) {
    for (SocialStatement statement : statements) {
      Optional<String> status =
          switch (statement.topic()) {
            case TOBACCO -> Optional.of(StatusFact.SMOKING);
            case ALCOHOL -> Optional.of(StatusFact.ALCOHOL);
            case DRUGS -> Optional.of(StatusFact.DRUG_ABUSE);
            default -> Optional.empty();
          };
      Optional<FactState> state =
          switch (statement.use()) {
            case CURRENT -> Optional.of(FactState.PRESENT);
            case FORMER -> Optional.of(FactState.PAST);
            case NEVER -> Optional.of(FactState.ABSENT);
            case UNSAID -> Optional.empty();
          };
      if (status.isPresent() && state.isPresent()) {
        facts.add(
            new StatusFact(
                status.get(),
                state.get(),
                state.get() == FactState.PAST && status.get().equals(StatusFact.SMOKING)
                    ? new FactTime(Optional.empty(), ended(statement))
                    : FactTime.UNTOLD,
                statement.amount().map(amount -> new Amount(amount, "{" + statement.unit() + "}")),
                FactEvidence.of(source.source(), statement.span())));
      }
    }
  }

  /** When it was given up: the day beside the words, which is over. */
  private Optional<DayRange> ended(SocialStatement statement) {
    TimeWindow window = times.beside(statement.span(), statement.sentence());
    return days.behind(statement.span().end(), true)
        .or(() -> window.said() ? Optional.of(NoteFacts.days(window)) : Optional.empty())
        .filter(day -> day.first().isBefore(source.day()));
  }
}
