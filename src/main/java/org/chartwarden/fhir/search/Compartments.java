package org.chartwarden.fhir.search;

import ca.uhn.fhir.context.RuntimeSearchParam;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.path.ReferenceTarget;

/**
 * Finds the patients a resource belongs to (FHIR R4, CompartmentDefinition patient).
 *
 * <p>Some types that R4 leaves out of the compartment say whose they are all the same: a Device in
 * {@code patient}, a Task in {@code for}, a GuidanceResponse and a Contract in {@code subject}, a
 * Binary in {@code securityContext}, a VerificationResult in {@code target}. They belong to that
 * patient for access and for records as a whole; a search in the compartment is R4's.
 *
 * <p>A Patient belongs to itself alone, although R4 counts {@code link} too: a link says that two
 * records are of one person, or that one took the other's place, and opens neither to who may see
 * the other; as a part of both it could be read by nobody who is bound to one.
 *
 * <p>An absolute reference to a Patient counts like a relative one: it may name this very server,
 * and taking it for a stranger's would let a caller read past the patients it is bound to.
 */
@ApplicationScoped
public class Compartments {

  private static final String PATIENT = "Patient";

  /** Elements that say whose a resource is, of types that R4 leaves out. */
  static final Map<String, String> FURTHER =
      Map.of(
          "Binary", "securityContext",
          "Contract", "subject",
          "Device", "patient",
          "GuidanceResponse", "subject",
          "Task", "for",
          "VerificationResult", "target");

  private final SearchParameterRegistry registry;
  private final Map<String, List<IndexedParam>> memberships = new ConcurrentHashMap<>();

  @Inject
  public Compartments(SearchParameterRegistry registry) {
    this.registry = registry;
  }

  /** Logical ids of the patients in whose compartment the resource lies. */
  public Set<String> patientsOf(String type, ObjectNode resource) {
    if (type.equals(PATIENT)) {
      return resource.path("id").isTextual() ? Set.of(resource.path("id").textValue()) : Set.of();
    }
    Set<String> patients = new TreeSet<>();
    for (IndexedParam membership : memberships.computeIfAbsent(type, this::membershipsOf)) {
      for (Located element : membership.program().select(resource)) {
        add(element.node(), patients);
      }
    }
    JsonNode further = resource.path(FURTHER.getOrDefault(type, ""));
    if (further.isArray()) {
      further.forEach(reference -> add(reference, patients));
    } else {
      add(further, patients);
    }
    return patients;
  }

  private static void add(JsonNode reference, Set<String> patients) {
    ReferenceTarget target = ReferenceTarget.of(reference.path("reference").asText(""));
    if (target.type().equals(PATIENT)) {
      patients.add(target.id());
    }
  }

  private List<IndexedParam> membershipsOf(String type) {
    if (!registry.knows(type)) {
      return List.of();
    }
    return FhirModel.context()
        .getResourceDefinition(type)
        .getSearchParamsForCompartmentName(PATIENT)
        .stream()
        .map(RuntimeSearchParam::getName)
        .flatMap(name -> registry.findIndexed(type, name).stream())
        .toList();
  }
}
