package org.chartwarden.calculators.reading;

import java.util.List;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.calculators.intake.NoteInputs.Note;
import org.chartwarden.calculators.reading.findings.FindingRules;
import org.chartwarden.notes.ClinicalNote;

/** What the note says is there, is not there, or is so to a degree. */
final class FindingReading implements InputReading {

  @Override
  public List<Found> read(CalculatorSpec spec, ClinicalNote note, Note asked) {
    return FindingRules.read(spec, note, asked.convention());
  }
}
