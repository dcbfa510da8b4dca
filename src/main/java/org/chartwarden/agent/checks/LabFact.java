package org.chartwarden.agent.checks;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.chartwarden.evidence.Evidence;

/**
 * The newest result of a kind, in the unit the checks compute with.
 *
 * @param value in the unit of {@link ChartSnapshot}
 * @param time when it was true of the patient
 * @param evidence where it stands
 */
public record LabFact(BigDecimal value, OffsetDateTime time, Evidence evidence) {}
