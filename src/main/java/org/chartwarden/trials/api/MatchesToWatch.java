package org.chartwarden.trials.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.report.PatientLabel;
import org.chartwarden.trials.report.TrialReport;
import org.chartwarden.trials.watching.MatchWatches;

/** Puts matches that are shown under watch, and those that wait for a person as candidates. */
@ApplicationScoped
class MatchesToWatch {

  private final MatchWatches watches;

  @Inject
  MatchesToWatch(MatchWatches watches) {
    this.watches = watches;
  }

  /**
   * Does what the caller wishes.
   *
   * @param watch whether all that are shown are watched, or no more; empty when the caller says
   *     nothing of it
   * @param proposed whether those that nothing rules out were proposed
   */
  void follow(
      AccessContext who,
      PatientLabel patient,
      List<TrialReport> shown,
      Optional<Boolean> watch,
      boolean proposed) {
    if (watch.isEmpty() && !proposed || patient.source().isEmpty()) {
      return;
    }
    String id = patient.source().get().id();
    List<String> studies =
        shown.stream()
            .filter(
                match -> watch.isPresent() || match.status() == MatchStatus.POTENTIALLY_ELIGIBLE)
            .flatMap(match -> match.trial().source().stream())
            .map(RecordPointer::id)
            .toList();
    if (watch.orElse(true)) {
      watches.watch(who, id, studies);
    } else {
      watches.end(who, id, studies);
    }
  }
}
