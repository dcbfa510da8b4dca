package org.chartwarden.calculators.reading.findings;

import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.FindingMention;

/** A drug that the patient takes: not one that was stopped, planned, refused or not tolerated. */
final class TakenDrug implements FindingRule {

  @Override
  public List<Found> read(Asked asked) {
    Stream<Found> taken =
        asked.mentions(asked.arguments()).stream()
            .filter(m -> m.affirmed() && m.assertion() != Assertion.RESOLVED)
            .limit(1)
            .map(asked::yes);
    Stream<FindingMention> not =
        Stream.concat(
            asked.denial(asked.arguments()).stream(),
            asked.mentions(asked.arguments()).stream().filter(TakenDrug::stopped).limit(1));
    return Stream.concat(taken, not.map(asked::no)).toList();
  }

  private static boolean stopped(FindingMention mention) {
    return mention.relative().isEmpty() && mention.assertion() == Assertion.RESOLVED;
  }
}
