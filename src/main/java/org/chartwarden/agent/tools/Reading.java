package org.chartwarden.agent.tools;

import java.math.BigDecimal;
import java.util.Optional;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * One charted result.
 *
 * @param source the version it stands in
 * @param name how the result is called
 * @param concept what it is in the vocabulary, where that is known
 * @param value number with the digits as charted or as converted; null when it is no number
 * @param comparator {@code <}, {@code <=}, {@code >=}, {@code >} or null
 * @param unit UCUM code of {@code value} where it can be read, else as charted; null without one
 * @param chartedValue the number as charted, or null
 * @param chartedUnit the unit as charted, or null
 * @param text the value as it reads
 * @param time when it was true of the patient, or null when that is not charted
 */
record Reading(
    RecordPointer source,
    String name,
    Optional<Concept> concept,
    BigDecimal value,
    String comparator,
    String unit,
    BigDecimal chartedValue,
    String chartedUnit,
    String text,
    ChartTime time) {

  Reading in(BigDecimal converted, String newUnit) {
    return new Reading(
        source,
        name,
        concept,
        converted,
        comparator,
        newUnit,
        chartedValue,
        chartedUnit,
        text,
        time);
  }

  Reading of(Optional<Concept> known) {
    return new Reading(
        source, name, known, value, comparator, unit, chartedValue, chartedUnit, text, time);
  }

  /** The unversioned reference. */
  String reference() {
    return source.type() + "/" + source.id();
  }

  /** The fact in one sentence, as charted. */
  Evidence evidence() {
    return new Evidence(
        source, name + " " + text + (time == null ? " (no time charted)" : " at " + time.text()));
  }
}
