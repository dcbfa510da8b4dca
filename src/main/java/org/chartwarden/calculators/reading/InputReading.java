package org.chartwarden.calculators.reading;

import java.util.List;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.calculators.intake.NoteInputs.Note;
import org.chartwarden.notes.ClinicalNote;

/** One way of finding inputs in a note that was read. */
interface InputReading {

  /** What the note states for inputs of this calculator, of one input the best first. */
  List<Found> read(CalculatorSpec spec, ClinicalNote note, Note asked);
}
