package org.chartwarden.calculators.reading.findings;

import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.findings.FindingTime;

/** Something that must have been before this illness. */
final class PastEvent implements FindingRule {

  private static final int BEFORE_THIS_ILLNESS = 30;

  @Override
  public List<Found> read(Asked asked) {
    Stream<Found> past =
        asked.mentions(asked.arguments()).stream().filter(PastEvent::past).limit(1).map(asked::yes);
    Stream<Found> absent = asked.denial(asked.arguments()).stream().map(asked::no);
    return Stream.concat(past, absent).toList();
  }

  private static boolean past(FindingMention mention) {
    if (!mention.affirmed()) {
      return false;
    }
    FindingTime time = mention.time();
    boolean old =
        switch (time.kind()) {
          case AGO, SINCE -> time.days() >= BEFORE_THIS_ILLNESS;
          case LONG_AGO, YEAR -> true;
          case UNSAID, RECENT -> false;
        };
    return old || mention.assertion() != Assertion.PRESENT;
  }
}
