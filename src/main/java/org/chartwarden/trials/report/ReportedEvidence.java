package org.chartwarden.trials.report;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;

/**
 * One fact that a verdict rests on.
 *
 * @param source the resource version; empty when the patient was given as text only
 * @param text the fact in a few words; for a note its words
 * @param span the words in the note, counted in Unicode code points
 * @param around the sentence of the note that the words stand in, or empty
 * @param noteDay the day of the note, if it is known
 */
public record ReportedEvidence(
    Optional<RecordPointer> source,
    String text,
    Optional<TextSpan> span,
    String around,
    Optional<LocalDate> noteDay) {

  public ReportedEvidence {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(around, "around");
    Objects.requireNonNull(noteDay, "noteDay");
  }
}
