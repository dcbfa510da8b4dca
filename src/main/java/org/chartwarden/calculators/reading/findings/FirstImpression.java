package org.chartwarden.calculators.reading.findings;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.FindingMention;

/** A state of the patient that changes: the first statement of the note about it counts. */
final class FirstImpression implements FindingRule {

  private static final Period WEEK = Period.ofWeeks(1);

  @Override
  public List<Found> read(Asked asked) {
    Optional<FindingMention> first =
        asked.mentions(asked.arguments()).stream()
            .filter(
                mention -> mention.denied() || mention.affirmed() && asked.within(mention, WEEK))
            .findFirst();
    return first.map(mention -> mention.denied() ? asked.no(mention) : asked.yes(mention)).stream()
        .toList();
  }
}
