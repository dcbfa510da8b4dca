package org.chartwarden.trials.watching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.proposals.CandidateProposals;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.PatientLabel;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.report.TrialReport;
import org.chartwarden.trials.requests.MatchWish;
import org.chartwarden.trials.requests.TrialsForPatient;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialStore;

/** Matches a patient with the studies that are watched, and tells what came out otherwise. */
@ApplicationScoped
class Rematching {

  private static final AccessContext WHO = AccessContext.system("trials");

  private final WatchStore store;
  private final FhirGateway gateway;
  private final TrialStore trials;
  private final TrialsForPatient matches;
  private final CandidateProposals proposals;
  private final Clock clock;

  @Inject
  Rematching(
      WatchStore store,
      FhirGateway gateway,
      TrialStore trials,
      TrialsForPatient matches,
      CandidateProposals proposals,
      Clock clock) {
    this.store = store;
    this.gateway = gateway;
    this.trials = trials;
    this.matches = matches;
    this.proposals = proposals;
    this.clock = clock;
  }

  /** Does it, in the caller's transaction. */
  void make(WatchStore.Due due) {
    List<WatchStore.Watch> watches = new ArrayList<>(store.of(due.patient()));
    if (watches.isEmpty()) {
      return;
    }
    Set<String> there = matchable(watches);
    List<WatchStore.Watch> gone =
        watches.stream().filter(watch -> !there.contains(watch.study())).toList();
    gone.forEach(watch -> gone(due, watch, "ResearchStudy/" + watch.study() + " is gone."));
    watches.removeAll(gone);
    if (watches.isEmpty()) {
      return;
    }
    Optional<EligibilityReport> report = report(due, watches);
    if (report.isEmpty()) {
      watches.forEach(watch -> gone(due, watch, "Patient/" + due.patient() + " is gone."));
      return;
    }
    Map<String, TrialReport> byStudy = new HashMap<>();
    report.get().trials().forEach(one -> byStudy.put(one.trial().source().orElseThrow().id(), one));
    for (WatchStore.Watch watch : watches) {
      compare(due, watch, report.get().patient(), byStudy.get(watch.study()));
    }
  }

  /** Those of the studies that are there and have criteria. */
  private Set<String> matchable(List<WatchStore.Watch> watches) {
    List<String> ids = watches.stream().map(WatchStore.Watch::study).toList();
    Set<String> there = gateway.versions(WHO, "ResearchStudy", ids).keySet();
    return there.isEmpty()
        ? Set.of()
        : trials.named(WHO, there).stream()
            .filter(StoredTrial::matchable)
            .map(trial -> trial.study().id())
            .collect(Collectors.toSet());
  }

  private Optional<EligibilityReport> report(WatchStore.Due due, List<WatchStore.Watch> watches) {
    try {
      return Optional.of(
          matches.report(
              WHO,
              due.patient(),
              MatchWish.of(watches.stream().map(WatchStore.Watch::study).toList()),
              ReportPart.ALL));
    } catch (FhirProblem problem) {
      if (problem.status() != 404 && problem.status() != 410) {
        throw problem;
      }
      return Optional.empty();
    }
  }

  private void compare(
      WatchStore.Due due, WatchStore.Watch watch, PatientLabel patient, TrialReport match) {
    String status = match.status().code();
    String states = states(match);
    // Who watches again what was told before is told of a flip since then.
    Optional<String> was = watch.status().or(() -> told(due.patient(), watch.study()));
    boolean other = !was.equals(Optional.of(status));
    Instant now = clock.instant();
    if (was.isPresent() && (other || !states.equals(watch.states()))) {
      follow(due, watch, patient, match);
    }
    if (other) {
      gateway.update(
          WHO,
          MatchNotice.key(due.patient(), watch.study()),
          MatchNotice.of(due.patient(), watch.study(), match, was, due.cause(), now),
          WriteOptions.NONE);
    }
    Optional<String> variable =
        trials.read(WHO, watch.study()).variable().map(pointer -> pointer.id());
    store.put(due.patient(), watch.study(), variable, status, states, now);
  }

  /** The status that was told last, where somebody was told. */
  private Optional<String> told(String patient, String study) {
    ResourceKey notice = MatchNotice.key(patient, study);
    return gateway.versions(WHO, notice.type(), List.of(notice.id())).isEmpty()
        ? Optional.empty()
        : Optional.of(MatchNotice.status(gateway.read(WHO, notice).tree()));
  }

  private static String states(TrialReport match) {
    return match.criteria().stream()
        .map(one -> one.criterion().id() + "=" + one.state().code())
        .collect(Collectors.joining(" "));
  }

  /** What waits for a person is taken back, and filed anew when the patient may still take part. */
  private void follow(
      WatchStore.Due due, WatchStore.Watch watch, PatientLabel patient, TrialReport match) {
    String reason = "Matched again because of " + due.cause() + ": " + match.status().code() + ".";
    int taken = proposals.withdraw(WHO, due.patient(), watch.study(), reason);
    if (taken > 0 && match.status() == MatchStatus.POTENTIALLY_ELIGIBLE) {
      proposals.propose(WHO, patient, List.of(match));
    }
  }

  private void gone(WatchStore.Due due, WatchStore.Watch watch, String reason) {
    proposals.withdraw(WHO, due.patient(), watch.study(), reason);
    if (told(due.patient(), watch.study()).isPresent()) {
      gateway.delete(WHO, MatchNotice.key(due.patient(), watch.study()), WriteOptions.NONE);
    }
    store.remove(due.patient(), watch.study());
  }
}
