package org.chartwarden.notes.measurements;

import java.util.Locale;

/**
 * One way to name a measurement.
 *
 * @param measured what it names; null for a phrase that only looks like a measurement
 * @param exact the letters it must have, or empty when their case does not matter
 * @param capitals whether all letters may be capitals as well
 * @param finding whether it is a finding that stands for the measurement (hyponatremia)
 * @param follows whether it stands behind its value (tall)
 */
record MeasureName(
    Measured measured, String exact, boolean capitals, boolean finding, boolean follows) {

  /** Whether these letters are the name: as listed, or an abbreviation all in capitals. */
  boolean writtenAs(String letters) {
    return exact.isEmpty()
        || exact.equals(letters)
        || capitals && exact.toUpperCase(Locale.ROOT).equals(letters);
  }

  /** Single letters need their value right behind them. */
  boolean terse() {
    return exact.length() == 1;
  }

  /** Abbreviations of two letters may also be words; only few words may stand behind them. */
  boolean brief() {
    return exact.length() == 2;
  }
}
