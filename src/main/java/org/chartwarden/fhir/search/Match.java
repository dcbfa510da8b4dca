package org.chartwarden.fhir.search;

/**
 * One resource that a search found.
 *
 * @param pid internal number of the resource
 * @param version version that was current when it was found
 */
public record Match(long pid, long version) {}
