package org.chartwarden.agent.checks;

import java.time.OffsetDateTime;
import org.chartwarden.evidence.Evidence;

/**
 * A resource that a proposal is based on.
 *
 * @param status FHIR status of it
 * @param time when it was true of the patient, or null
 */
public record BasedOn(String status, OffsetDateTime time, Evidence evidence) {}
