package org.chartwarden.fhir.gateway;

/**
 * How far resources stored earlier are indexed by a search parameter that came later.
 *
 * @param type resource type it searches
 * @param name name in a query
 * @param indexed resources looked at so far
 * @param total resources of the type when it started
 * @param done whether all were looked at
 */
public record IndexProgress(String type, String name, long indexed, long total, boolean done) {}
