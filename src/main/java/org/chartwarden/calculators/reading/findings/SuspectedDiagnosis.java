package org.chartwarden.calculators.reading.findings;

import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.FindingMention;

/** A diagnosis that counts as soon as it is held likely. */
final class SuspectedDiagnosis implements FindingRule {

  @Override
  public List<Found> read(Asked asked) {
    Stream<Found> present =
        asked.mentions(asked.arguments()).stream()
            .filter(SuspectedDiagnosis::suspected)
            .limit(1)
            .map(asked::yes);
    Stream<Found> absent = asked.denial(asked.arguments()).stream().map(asked::no);
    return Stream.concat(present, absent).toList();
  }

  static boolean suspected(FindingMention mention) {
    return mention.relative().isEmpty()
        && (mention.assertion() == Assertion.PRESENT || mention.assertion() == Assertion.POSSIBLE);
  }
}
