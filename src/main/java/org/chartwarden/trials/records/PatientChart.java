package org.chartwarden.trials.records;

import java.util.List;
import java.util.Objects;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.reading.PatientNote;

/**
 * What the record holds of one patient, as criteria ask for it.
 *
 * @param patient the version of the Patient
 * @param name the name of the patient as a person reads it, or empty
 * @param facts the facts, with the day they are judged on
 * @param resources how many resources were read
 * @param notes the notes that were read, the newest first
 * @param remarks what was left out or decided, a sentence each
 */
public record PatientChart(
    RecordPointer patient,
    String name,
    PatientFacts facts,
    int resources,
    List<PatientNote> notes,
    List<String> remarks) {

  public PatientChart {
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(facts, "facts");
    notes = List.copyOf(notes);
    remarks = List.copyOf(remarks);
  }
}
