package org.chartwarden.calculators.reading.findings;

import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.FindingMention;

/** Something that counts whenever it was: any statement that it is or was there. */
final class EverDocumented implements FindingRule {

  @Override
  public List<Found> read(Asked asked) {
    Stream<Found> present =
        asked.mentions(asked.arguments()).stream()
            .filter(FindingMention::affirmed)
            .limit(1)
            .map(asked::yes);
    Stream<Found> absent = asked.denial(asked.arguments()).stream().map(asked::no);
    return Stream.concat(present, absent).toList();
  }
}
