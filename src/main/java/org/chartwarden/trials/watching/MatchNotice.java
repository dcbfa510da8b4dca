package org.chartwarden.trials.watching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.report.CriterionReport;
import org.chartwarden.trials.report.Effect;
import org.chartwarden.trials.report.TrialReport;

/**
 * How a patient stands to a study, as a GuidanceResponse (FHIR R4 guidanceresponse.html): one for
 * each watched match, a version for each status it came to. Pure.
 */
final class MatchNotice {

  private static final String OWN = "https://chartwarden.org/fhir/";
  private static final String STATUS = OWN + "CodeSystem/match-status";
  private static final String MODULE = OWN + "OperationDefinition/Patient-match-trials";
  private static final int MOST_SAID = 5;

  private MatchNotice() {}

  /** The resource of a patient and a study. */
  static ResourceKey key(String patient, String study) {
    byte[] name = ("trial-match|" + patient + "|" + study).getBytes(StandardCharsets.UTF_8);
    return new ResourceKey("GuidanceResponse", UUID.nameUUIDFromBytes(name).toString());
  }

  /**
   * The resource.
   *
   * @param was the status before; empty for the first one
   * @param cause what changed
   */
  static ObjectNode of(
      String patient,
      String study,
      TrialReport match,
      Optional<String> was,
      String cause,
      Instant at) {
    ObjectNode notice = Json.object().put("resourceType", "GuidanceResponse");
    notice.put("id", key(patient, study).id());
    notice
        .putObject("meta")
        .putArray("tag")
        .addObject()
        .put("system", OWN + "CodeSystem/origin")
        .put("code", "trial-match");
    ArrayNode extensions = notice.putArray("extension");
    extensions
        .addObject()
        .put("url", OWN + "StructureDefinition/match-study")
        .putObject("valueReference")
        .put("reference", "ResearchStudy/" + study);
    was.ifPresent(
        status ->
            extensions
                .addObject()
                .put("url", OWN + "StructureDefinition/match-status-before")
                .put("valueCode", status));
    notice.put("moduleUri", MODULE).put("status", "success");
    notice.putObject("subject").put("reference", "Patient/" + patient);
    notice.put("occurrenceDateTime", at.toString());
    ObjectNode reason = notice.putArray("reasonCode").addObject();
    reason.putArray("coding").addObject().put("system", STATUS).put("code", match.status().code());
    reason.put("text", text(match, was));
    notice.putArray("note").addObject().put("text", "Matched again because of " + cause + ".");
    return notice;
  }

  /** The status that one tells. */
  static String status(JsonNode notice) {
    return notice.at("/reasonCode/0/coding/0/code").asText();
  }

  private static String text(TrialReport match, Optional<String> was) {
    StringBuilder text = new StringBuilder(match.trial().id());
    text.append(": ").append(match.status().code());
    was.ifPresent(status -> text.append(", was ").append(status));
    text.append('.');
    List<CriterionReport> against =
        match.status() == MatchStatus.POTENTIALLY_ELIGIBLE
            ? List.of()
            : match.criteria(Effect.BLOCKS);
    against.stream()
        .limit(MOST_SAID)
        .forEach(
            one -> text.append(' ').append(one.criterion().id()).append(": ").append(one.reason()));
    return text.toString();
  }
}
