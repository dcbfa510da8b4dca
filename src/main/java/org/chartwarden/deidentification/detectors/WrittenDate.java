package org.chartwarden.deidentification.detectors;

import java.time.LocalDate;
import java.util.function.Function;

/**
 * A day or month as a text writes it.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 * @param date the day; the fifteenth where only a month is written
 * @param yearWritten whether the year stands there; else it was assumed
 * @param writer writes another day in the same form
 */
public record WrittenDate(
    int start, int end, LocalDate date, boolean yearWritten, Function<LocalDate, String> writer) {

  /** Another day in the form of this one. */
  public String as(LocalDate other) {
    return writer.apply(other);
  }
}
