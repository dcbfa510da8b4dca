package org.chartwarden.calculators.reading.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.FindingMention;

/**
 * Whether another diagnosis is at least as likely as the one asked about (the first finding): yes
 * when the note denies that one, or explains the signs by another of the listed ones and does not
 * suspect it; no when the note states it.
 */
final class AlternativeDiagnosis implements FindingRule {

  @Override
  public List<Found> read(Asked asked) {
    List<String> asks = asked.arguments().subList(0, 1);
    List<Found> found = new ArrayList<>();
    Optional<FindingMention> stated =
        asked.mentions(asks).stream().filter(SuspectedDiagnosis::suspected).findFirst();
    stated.map(asked::no).ifPresent(found::add);
    asked
        .denial(asks)
        .map(m -> asked.found(InputValue.of(true), m, Asked.reason(m)))
        .ifPresent(found::add);
    others(asked)
        .filter(m -> m.relative().isEmpty())
        .filter(m -> m.affirmed() || m.assertion() == Assertion.POSSIBLE)
        .findFirst()
        .map(asked::yes)
        .ifPresent(found::add);
    return found;
  }

  /** The mentions of the other listed findings; with "*" of any other finding. */
  private static Stream<FindingMention> others(Asked asked) {
    List<String> listed = asked.arguments().subList(1, asked.arguments().size());
    return listed.contains("*")
        ? asked.note().findings().stream().filter(m -> !m.is(asked.arguments().get(0)))
        : asked.mentions(listed).stream();
  }
}
