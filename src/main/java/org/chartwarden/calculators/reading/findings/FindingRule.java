package org.chartwarden.calculators.reading.findings;

import java.util.List;
import org.chartwarden.calculators.intake.NoteInputs.Found;

/** One way of reading an input from the findings of a note. */
interface FindingRule {

  /** What the note states, the best first; empty when it is not documented. */
  List<Found> read(Asked asked);
}
