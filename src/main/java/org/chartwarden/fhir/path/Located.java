package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A JSON node with the FHIR type it has at its place.
 *
 * @param node the element's value, never an array; null JSON where a primitive has extensions only
 * @param type the element's type
 * @param extra id and extensions of a primitive ({@code _name} in JSON), missing when it has none
 */
public record Located(JsonNode node, ElementType type, JsonNode extra) {

  public Located(JsonNode node, ElementType type) {
    this(node, type, MissingNode.getInstance());
  }

  /** Whether there is a value, not only extensions in its place. */
  public boolean hasValue() {
    return !node.isNull();
  }
}
