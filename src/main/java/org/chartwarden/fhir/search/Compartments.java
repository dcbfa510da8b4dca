package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Finds the patients a resource belongs to (FHIR R4, CompartmentDefinition patient). */
@ApplicationScoped
public class Compartments {

  /** Logical ids of the patients in whose compartment the resource lies. */
  public Set<String> patientsOf(String type, ObjectNode resource) {
    throw new UnsupportedOperationException();
  }
}
