package org.chartwarden.calculators.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.intake.NoteInputs;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteReader;

/** Reads notes without a model. */
@ApplicationScoped
public class NoteReaderInputs implements NoteInputs {

  private static final List<InputReading> READINGS =
      List.of(
          new PersonReading(),
          new MeasurementReading(),
          new DoseReading(),
          new DateReading(),
          new FindingReading());

  @Override
  public Findings read(CalculatorSpec spec, Note note) {
    ClinicalNote read = NoteReader.read(note.text());
    List<Found> values = new ArrayList<>();
    READINGS.forEach(reading -> values.addAll(reading.read(spec, read, note)));
    return new Findings(values, List.of());
  }
}
