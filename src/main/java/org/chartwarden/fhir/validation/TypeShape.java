package org.chartwarden.fhir.validation;

import java.util.List;
import java.util.Map;

/**
 * The members that an object of one FHIR type may have.
 *
 * @param name FHIR type name
 * @param members by JSON name
 * @param required the elements of which there must be at least one
 */
record TypeShape(String name, Map<String, ElementShape> members, List<Required> required) {

  /** An element that must be there, under any of its JSON names. */
  record Required(String base, List<String> names) {}
}
