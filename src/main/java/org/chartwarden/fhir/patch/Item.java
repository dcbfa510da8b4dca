package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One value of an element as JSON has it.
 *
 * @param value the value, or null
 * @param extra id and extensions of a primitive value, which JSON keeps beside it, or null
 */
record Item(JsonNode value, JsonNode extra) {}
