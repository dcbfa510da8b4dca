package org.chartwarden.notes.measurements;

import java.math.BigDecimal;
import java.util.Objects;
import org.chartwarden.evidence.TextSpan;

/**
 * One measured value that a note states. A blood pressure gives one mention for the systolic and
 * one for the diastolic value; a trend gives one for each end.
 *
 * @param concept id of the concept in the vocabulary, for instance {@code sodium}; the analyte in
 *     urine has its own concept where there is one ({@code urine-sodium})
 * @param value the number as written; the lower end of a range
 * @param high the upper end of a range, or null
 * @param bound whether the value is exact or a bound
 * @param writtenUnit the unit as it stands in the note, empty when none does
 * @param unit UCUM code of the unit, written or assumed; null when it cannot be read
 * @param doubt whether value and unit can be believed
 * @param specimen what was measured in
 * @param time when it was measured, as far as is said
 * @param naming what ties the value to the concept
 * @param reference the normal range that the note states for it, or null
 * @param span name and value in the note
 * @param sentence index of the sentence
 * @param section index of the section
 */
public record MeasurementMention(
    String concept,
    BigDecimal value,
    BigDecimal high,
    Bound bound,
    String writtenUnit,
    String unit,
    Doubt doubt,
    Specimen specimen,
    TimeHint time,
    Naming naming,
    ReferenceRange reference,
    TextSpan span,
    int sentence,
    int section) {

  public MeasurementMention {
    Objects.requireNonNull(concept, "concept");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(span, "span");
  }

  /** The same mention with another doubt. */
  public MeasurementMention doubted(Doubt other) {
    return new MeasurementMention(
        concept,
        value,
        high,
        bound,
        writtenUnit,
        unit,
        other,
        specimen,
        time,
        naming,
        reference,
        span,
        sentence,
        section);
  }

  /** Whether value and unit can be used: written or assumed, and within what life allows. */
  public boolean believable() {
    return doubt == Doubt.NONE || doubt == Doubt.UNIT_ASSUMED;
  }
}
