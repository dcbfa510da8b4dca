package org.chartwarden.trials.reading;

import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.social.SocialStatement;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.units.Amount;

/** Tobacco, alcohol and drugs in the words of notes. */
final class SocialFacts {

  private final NoteStatements facts;
  private final PatientNote source;

  SocialFacts(NoteStatements facts, PatientNote source) {
    this.facts = facts;
    this.source = source;
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
                FactTime.UNTOLD,
                statement.amount().map(amount -> new Amount(amount, "{" + statement.unit() + "}")),
                FactEvidence.of(source.source(), statement.span())));
      }
    }
  }
}
