package org.chartwarden.fhir.gateway.shipped;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chartwarden.fhir.model.ResourceKey;

/**
 * A definition that ships with the program.
 *
 * @param key type and id
 * @param fields values of its elements of the top level that searches look at
 * @param json makes its content as JSON
 */
record ShippedDefinition(ResourceKey key, Map<String, List<String>> fields, Supplier<String> json) {

  List<String> values(String field) {
    return fields.getOrDefault(field, List.of());
  }
}
