package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A JSON node with the FHIR type it has at its place.
 *
 * @param node the element's value, never an array
 * @param type the element's type
 */
public record Located(JsonNode node, ElementType type) {}
