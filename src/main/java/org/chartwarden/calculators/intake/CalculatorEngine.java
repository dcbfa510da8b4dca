package org.chartwarden.calculators.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** Computes from what is given, charted and noted. It reads and never writes. */
@ApplicationScoped
public class CalculatorEngine {

  private static final NoteInputs.Findings NO_NOTE = new NoteInputs.Findings(List.of(), List.of());

  private final ChartRecords records;
  private final ChartReader chart;
  private final NoteInputs notes;
  private final EncounterTimes times;

  @Inject
  CalculatorEngine(ChartRecords records, Hierarchy hierarchy, NoteInputs notes, Clock clock) {
    this.records = records;
    this.chart = new ChartReader(records, hierarchy);
    this.notes = notes;
    this.times = new EncounterTimes(records, clock);
  }

  private CalculatorEngine(CalculatorEngine like, NoteInputs notes) {
    this.records = like.records;
    this.chart = like.chart;
    this.notes = notes;
    this.times = like.times;
  }

  /** The same over the same records, with notes read in another way. */
  public CalculatorEngine readingWith(NoteInputs otherNotes) {
    return new CalculatorEngine(this, otherNotes);
  }

  /** An engine over other records, in which codes have no hierarchy and notes are not read. */
  public static CalculatorEngine over(ChartRecords records, Clock clock) {
    return new CalculatorEngine(records, (system, code) -> Set.of(code), new NoNoteInputs(), clock);
  }

  /**
   * Carries out a calculation. What is missing or does not fit is told in the report.
   *
   * @throws CalculationProblem when encounter, patient and time rule do not fit each other
   * @throws org.chartwarden.fhir.model.FhirProblem when the patient or encounter is not there or
   *     the caller may not see it
   */
  public CalculationReport run(AccessContext who, CalculationRequest request) {
    Optional<ResourceVersion> patient =
        request.patient().map(id -> records.read(who, "Patient", id));
    return run(who, request, patient);
  }

  /** As {@link #run(AccessContext, CalculationRequest)}, where the Patient was read already. */
  CalculationReport run(
      AccessContext who, CalculationRequest request, Optional<ResourceVersion> patient) {
    ChartMoment moment = times.of(who, request);
    ChartFindings charted =
        patient
            .map(p -> chart.read(who, request.calculator().spec(), p, moment))
            .orElse(ChartFindings.NONE);
    NoteInputs.Findings noted =
        request
            .note()
            .map(
                note ->
                    notes.read(
                        request.calculator().spec(),
                        new NoteInputs.Note(note.text(), note.writtenAt(), request.convention())))
            .orElse(NO_NOTE);
    return new Calculation(request, moment, charted, noted).report();
  }
}
