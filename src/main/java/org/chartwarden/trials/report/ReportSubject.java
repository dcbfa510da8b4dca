package org.chartwarden.trials.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.reading.PatientNote;

/**
 * The patient of a report, with what its evidence is quoted from.
 *
 * @param patient who it is
 * @param asOf the day on which criteria were judged
 * @param notes the notes that the facts were read from; places in a note that is not among them are
 *     handed on as they are, without the words around them
 */
public record ReportSubject(PatientLabel patient, LocalDate asOf, List<PatientNote> notes) {

  public ReportSubject {
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(asOf, "asOf");
    notes = List.copyOf(notes);
  }

  /** The patient of these facts. */
  public static ReportSubject of(PatientFacts facts, String name, List<PatientNote> notes) {
    return new ReportSubject(PatientLabel.of(facts, name), facts.indexDate(), notes);
  }
}
