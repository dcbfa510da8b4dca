package org.chartwarden.fhir.gateway;

/**
 * A search parameter that is served.
 *
 * @param name name in a query
 * @param kind code of the value set search-param-type
 * @param definition canonical URL of its SearchParameter
 */
public record SearchCapability(String name, String kind, String definition) {}
