package org.chartwarden.calculators.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.evidence.TextSpan;

/** Finds inputs of a calculator in the text of a note. */
public interface NoteInputs {

  /**
   * A note to read.
   *
   * @param text the note as it was given; spans count its characters
   * @param writtenAt when it was written, for dates that it tells in relation to itself
   * @param convention which values are wanted where a note has several
   */
  record Note(String text, Optional<OffsetDateTime> writtenAt, Convention convention) {
    public Note {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(writtenAt, "writtenAt");
      Objects.requireNonNull(convention, "convention");
    }
  }

  /**
   * A value that a note states.
   *
   * @param input name of the input of the calculator
   * @param value as the note states it, with its unit; documented absent is a value
   * @param span the words that state it
   * @param time when it was true of the patient, where the note tells
   * @param reason why this statement was chosen or comes behind another, in a few words
   */
  record Found(
      String input, InputValue value, TextSpan span, Optional<OffsetDateTime> time, String reason) {
    public Found {
      Objects.requireNonNull(input, "input");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(span, "span");
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * What a note says.
   *
   * @param values of one input the best first; the others are shown as alternatives
   * @param remarks what a reader of the result must know of the reading, one sentence each
   */
  record Findings(List<Found> values, List<String> remarks) {
    public Findings {
      values = List.copyOf(values);
      remarks = List.copyOf(remarks);
    }
  }

  /** Reads a note for the inputs of a calculator. */
  Findings read(CalculatorSpec spec, Note note);
}
