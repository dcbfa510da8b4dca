package org.chartwarden.fhir.gateway;

import org.chartwarden.fhir.model.ResourceVersion;

/**
 * Announced inside the transaction of every change to the store.
 *
 * @param actor who changed it, as in {@code AccessContext.actor}
 * @param kind created, updated or deleted
 * @param resource the version that is current now
 */
public record ResourceChanged(String actor, WriteOutcome.Kind kind, ResourceVersion resource) {}
