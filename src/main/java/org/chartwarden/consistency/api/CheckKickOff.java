package org.chartwarden.consistency.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.runs.CheckOptions;
import org.chartwarden.consistency.runs.CheckRuns;
import org.chartwarden.consistency.runs.Population;
import org.chartwarden.fhir.jobs.AsyncPreference;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;

/** Accepts checks over a population (FHIR R4 async.html), in the style of the bulk export. */
@ApplicationScoped
class CheckKickOff {

  /** Parameters that only make sense for a population. */
  static final List<String> PARAMETERS = List.of("since", "query");

  private static final String TYPE = "DocumentReference?";

  private final CheckRuns runs;

  @Inject
  CheckKickOff(CheckRuns runs) {
    this.runs = runs;
  }

  /** Whether the call asks for a run. */
  static boolean preferred(OperationCall call) {
    return AsyncPreference.in(call.header().apply("Prefer"));
  }

  /** Accepts a run over the members of a group. */
  OperationAnswer group(OperationCall call, ResourceKey group) {
    requirePreferred(call);
    return accept(call, Optional.of(runs.members(call.who(), group)));
  }

  /** Accepts a run over all notes that the caller may see. */
  OperationAnswer all(OperationCall call) {
    requirePreferred(call);
    return accept(call, Optional.empty());
  }

  private OperationAnswer accept(OperationCall call, Optional<List<String>> patients) {
    boolean propose = call.parameters().flag("propose");
    if (propose && !call.method().equals("POST")) {
      throw FhirProblem.invalid(
          "bad-parameter", "'propose': a proposal is filed by POST, not by " + call.method());
    }
    if (propose && call.who().readOnly()) {
      throw FhirProblem.forbidden("read-only", "a caller that only reads proposes nothing");
    }
    Population population =
        new Population(
            patients,
            call.parameters().text("query").map(CheckKickOff::query).orElse(""),
            call.parameters().instant("since"));
    String id =
        runs.submit(
            call.who(), StoredNoteCheck.NAME, population, new CheckOptions(propose), call.self());
    return OperationAnswer.accepted(new JobLinks(call.base(), id).status());
  }

  private static void requirePreferred(OperationCall call) {
    if (!preferred(call)) {
      throw new FhirProblem(
          400,
          "required",
          "respond-async-required",
          "a check of many notes takes its time: send the header 'Prefer: respond-async'");
    }
  }

  private static String query(String text) {
    return text.startsWith(TYPE) ? text.substring(TYPE.length()) : text;
  }
}
