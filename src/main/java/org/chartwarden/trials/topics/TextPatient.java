package org.chartwarden.trials.topics;

import java.time.LocalDate;
import java.util.List;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.reading.PatientFactsReader;
import org.chartwarden.trials.reading.PatientNote;

/**
 * A patient who is given as text.
 *
 * @param note the text as a note that stands in no record
 * @param facts what was read from it
 */
public record TextPatient(PatientNote note, PatientFacts facts) {

  private static final RecordPointer NOWHERE = new RecordPointer("DocumentReference", "", 1, "");

  /**
   * Reads a summary.
   *
   * @param asOf the day of the text, on which criteria are judged
   */
  public static TextPatient of(String text, LocalDate asOf) {
    PatientNote note = new PatientNote(NOWHERE, text, asOf);
    return new TextPatient(note, PatientFactsReader.read(note));
  }

  public String text() {
    return note.text();
  }

  /** Conditions that the words may describe and need not name; guesses. */
  public List<String> suspected() {
    return words().suspected();
  }

  TopicWords words() {
    return TopicWords.of(text(), facts);
  }
}
