package org.chartwarden.trials.terms;

import java.util.Optional;
import org.chartwarden.notes.vocabulary.Code;

/**
 * A measurement or scale that criteria name.
 *
 * @param id concept id
 * @param unit UCUM unit to take when none is written; empty when that would be a guess
 * @param calculator id of the calculator that derives it; empty when it is only measured
 * @param code LOINC code to order or look for, where it is certain
 * @param kind what sort of measurement it is
 */
public record MeasureTerm(
    String id, String unit, Optional<String> calculator, Optional<Code> code, Kind kind) {

  /** Sorts of measurements. */
  public enum Kind {
    LAB,
    VITAL,
    SCALE,
    /** Performance and functional status. */
    STATUS
  }

  /** Its id as a person reads it. */
  public String shown() {
    return id.replace('-', ' ');
  }

  /** Where its value stands among those of people alike; what is derived is the value itself. */
  public MeasureTerm percentile() {
    return new MeasureTerm(percentileOf(id), "%", Optional.empty(), Optional.empty(), kind);
  }

  /** The id under which percentiles of a measurement are kept. */
  public static String percentileOf(String id) {
    return id + "-percentile";
  }
}
