package org.chartwarden.calculators.intake;

import java.util.List;
import org.chartwarden.calculators.formulas.CalculatorSpec;

/** Stands in where nothing reads notes: finds nothing and says so. */
final class NoNoteInputs implements NoteInputs {

  @Override
  public Findings read(CalculatorSpec spec, Note note) {
    return new Findings(List.of(), List.of("the note was not used: this server reads no notes"));
  }
}
