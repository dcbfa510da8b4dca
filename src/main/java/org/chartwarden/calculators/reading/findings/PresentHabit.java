package org.chartwarden.calculators.reading.findings;

import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.FindingMention;

/**
 * A habit that the patient has now. A history of it counts too, unless the note says that it ended:
 * the first argument is the habit, the second its end.
 */
final class PresentHabit implements FindingRule {

  @Override
  public List<Found> read(Asked asked) {
    List<String> habit = asked.arguments().subList(0, 1);
    List<String> end = asked.arguments().subList(1, 2);
    Stream<Found> ended =
        asked.mentions(end).stream().filter(FindingMention::affirmed).limit(1).map(asked::no);
    Stream<Found> present =
        asked.mentions(habit).stream()
            .filter(m -> m.affirmed() && m.assertion() != Assertion.RESOLVED)
            .limit(1)
            .map(asked::yes);
    Stream<Found> absent = asked.denial(habit).stream().map(asked::no);
    return Stream.of(ended, present, absent).flatMap(found -> found).toList();
  }
}
