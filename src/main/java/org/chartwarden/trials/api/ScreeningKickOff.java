package org.chartwarden.trials.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.fhir.jobs.AsyncPreference;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.trials.screening.Screenings;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialList;
import org.chartwarden.trials.store.TrialQuery;
import org.chartwarden.trials.store.TrialStore;

/** Accepts screening runs (FHIR R4 async.html), in the style of the bulk export. */
@ApplicationScoped
class ScreeningKickOff {

  /** Parameters that choose a part of an answer; a run tells the whole. */
  private static final List<String> OF_AN_ANSWER =
      List.of("minimum", "as", "_count", "_offset", "propose", "watch");

  private final TrialStore trials;
  private final Screenings screenings;

  @Inject
  ScreeningKickOff(TrialStore trials, Screenings screenings) {
    this.trials = trials;
    this.screenings = screenings;
  }

  /** Whether the call asks for a run. */
  static boolean preferred(OperationCall call) {
    return AsyncPreference.in(call.header().apply("Prefer"));
  }

  /** Accepts a run for one trial. */
  OperationAnswer one(OperationCall call, MatchCall given) {
    return accept(call, given, List.of(trials.read(call.who(), call.requireKey().id())));
  }

  /** Accepts a run for the trials that are named, or for all that fit. */
  OperationAnswer many(OperationCall call, MatchCall given) {
    if (!preferred(call)) {
      throw new FhirProblem(
          400,
          "required",
          "respond-async-required",
          "many trials for many patients take their time: send the header 'Prefer: respond-async'");
    }
    List<String> named = given.names("trial");
    if (!named.isEmpty()) {
      given.refuse("condition", "the trials are named by 'trial'");
      given.refuse("status", "the trials are named by 'trial'");
      return accept(call, given, trials.named(call.who(), named));
    }
    TrialList found =
        trials.find(call.who(), new TrialQuery(given.text("condition"), given.text("status")));
    if (found.more()) {
      throw new FhirProblem(
          422,
          "too-costly",
          "too-many-trials",
          "there are more trials than the "
              + found.trials().size()
              + " of one run: ask by 'condition', 'status' or 'trial'");
    }
    return accept(call, given, found.trials());
  }

  private OperationAnswer accept(OperationCall call, MatchCall given, List<StoredTrial> wanted) {
    OF_AN_ANSWER.forEach(name -> given.refuse(name, "a run tells every patient and trial"));
    String id =
        screenings.submit(call.who(), wanted, given.group("group"), given.asOf(), call.self());
    return OperationAnswer.accepted(new JobLinks(call.base(), id).status());
  }
}
