package org.chartwarden.calculators.reading.findings;

import java.util.Comparator;
import java.util.List;
import org.chartwarden.calculators.intake.NoteInputs.Found;

/** As {@link GradedOption}, but what the note tells first counts and not the first option. */
final class FirstOption implements FindingRule {

  private final FindingRule graded = new GradedOption();

  @Override
  public List<Found> read(Asked asked) {
    return graded.read(asked).stream()
        .sorted(Comparator.comparingInt(found -> found.span().start()))
        .toList();
  }
}
