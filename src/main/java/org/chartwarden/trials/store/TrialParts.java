package org.chartwarden.trials.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.parsing.ParsedCriterion;

/** Puts studies, their criteria and their groups together; what did not change is not read. */
final class TrialParts {

  private static final String VARIABLE = "EvidenceVariable";
  private static final String GROUP = "Group";
  private static final String CONFLICT =
      "https://chartwarden.org/fhir/StructureDefinition/eligibility-conflict";
  private static final int AT_ONCE = 100;

  private final FhirGateway gateway;
  private final TrialCache cache;
  private final AccessContext who;

  TrialParts(FhirGateway gateway, TrialCache cache, AccessContext who) {
    this.gateway = gateway;
    this.cache = cache;
    this.who = who;
  }

  /** The trials of some studies, in their order. */
  List<StoredTrial> of(List<StudyHead> studies) {
    Map<String, TrialCache.Part> variables = variables(studies);
    Map<String, Long> groups =
        gateway.versions(
            who, GROUP, studies.stream().flatMap(study -> study.group().stream()).toList());
    Map<String, StoredTrial> trials = new HashMap<>();
    List<StudyHead> stale = new ArrayList<>();
    for (StudyHead study : studies) {
      Optional<TrialCache.Part> variable = variable(study, variables);
      Optional<Long> group = study.group().map(groups::get);
      cache
          .find(study.source().id(), study.source().version())
          .filter(kept -> kept.variable().equals(variable) && kept.group().equals(group))
          .ifPresentOrElse(
              kept -> trials.put(study.source().id(), kept.trial()), () -> stale.add(study));
    }
    for (int from = 0; from < stale.size(); from += AT_ONCE) {
      parse(stale.subList(from, Math.min(stale.size(), from + AT_ONCE)), variables)
          .forEach(trial -> trials.put(trial.study().id(), trial));
    }
    return studies.stream().map(study -> trials.get(study.source().id())).toList();
  }

  /** The criteria that may be of these studies, by id and by identifier of the study. */
  private Map<String, TrialCache.Part> variables(List<StudyHead> studies) {
    Map<String, TrialCache.Part> found = new HashMap<>();
    gateway
        .versions(who, VARIABLE, studies.stream().map(study -> study.source().id()).toList())
        .forEach((id, version) -> found.put(id, new TrialCache.Part(id, version)));
    Set<String> wanted = new LinkedHashSet<>();
    for (StudyHead study : studies) {
      if (!found.containsKey(study.source().id())) {
        wanted.addAll(study.identifiers());
      }
    }
    List<String> values = List.copyOf(wanted);
    for (int from = 0; from < values.size(); from += AT_ONCE) {
      List<String> some = values.subList(from, Math.min(values.size(), from + AT_ONCE));
      for (ResourceVersion one :
          gateway.first(who, VARIABLE, "identifier=" + SearchValues.joined(some), AT_ONCE)) {
        for (JsonNode identifier : one.tree().path("identifier")) {
          found.putIfAbsent(
              identifier.path("value").asText(""),
              new TrialCache.Part(one.key().id(), one.version()));
        }
      }
    }
    return found;
  }

  private static Optional<TrialCache.Part> variable(
      StudyHead study, Map<String, TrialCache.Part> variables) {
    TrialCache.Part own = variables.get(study.source().id());
    return own != null
        ? Optional.of(own)
        : study.identifiers().stream().map(variables::get).filter(one -> one != null).findFirst();
  }

  private List<StoredTrial> parse(List<StudyHead> studies, Map<String, TrialCache.Part> variables) {
    Set<String> ids = new HashSet<>();
    studies.forEach(study -> variable(study, variables).ifPresent(part -> ids.add(part.id())));
    Map<String, ResourceVersion> criteria = read(VARIABLE, ids);
    Set<String> named = new HashSet<>();
    studies.forEach(study -> study.group().ifPresent(named::add));
    Map<String, ResourceVersion> groups = read(GROUP, named);
    // Parsing is pure and by far the most of the work.
    List<TrialCache.Kept> parsed =
        studies.parallelStream()
            .map(
                study ->
                    kept(
                        study,
                        variable(study, variables).map(part -> criteria.get(part.id())),
                        study.group().map(groups::get)))
            .toList();
    parsed.forEach(cache::put);
    return parsed.stream().map(TrialCache.Kept::trial).toList();
  }

  private static TrialCache.Kept kept(
      StudyHead study, Optional<ResourceVersion> variable, Optional<ResourceVersion> group) {
    return new TrialCache.Kept(
        trial(study, variable, group),
        variable.map(one -> new TrialCache.Part(one.key().id(), one.version())),
        group.map(ResourceVersion::version));
  }

  private Map<String, ResourceVersion> read(String type, Set<String> ids) {
    Map<String, ResourceVersion> found = new HashMap<>();
    if (!ids.isEmpty()) {
      gateway
          .first(who, type, "_id=" + String.join(",", ids), ids.size())
          .forEach(one -> found.put(one.key().id(), one));
    }
    return found;
  }

  private static StoredTrial trial(
      StudyHead study, Optional<ResourceVersion> variable, Optional<ResourceVersion> group) {
    List<ParsedCriterion> criteria =
        variable
            .map(one -> VariableCriteria.of(one.tree(), study.abbreviations()))
            .orElse(List.of());
    List<String> remarks = new ArrayList<>();
    if (variable.isEmpty()) {
      remarks.add(
          "ResearchStudy/"
              + study.source().id()
              + " has no criteria: there is no EvidenceVariable with its id or identifier.");
    } else if (criteria.isEmpty()) {
      remarks.add(variable.get().key().reference() + " holds no criterion.");
    }
    group.ifPresent(
        one -> {
          for (JsonNode extension : one.tree().path("extension")) {
            if (extension.path("url").asText().equals(CONFLICT)) {
              remarks.add(extension.path("valueString").asText());
            }
          }
        });
    return new StoredTrial(
        study,
        variable.map(ResourceVersion::pointer),
        new ParsedTrial(study.trial(), study.title(), study.conditions(), criteria),
        variable.map(one -> VariableCriteria.text(one.tree())).orElse(""),
        remarks);
  }
}
