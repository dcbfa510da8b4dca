package org.chartwarden.notes.values;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.times.TimeMention;

/**
 * One value that a note states.
 *
 * @param kind what sort of thing was measured
 * @param name the name as written; empty when only the shape of the value tells what it is
 * @param concepts ids of {@code ClinicalVocabulary.hospital()} or of the fluids of wards, the
 *     likeliest first; empty when the name is not known
 * @param display how the likeliest concept is called in full; empty when the name is not known
 * @param number the number with the digits as written; the lower end of a range, the systolic
 *     pressure; null for a result in words
 * @param high the upper end of a range, or null
 * @param second the number after the stroke of a blood pressure, or null
 * @param bound exact, about, or a bound
 * @param writtenUnit the unit as it stands in the note; empty when none does
 * @param unit UCUM code of the written unit; null when none is written or it cannot be read
 * @param words a result in words ("negative"); empty for numbers
 * @param role what the value is for
 * @param time the words that tell when it was; null when none do
 * @param earlier whether a newer value of the same measurement stands beside it
 * @param span the value alone, with its unit
 * @param whole name and value
 * @param sentence index of the sentence
 * @param section index of the section
 */
public record ChartValue(
    ValueKind kind,
    String name,
    List<String> concepts,
    String display,
    BigDecimal number,
    BigDecimal high,
    BigDecimal second,
    Bound bound,
    String writtenUnit,
    String unit,
    String words,
    ValueRole role,
    TimeMention time,
    boolean earlier,
    TextSpan span,
    TextSpan whole,
    int sentence,
    int section) {

  public ChartValue {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(role, "role");
    concepts = List.copyOf(concepts);
  }

  /** Whether it is a measurement of this patient in this stay. */
  public boolean measured() {
    return role == ValueRole.MEASURED;
  }
}
