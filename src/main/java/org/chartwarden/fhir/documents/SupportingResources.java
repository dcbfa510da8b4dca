package org.chartwarden.fhir.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.operations.OperationCall;

/**
 * What a summary needs beside its entries, because a reader of the document cannot fetch it: all
 * that an entry refers to, and the people, places and things that this refers to in turn.
 */
final class SupportingResources {

  private static final Set<String> NEEDED_BY_ALL =
      Set.of(
          "Medication",
          "Practitioner",
          "PractitionerRole",
          "RelatedPerson",
          "Organization",
          "Device",
          "Location",
          "Encounter",
          "Substance",
          "Specimen");

  /** What the caller may not see or nobody has is left out. */
  private static final Set<Integer> LEFT_OUT = Set.of(403, 404, 410);

  private static final int MOST = 5000;

  private final FhirGateway gateway;
  private final OperationCall call;

  SupportingResources(FhirGateway gateway, OperationCall call) {
    this.gateway = gateway;
    this.call = call;
  }

  /**
   * Adds them.
   *
   * @param resources the entries by their reference, {@code Type/id}
   */
  void addTo(Map<String, ObjectNode> resources) {
    Deque<ObjectNode> added = new ArrayDeque<>();
    for (ObjectNode entry : List.copyOf(resources.values())) {
      for (ResourceKey key : References.in(entry, call.base())) {
        // Another patient is a matter of another record.
        if (!key.type().equals("Patient")) {
          read(key, resources).ifPresent(added::add);
        }
      }
    }
    while (!added.isEmpty()) {
      for (ResourceKey key : References.in(added.remove(), call.base())) {
        if (NEEDED_BY_ALL.contains(key.type())) {
          read(key, resources).ifPresent(added::add);
        }
      }
    }
  }

  /** The resource when it is a new one. */
  private Optional<ObjectNode> read(ResourceKey key, Map<String, ObjectNode> resources) {
    if (resources.containsKey(key.reference()) || resources.size() >= MOST) {
      return Optional.empty();
    }
    try {
      ObjectNode found = gateway.read(call.who(), key).tree();
      resources.put(key.reference(), found);
      return Optional.of(found);
    } catch (FhirProblem problem) {
      if (LEFT_OUT.contains(problem.status())) {
        return Optional.empty();
      }
      throw problem;
    }
  }
}
