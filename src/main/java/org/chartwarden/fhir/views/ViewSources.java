package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.GroupMembers;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.fhir.path.ReferenceTarget;
import org.chartwarden.smart.AccessContext;

/** Finds what the parameters of a call name: views, and the resources that they read. */
@ApplicationScoped
class ViewSources {

  private static final String VIEW = "ViewDefinition";

  private final FhirGateway gateway;
  private final GroupMembers groups;

  @Inject
  ViewSources(FhirGateway gateway, GroupMembers groups) {
    this.gateway = gateway;
    this.groups = groups;
  }

  /**
   * The view of a call or of one of its parts.
   *
   * @param key the stored view that the call was made on
   * @throws FhirProblem 400 unless exactly one view is named, 404 when it is not there
   */
  ObjectNode view(OperationCall call, Optional<ResourceKey> key, OperationParameters given) {
    List<ObjectNode> found = new ArrayList<>(given.resources("viewResource"));
    for (OperationParameters.Parameter reference : given.named("viewReference")) {
      found.add(referred(call, text(reference)));
    }
    key.ifPresent(stored -> found.add(gateway.read(call.who(), stored).tree()));
    if (found.size() != 1) {
      throw FhirProblem.invalid(
          found.isEmpty() ? "missing-parameter" : "repeated-parameter",
          "name one view, by its address, viewReference or viewResource; there are "
              + found.size());
    }
    return found.get(0);
  }

  private ObjectNode referred(OperationCall call, String reference) {
    String local =
        reference.startsWith(call.base() + "/")
            ? reference.substring(call.base().length() + 1)
            : reference;
    ReferenceTarget target = ReferenceTarget.of(local);
    if (target.local()) {
      if (!target.type().equals(VIEW)) {
        throw FhirProblem.invalid(
            "bad-parameter",
            "'" + reference + "' refers to a " + target.type() + ", not to a view");
      }
      return gateway.read(call.who(), new ResourceKey(VIEW, target.id())).tree();
    }
    String bare = reference.split("\\|", 2)[0];
    List<ResourceVersion> matches =
        gateway
            .search(
                call.who(),
                VIEW,
                "url=" + URLEncoder.encode(bare, StandardCharsets.UTF_8) + "&_count=2",
                false)
            .matches();
    if (matches.size() != 1) {
      throw new FhirProblem(
          404,
          "not-found",
          "unknown-view",
          "there are " + (matches.isEmpty() ? "no" : "several") + " views with the url " + bare);
    }
    return matches.get(0).tree();
  }

  /** The resources that a view of this type is to read. */
  ResourceScan scan(AccessContext who, String type, OperationParameters given) {
    Set<String> patients = new TreeSet<>();
    for (OperationParameters.Parameter patient : given.named("patient")) {
      ReferenceTarget target = ReferenceTarget.of(text(patient));
      if (!target.type().isEmpty() && !target.type().equals("Patient")) {
        throw FhirProblem.invalid("bad-parameter", "'" + text(patient) + "' is no Patient");
      }
      patients.add(gateway.read(who, new ResourceKey("Patient", target.id())).key().id());
    }
    for (OperationParameters.Parameter group : given.named("group")) {
      patients.addAll(members(who, text(group)));
    }
    boolean all = !given.has("patient") && !given.has("group");
    return new ResourceScan(
        type, all ? Optional.empty() : Optional.of(List.copyOf(patients)), given.instant("_since"));
  }

  private Set<String> members(AccessContext who, String group) {
    ReferenceTarget target = ReferenceTarget.of(group);
    if (!target.type().isEmpty() && !target.type().equals("Group")) {
      throw FhirProblem.invalid("bad-parameter", "'" + group + "' is no Group");
    }
    return groups.patients(who, new ResourceKey("Group", target.id()));
  }

  /** A reference as text, whether it came as a Reference or in the address. */
  private static String text(OperationParameters.Parameter parameter) {
    return parameter.value().isObject()
        ? parameter.value().path("reference").asText("")
        : parameter.value().asText();
  }
}
