package org.chartwarden.fhir.storage;

import org.chartwarden.fhir.model.ResourceVersion;

/**
 * The current state of a resource with its internal number.
 *
 * @param pid internal number, the key of index rows
 * @param version the current version
 */
public record StoredResource(long pid, ResourceVersion version) {}
