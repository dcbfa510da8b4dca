package org.chartwarden.calculators.reading.findings;

import java.util.List;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.findings.FindingTime;

/** Whether the complaint began within three days. */
final class SymptomOnset implements FindingRule {

  private static final int EARLY = 3;

  @Override
  public List<Found> read(Asked asked) {
    return asked.mentions(asked.arguments()).stream()
        .filter(FindingMention::affirmed)
        .filter(SymptomOnset::timed)
        .limit(1)
        .map(
            mention ->
                asked.found(
                    InputValue.of(mention.time().days() <= EARLY), mention, Asked.reason(mention)))
        .toList();
  }

  private static boolean timed(FindingMention mention) {
    return mention.time().kind() == FindingTime.Kind.AGO
        || mention.time().kind() == FindingTime.Kind.SINCE;
  }
}
