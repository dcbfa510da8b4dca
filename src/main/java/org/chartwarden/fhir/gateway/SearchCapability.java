package org.chartwarden.fhir.gateway;

import java.util.List;

/**
 * A search parameter that is served.
 *
 * @param name name in a query
 * @param kind code of the value set search-param-type
 * @param definition canonical URL of its SearchParameter
 * @param targets resource types a reference may point at, empty for other kinds
 */
public record SearchCapability(String name, String kind, String definition, List<String> targets) {
  public SearchCapability {
    targets = List.copyOf(targets);
  }
}
