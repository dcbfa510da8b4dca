package org.chartwarden.trials.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.chartwarden.trials.registry.TrialRecord.Eligibility;
import org.chartwarden.trials.registry.TrialRecord.Intervention;
import org.chartwarden.trials.registry.TrialRecord.Site;
import org.chartwarden.trials.registry.TrialRecord.Topics;

/** Reads one study of the ClinicalTrials.gov API version 2. */
public final class TrialJson {

  private static final Pattern NCT = Pattern.compile("NCT\\d{8}");

  private TrialJson() {}

  /**
   * The record of a study.
   *
   * @param study an object with a {@code protocolSection}
   * @throws RegistryProblem when it is none, or has no NCT number or no eligibility text
   */
  public static TrialRecord record(JsonNode study) {
    JsonNode protocol = study.path("protocolSection");
    if (!protocol.isObject()) {
      throw RegistryProblem.of("not-a-record", "the object has no protocolSection");
    }
    JsonNode names = protocol.path("identificationModule");
    String nctId = names.path("nctId").asText("").strip();
    requireIdentity(nctId);
    JsonNode status = protocol.path("statusModule");
    JsonNode design = protocol.path("designModule");
    JsonNode description = protocol.path("descriptionModule");
    JsonNode count = design.path("enrollmentInfo").path("count");
    return new TrialRecord(
        nctId,
        text(names, "briefTitle"),
        text(names, "officialTitle"),
        text(protocol.path("sponsorCollaboratorsModule").path("leadSponsor"), "name"),
        text(status, "overallStatus"),
        text(status.path("startDateStruct"), "date"),
        status.path("lastUpdatePostDateStruct").path("date").asText(lastSubmitted(status)),
        text(design, "studyType"),
        texts(design.path("phases"), ""),
        text(description, "briefSummary"),
        text(description, "detailedDescription"),
        topics(study, protocol.path("conditionsModule")),
        interventions(protocol.path("armsInterventionsModule").path("interventions")),
        sites(protocol.path("contactsLocationsModule").path("locations")),
        count.canConvertToInt() ? OptionalInt.of(count.asInt()) : OptionalInt.empty(),
        eligibility(nctId, protocol.path("eligibilityModule")));
  }

  static void requireIdentity(String nctId) {
    if (!NCT.matcher(nctId).matches()) {
      throw RegistryProblem.of(
          "no-nct-number",
          nctId.isEmpty()
              ? "the record has no nctId"
              : "\"" + nctId + "\" is no NCT number (NCT and eight digits)");
    }
  }

  static void requireText(String nctId, String text) {
    if (text.isBlank()) {
      throw RegistryProblem.of("no-eligibility-text", nctId + " has no eligibility text");
    }
  }

  private static Eligibility eligibility(String nctId, JsonNode module) {
    String text = module.path("eligibilityCriteria").asText("");
    requireText(nctId, text);
    JsonNode healthy = module.path("healthyVolunteers");
    return new Eligibility(
        text,
        module.path("sex").asText("ALL"),
        RegistryAge.of(text(module, "minimumAge")),
        RegistryAge.of(text(module, "maximumAge")),
        healthy.isBoolean() ? Optional.of(healthy.asBoolean()) : Optional.empty());
  }

  private static Topics topics(JsonNode study, JsonNode module) {
    JsonNode derived = study.path("derivedSection");
    return new Topics(
        texts(module.path("conditions"), ""),
        texts(module.path("keywords"), ""),
        texts(derived.path("conditionBrowseModule").path("meshes"), "term"),
        texts(derived.path("interventionBrowseModule").path("meshes"), "term"));
  }

  private static List<Intervention> interventions(JsonNode list) {
    List<Intervention> all = new ArrayList<>();
    list.forEach(one -> all.add(new Intervention(text(one, "type"), text(one, "name"))));
    return all;
  }

  private static List<Site> sites(JsonNode list) {
    List<Site> all = new ArrayList<>();
    list.forEach(
        one ->
            all.add(
                new Site(
                    text(one, "facility"),
                    text(one, "city"),
                    text(one, "state"),
                    text(one, "country"),
                    text(one, "status"))));
    return all;
  }

  private static String lastSubmitted(JsonNode status) {
    return text(status, "lastUpdateSubmitDate");
  }

  private static String text(JsonNode object, String member) {
    return object.path(member).asText("");
  }

  private static List<String> texts(JsonNode list, String member) {
    List<String> all = new ArrayList<>();
    list.forEach(
        one -> {
          String text = member.isEmpty() ? one.asText("") : text(one, member);
          if (!text.isBlank()) {
            all.add(text);
          }
        });
    return all;
  }
}
