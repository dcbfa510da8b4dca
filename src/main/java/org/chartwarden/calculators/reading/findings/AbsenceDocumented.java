package org.chartwarden.calculators.reading.findings;

import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.FindingMention;

/** An item that is met when the findings are not there. */
final class AbsenceDocumented implements FindingRule {

  @Override
  public List<Found> read(Asked asked) {
    Stream<Found> present =
        asked.mentions(asked.arguments()).stream()
            .filter(FindingMention::affirmed)
            .limit(1)
            .map(m -> asked.found(InputValue.of(false), m, Asked.reason(m)));
    Stream<Found> absent =
        asked.denial(asked.arguments()).stream()
            .map(m -> asked.found(InputValue.of(true), m, Asked.reason(m)));
    return Stream.concat(present, absent).toList();
  }
}
