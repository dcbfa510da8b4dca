package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.LocatedIssue;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.fhir.storage.StoredResource;
import org.chartwarden.fhir.validation.ResourceValidator;
import org.chartwarden.fhir.validation.profiles.ProfileChecks;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** Says what is wrong with a resource, without storing it. */
@ApplicationScoped
public class ResourceChecks {

  /** No type of R4, so there are no profiles of it to check against. */
  private static final String VIEW = "ViewDefinition";

  private final ResourceValidator structure;
  private final ProfileChecks profiles;
  private final ResourceWriter writer;
  private final ResourceStore store;

  @Inject
  ResourceChecks(
      ResourceValidator structure,
      ProfileChecks profiles,
      ResourceWriter writer,
      ResourceStore store) {
    this.structure = structure;
    this.profiles = profiles;
    this.writer = writer;
    this.store = store;
  }

  /**
   * Checks the content of a resource: structure, the profiles it claims and those given.
   *
   * @param text the resource as it was sent, when lines and columns of it mean something
   * @param wanted canonical addresses of further profiles
   */
  public List<LocatedIssue> content(
      ObjectNode resource, Optional<String> text, List<String> wanted) {
    List<LocatedIssue> ofStructure =
        structure.findings(resource).stream().map(LocatedIssue::of).toList();
    String type = resource.path("resourceType").asText();
    if (!ResourceTypes.known(type) || type.equals(VIEW)) {
      return ofStructure;
    }
    List<LocatedIssue> issues = new ArrayList<>();
    for (LocatedIssue issue : profiles.check(text.orElseGet(() -> Json.write(resource)), wanted)) {
      issues.add(text.isPresent() ? issue : issue.unlocated());
    }
    Set<String> told =
        issues.stream()
            .filter(LocatedIssue::fault)
            .map(issue -> issue.issue().expression())
            .collect(Collectors.toSet());
    ofStructure.stream().filter(issue -> !told.contains(place(issue.issue()))).forEach(issues::add);
    return issues;
  }

  /** Where profile validation tells the same fault: what is missing, it tells of the parent. */
  private static String place(FhirIssue issue) {
    String at = issue.expression();
    boolean missing = issue.code().equals("missing-element") && at.contains(".");
    return missing ? at.substring(0, at.lastIndexOf('.')) : at;
  }

  /** What a create with this content would be refused for, besides its content. */
  public List<LocatedIssue> asCreate(AccessContext who, String type, ObjectNode resource) {
    return refusal(
        () -> writer.create(who, new ResourceKey(type, "new"), resource.deepCopy(), false));
  }

  /** What an update with this content would be refused for, besides its content. */
  public List<LocatedIssue> asUpdate(AccessContext who, ResourceKey key, ObjectNode resource) {
    return refusal(
        () -> {
          Optional<StoredResource> current = store.find(key);
          writer.update(who, key, current, resource.deepCopy(), WriteOptions.NONE);
        });
  }

  /** What a deletion would be refused for. Fails with 404 or 410 where there is nothing. */
  public List<LocatedIssue> asDelete(AccessContext who, ResourceKey key) {
    return refusal(() -> writer.delete(who, key, store.find(key), WriteOptions.NONE));
  }

  /** Faults of the content, 422, were told by the check of the content. */
  private List<LocatedIssue> refusal(Runnable plan) {
    try {
      plan.run();
      return List.of();
    } catch (FhirProblem problem) {
      boolean ofContent = problem.status() == 422 && !problem.code().equals("subsetted-content");
      return ofContent ? List.of() : problem.issues().stream().map(LocatedIssue::of).toList();
    }
  }
}
