package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.language.PatientMention;
import org.chartwarden.agent.language.PatientMentions;
import org.chartwarden.agent.planning.PatientResolution;
import org.chartwarden.agent.planning.PatientResolution.Candidate;
import org.chartwarden.agent.planning.ToolRequest;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;

/** Finds the patients a task names, with the tool that planners would use, as steps of the run. */
@ApplicationScoped
class PatientResolver {

  /** The tool that finds patients. */
  static final String FIND = "find_patient";

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
    TaskOrder order = run.task().order();
    for (PatientMention mention : PatientMentions.of(order.instruction(), order.context())) {
      resolutions.add(new PatientResolution(mention.span(), candidates(run, mention)));
    }
    String field = order.patient();
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

  private List<Candidate> candidates(AgentRun run, PatientMention mention) {
    String callId = "patient-" + mention.source().name() + "-" + mention.span().start();
    if (mention.reference() != null) {
      return candidates(run, Json.object().put("reference", mention.reference()), callId);
    }
    if (mention.mrn() != null) {
      List<Candidate> found = candidates(run, Json.object().put("mrn", mention.mrn()), callId);
      // What stands where a record number is expected may be the id of the FHIR resource.
      return found.isEmpty() && ResourceKey.ID.matcher(mention.mrn()).matches()
          ? candidates(
              run, Json.object().put("reference", "Patient/" + mention.mrn()), callId + "-id")
          : found;
    }
    ObjectNode arguments = Json.object().put("name", mention.name());
    if (mention.birthDate() != null) {
      arguments.put("birth_date", mention.birthDate().toString());
    }
    return candidates(run, arguments, callId);
  }

  private List<Candidate> candidates(AgentRun run, ObjectNode arguments, String callId) {
    ToolOutcome outcome = steps.find(run, new ToolRequest(callId, FIND, arguments));
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
