package org.chartwarden.calculators.reading.findings;

import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.FindingMention;

/** A procedure that is done or going to be done now, not one of the past. */
final class PlannedProcedure implements FindingRule {

  @Override
  public List<Found> read(Asked asked) {
    Stream<Found> planned =
        asked.mentions(asked.arguments()).stream()
            .filter(PlannedProcedure::now)
            .limit(1)
            .map(asked::yes);
    Stream<Found> absent = asked.denial(asked.arguments()).stream().map(asked::no);
    return Stream.concat(planned, absent).toList();
  }

  private static boolean now(FindingMention mention) {
    boolean open =
        mention.assertion() == Assertion.PRESENT
            || mention.assertion() == Assertion.HYPOTHETICAL
            || mention.assertion() == Assertion.POSSIBLE;
    boolean past =
        switch (mention.time().kind()) {
          case AGO, LONG_AGO, YEAR -> true;
          case SINCE, RECENT, UNSAID -> false;
        };
    return mention.relative().isEmpty() && open && !past;
  }
}
