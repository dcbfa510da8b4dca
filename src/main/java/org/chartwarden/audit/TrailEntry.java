package org.chartwarden.audit;

import java.time.Instant;

/**
 * An entry as it stands in the trail.
 *
 * @param id number of the entry
 * @param at when it was recorded, to the microsecond
 */
public record TrailEntry(long id, Instant at, AuditEntry entry) {}
