package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.planning.PatientResolution;
import org.chartwarden.agent.planning.PatientResolution.Candidate;
import org.chartwarden.agent.planning.ToolRequest;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.platform.Json;

/** Finds the patients a task names, with the tool that planners would use, as steps of the run. */
@ApplicationScoped
class PatientResolver {

  private static final String FIND = "find_patient";

  private final RunSteps steps;

  PatientResolver(RunSteps steps) {
    this.steps = steps;
  }

  /** The failure of the look-up, which ends the run; a patient who is not there is no failure. */
  static final class LookupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    LookupFailed(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** What each mention resolved to, in order; the field {@code patient} comes last. */
  List<PatientResolution> resolve(AgentRun run) {
    List<PatientResolution> resolutions = new ArrayList<>();
    String field = run.task().order().patient();
    if (field != null) {
      resolutions.add(
          new PatientResolution(
              new TextSpan(0, 0, field),
              candidates(run, Json.object().put("reference", field), "patient")));
    }
    return narrow(resolutions);
  }

  /**
   * A name that several patients share is clear when another mention found exactly one of them:
   * somebody wrote name and record number of one person.
   */
  static List<PatientResolution> narrow(List<PatientResolution> resolutions) {
    Set<String> certain = new LinkedHashSet<>();
    for (PatientResolution resolution : resolutions) {
      if (resolution.candidates().size() == 1) {
        certain.add(resolution.candidates().get(0).id());
      }
    }
    return resolutions.stream()
        .map(
            resolution -> {
              List<Candidate> known =
                  resolution.candidates().stream().filter(c -> certain.contains(c.id())).toList();
              return resolution.candidates().size() > 1 && known.size() == 1
                  ? new PatientResolution(resolution.mention(), known)
                  : resolution;
            })
        .toList();
  }

  private List<Candidate> candidates(AgentRun run, ObjectNode arguments, String callId) {
    ToolOutcome outcome =
        steps.call(run, new ToolRequest(callId, FIND, arguments), run.searching(), "patient");
    return switch (outcome) {
      case ToolOutcome.Result result -> candidates(result.value().path("matches"));
      case ToolOutcome.Refused refused ->
          throw new LookupFailed(refused.guard(), refused.message());
      case ToolOutcome.Failed failed -> throw new LookupFailed(failed.code(), failed.message());
    };
  }

  static List<Candidate> candidates(JsonNode matches) {
    List<Candidate> found = new ArrayList<>();
    for (JsonNode match : matches) {
      String birthDate = match.path("birth_date").asText("");
      found.add(
          new Candidate(
              match.path("id").asText(),
              match.path("mrn").asText(null),
              match.path("name").asText(""),
              birthDate.length() == 10 ? LocalDate.parse(birthDate) : null,
              match.path("gender").asText(null)));
    }
    return found;
  }
}
