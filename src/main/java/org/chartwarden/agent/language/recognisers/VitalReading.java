package org.chartwarden.agent.language.recognisers;

import java.math.BigDecimal;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * A measured vital sign as dictated.
 *
 * @param systolic and
 * @param diastolic for a blood pressure, else null
 * @param value for the others, else null
 * @param unit as written, or null
 * @param said the words
 */
public record VitalReading(
    Concept concept,
    BigDecimal systolic,
    BigDecimal diastolic,
    BigDecimal value,
    String unit,
    String said) {}
