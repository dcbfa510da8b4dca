package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceChecks;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.LocatedIssue;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;

/**
 * {@code $validate}, FHIR R4 resource-operation-validate.html. Whatever is wrong with the resource
 * is told in an OperationOutcome with status 200; only a call that cannot be carried out fails.
 */
@ApplicationScoped
class ValidateOperation implements FhirOperation {

  private final FhirGateway gateway;
  private final ResourceChecks checks;
  private final Instance<ContentCheck> contents;

  @Inject
  ValidateOperation(
      FhirGateway gateway, ResourceChecks checks, @Any Instance<ContentCheck> contents) {
    this.contents = contents;
    this.gateway = gateway;
    this.checks = checks;
  }

  @Override
  public String definition() {
    return "Resource-validate";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    String mode = call.parameters().text("mode").orElse("");
    List<LocatedIssue> issues =
        switch (mode) {
          case "" -> content(call);
          case "create" -> create(call);
          case "update" -> update(call);
          case "delete" -> delete(call);
          case "profile" -> profile(call);
          default ->
              throw FhirProblem.invalid(
                  "bad-parameter",
                  "mode must be create, update, delete or profile, not '" + mode + "'");
        };
    return OperationAnswer.resource(OperationOutcomes.ofLocated(withVerdict(call, issues)));
  }

  private List<LocatedIssue> content(OperationCall call) {
    Optional<ObjectNode> sent = call.parameters().resource("resource");
    if (sent.isPresent()) {
      requireType(call, sent.get());
      List<LocatedIssue> issues =
          new ArrayList<>(content(call, sent.get(), text(call, sent.get())));
      call.key().filter(key -> !key.id().equals(sent.get().path("id").asText(key.id()))).stream()
          .map(key -> otherId(key, sent.get()))
          .forEach(issues::add);
      return issues;
    }
    ResourceKey key =
        call.key()
            .orElseThrow(
                () ->
                    FhirProblem.invalid(
                        "missing-parameter", "$validate needs the parameter 'resource'"));
    return content(call, gateway.read(call.who(), key).tree(), Optional.empty());
  }

  private List<LocatedIssue> content(
      OperationCall call, ObjectNode resource, Optional<String> text) {
    List<LocatedIssue> issues =
        new ArrayList<>(checks.content(resource, text, call.parameters().texts("profile")));
    String type = resource.path("resourceType").asText();
    contents.stream()
        .filter(check -> check.type().equals(type))
        .flatMap(check -> check.issues(resource).stream())
        .map(LocatedIssue::of)
        .forEach(issues::add);
    return issues;
  }

  private List<LocatedIssue> create(OperationCall call) {
    ObjectNode resource = requireResource(call, "create");
    List<LocatedIssue> issues = new ArrayList<>(content(call));
    issues.addAll(checks.asCreate(call.who(), call.type().orElseThrow(), resource));
    return issues;
  }

  private List<LocatedIssue> update(OperationCall call) {
    ObjectNode resource = requireResource(call, "update");
    String type = call.type().orElseThrow();
    ResourceKey key =
        call.key().orElseGet(() -> new ResourceKey(type, resource.path("id").asText()));
    List<LocatedIssue> issues = new ArrayList<>(content(call));
    if (key.id().isEmpty()) {
      issues.add(
          LocatedIssue.of(
              FhirIssue.error("required", "missing-id", "an update needs the id of the resource")));
    } else {
      checks.asUpdate(call.who(), key, resource).stream()
          .filter(issue -> !issue.issue().code().equals("id-mismatch"))
          .forEach(issues::add);
    }
    return issues;
  }

  private List<LocatedIssue> delete(OperationCall call) {
    ResourceKey key = call.requireKey();
    gateway.read(call.who(), key);
    return checks.asDelete(call.who(), key);
  }

  private List<LocatedIssue> profile(OperationCall call) {
    if (call.parameters().text("profile").isEmpty()) {
      throw FhirProblem.invalid(
          "missing-parameter", "mode=profile needs the parameter 'profile' to check against");
    }
    return content(call);
  }

  private static ObjectNode requireResource(OperationCall call, String mode) {
    return call.parameters()
        .resource("resource")
        .orElseThrow(
            () ->
                FhirProblem.invalid(
                    "missing-parameter", "mode=" + mode + " needs the parameter 'resource'"));
  }

  private static void requireType(OperationCall call, ObjectNode resource) {
    String type = call.type().orElseThrow();
    String sent = resource.path("resourceType").asText();
    if (!sent.equals(type)) {
      throw FhirProblem.invalid(
          "type-mismatch", "the resource is '" + sent + "', but the address is of " + type);
    }
  }

  private static LocatedIssue otherId(ResourceKey key, ObjectNode resource) {
    return LocatedIssue.of(
        new FhirIssue(
            "error",
            "invalid",
            "id-mismatch",
            "the id is '"
                + resource.path("id").asText()
                + "', but the address says '"
                + key.id()
                + "'",
            key.type() + ".id"));
  }

  /** The body as it was sent, when it is the resource itself in JSON and not wrapped. */
  private static Optional<String> text(OperationCall call, ObjectNode resource) {
    String body = new String(call.body().get(), StandardCharsets.UTF_8);
    boolean itself = body.stripLeading().startsWith("{") && Json.parseOwn(body).equals(resource);
    return itself ? Optional.of(body) : Optional.empty();
  }

  /** Without a fault there is one issue that says so, and what the resource was checked against. */
  private static List<LocatedIssue> withVerdict(OperationCall call, List<LocatedIssue> issues) {
    if (issues.stream().anyMatch(LocatedIssue::fault)) {
      return issues;
    }
    List<String> profiles = call.parameters().texts("profile");
    String checked = profiles.isEmpty() ? "" : ", checked against " + String.join(", ", profiles);
    List<LocatedIssue> all = new ArrayList<>(issues);
    all.add(
        LocatedIssue.of(
            new FhirIssue(
                "information", "informational", "valid", "No faults were found" + checked, "")));
    return all;
  }
}
