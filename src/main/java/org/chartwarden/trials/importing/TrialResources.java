package org.chartwarden.trials.importing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.parsing.ParsedCriterion;
import org.chartwarden.trials.registry.RegistryAge;
import org.chartwarden.trials.registry.TrialRecord;

/**
 * The FHIR resources of a trial.
 *
 * @param study ResearchStudy
 * @param group Group with age, sex and healthy volunteers
 * @param variable EvidenceVariable with the criteria
 * @param conflicts where the registry's fields contradict the text, a sentence each
 */
record TrialResources(
    ObjectNode study, ObjectNode group, ObjectNode variable, List<String> conflicts) {

  static final String BASE = "https://chartwarden.org/fhir/StructureDefinition/";
  static final String TYPES = "https://chartwarden.org/fhir/CodeSystem/criterion-type";
  private static final String REGISTRY = "https://clinicaltrials.gov";
  private static final String PHASES = "http://terminology.hl7.org/CodeSystem/research-study-phase";

  private static final Map<String, String> STATUS =
      Map.ofEntries(
          Map.entry("RECRUITING", "active"),
          Map.entry("ENROLLING_BY_INVITATION", "active"),
          Map.entry("AVAILABLE", "active"),
          Map.entry("NOT_YET_RECRUITING", "approved"),
          Map.entry("ACTIVE_NOT_RECRUITING", "closed-to-accrual"),
          Map.entry("COMPLETED", "completed"),
          Map.entry("SUSPENDED", "temporarily-closed-to-accrual"),
          Map.entry("TERMINATED", "administratively-completed"),
          Map.entry("WITHDRAWN", "withdrawn"),
          Map.entry("NO_LONGER_AVAILABLE", "closed-to-accrual"));

  private static final Map<String, String> PHASE =
      Map.of(
          "NA", "n-a",
          "EARLY_PHASE1", "early-phase-1",
          "PHASE1", "phase-1",
          "PHASE2", "phase-2",
          "PHASE3", "phase-3",
          "PHASE4", "phase-4",
          "PHASE1+PHASE2", "phase-1-phase-2",
          "PHASE2+PHASE3", "phase-2-phase-3");

  static TrialResources of(TrialRecord trial, List<ParsedCriterion> criteria) {
    TextLimits limits = TextLimits.of(criteria);
    List<String> conflicts = limits.conflicts(trial.eligibility());
    return new TrialResources(
        study(trial), group(trial, limits, conflicts), variable(trial, criteria), conflicts);
  }

  private static ObjectNode study(TrialRecord trial) {
    ObjectNode study = resource("ResearchStudy", trial.nctId());
    extension(study, "registry-status").put("valueCode", trial.status());
    if (!trial.lastUpdate().isEmpty()) {
      extension(study, "registry-last-update").put("valueString", trial.lastUpdate());
    }
    study.putArray("identifier").addObject().put("system", REGISTRY).put("value", trial.nctId());
    put(study, "title", trial.title().isEmpty() ? trial.officialTitle() : trial.title());
    study.put("status", STATUS.getOrDefault(trial.status(), "active"));
    String phase = PHASE.get(String.join("+", trial.phases()));
    if (phase != null) {
      study
          .putObject("phase")
          .putArray("coding")
          .addObject()
          .put("system", PHASES)
          .put("code", phase);
    }
    if (!trial.studyType().isEmpty()) {
      study.putArray("category").addObject().put("text", trial.studyType());
    }
    texts(
        study,
        "focus",
        trial.interventions().stream().map(TrialRecord.Intervention::name).toList());
    texts(study, "condition", trial.topics().conditions());
    texts(study, "keyword", trial.topics().keywords());
    put(study, "description", trial.summary());
    study.putArray("enrollment").addObject().put("reference", "Group/" + trial.nctId());
    if (trial.startDate().matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
      study.putObject("period").put("start", trial.startDate());
    }
    if (!trial.sponsor().isEmpty()) {
      study.putObject("sponsor").put("display", trial.sponsor());
    }
    if (!trial.sites().isEmpty()) {
      ArrayNode sites = study.putArray("site");
      trial.sites().forEach(site -> sites.addObject().put("display", display(site)));
    }
    return study;
  }

  private static String display(TrialRecord.Site site) {
    String text =
        List.of(site.facility(), site.city(), site.state(), site.country()).stream()
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "site" : text;
  }

  private static ObjectNode group(TrialRecord trial, TextLimits limits, List<String> conflicts) {
    ObjectNode group = resource("Group", trial.nctId());
    conflicts.forEach(
        sentence -> extension(group, "eligibility-conflict").put("valueString", sentence));
    group.put("active", true).put("type", "person").put("actual", false);
    group.put("name", "Eligible for " + trial.nctId());
    ArrayNode list = Json.array();
    TrialRecord.Eligibility eligibility = trial.eligibility();
    age(list, "Age (registry fields)", eligibility.minimumAge(), eligibility.maximumAge());
    age(list, "Age (eligibility text)", limits.minimumAge(), limits.maximumAge());
    characteristic(list, "Sex (registry field)")
        .putObject("valueCodeableConcept")
        .put("text", eligibility.sex());
    limits
        .sex()
        .ifPresent(
            sex ->
                characteristic(list, "Sex (eligibility text)")
                    .putObject("valueCodeableConcept")
                    .put("text", sex));
    eligibility
        .healthyVolunteers()
        .ifPresent(
            healthy ->
                characteristic(list, "Healthy volunteers accepted").put("valueBoolean", healthy));
    group.set("characteristic", list);
    return group;
  }

  private static void age(
      ArrayNode list, String name, Optional<RegistryAge> low, Optional<RegistryAge> high) {
    if (low.isEmpty() && high.isEmpty()) {
      return;
    }
    ObjectNode range = characteristic(list, name).putObject("valueRange");
    low.ifPresent(age -> quantity(range.putObject("low"), age));
    high.ifPresent(age -> quantity(range.putObject("high"), age));
  }

  private static void quantity(ObjectNode quantity, RegistryAge age) {
    quantity
        .put("value", age.count())
        .put("system", "http://unitsofmeasure.org")
        .put("code", age.unit());
  }

  private static ObjectNode characteristic(ArrayNode list, String name) {
    ObjectNode characteristic = list.addObject();
    characteristic.putObject("code").put("text", name);
    characteristic.put("exclude", false);
    return characteristic;
  }

  private static ObjectNode variable(TrialRecord trial, List<ParsedCriterion> criteria) {
    ObjectNode variable = resource("EvidenceVariable", trial.nctId());
    variable.putArray("identifier").addObject().put("system", REGISTRY).put("value", trial.nctId());
    variable.put("name", "Eligibility" + trial.nctId());
    variable.put("title", "Eligibility criteria of " + trial.nctId());
    variable.put("status", "active");
    variable.put("description", trial.eligibility().text());
    variable.put("type", "dichotomous");
    ArrayNode list = variable.putArray("characteristic");
    for (ParsedCriterion parsed : criteria) {
      ObjectNode one = list.addObject();
      criterion(one, parsed);
    }
    if (list.isEmpty()) {
      ObjectNode whole = list.addObject();
      whole.put("description", trial.eligibility().text());
      whole.putObject("definitionCodeableConcept").put("text", "The text holds no criterion.");
    }
    return variable;
  }

  private static void criterion(ObjectNode one, ParsedCriterion parsed) {
    extension(one, "criterion-id").put("valueString", parsed.criterion().id());
    extension(one, "criterion-form").put("valueString", parsed.form().describe());
    parsed
        .criterion()
        .span()
        .ifPresent(
            span -> {
              extension(one, "criterion-start").put("valueInteger", span.start());
              extension(one, "criterion-end").put("valueInteger", span.end());
            });
    if (!parsed.criterion().context().isBlank()) {
      extension(one, "criterion-context").put("valueString", parsed.criterion().context());
    }
    parsed
        .criterion()
        .cohort()
        .ifPresent(cohort -> extension(one, "criterion-cohort").put("valueString", cohort));
    one.put("description", parsed.criterion().text());
    ObjectNode concept = one.putObject("definitionCodeableConcept");
    ArrayNode codings = concept.putArray("coding");
    parsed.types().forEach(type -> codings.addObject().put("system", TYPES).put("code", type));
    if (codings.isEmpty()) {
      concept.remove("coding");
    }
    concept.put("text", parsed.criterion().text());
    one.put(
        "exclude",
        parsed.criterion().kind() == org.chartwarden.trials.criteria.CriterionKind.EXCLUSION);
  }

  private static ObjectNode resource(String type, String id) {
    return Json.object().put("resourceType", type).put("id", id);
  }

  private static ObjectNode extension(ObjectNode element, String name) {
    return element.withArray("extension").addObject().put("url", BASE + name);
  }

  private static void texts(ObjectNode study, String member, List<String> texts) {
    List<String> told = texts.stream().filter(text -> !text.isBlank()).distinct().toList();
    if (!told.isEmpty()) {
      ArrayNode list = study.putArray(member);
      told.forEach(text -> list.addObject().put("text", text));
    }
  }

  private static void put(ObjectNode object, String member, String text) {
    if (!text.isBlank()) {
      object.put(member, text);
    }
  }
}
