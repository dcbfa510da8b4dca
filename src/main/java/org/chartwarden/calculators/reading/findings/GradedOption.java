package org.chartwarden.calculators.reading.findings;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.findings.Severity;

/**
 * One of several options, each with the findings that mean it: {@code moderate=ascites+SEVERE}. The
 * first option counts that the note tells of; {@code !x} is a finding that the note denies, {@code
 * x+SEVERE} one that it calls so.
 */
final class GradedOption implements FindingRule {

  @Override
  public List<Found> read(Asked asked) {
    List<Found> found = new ArrayList<>();
    for (String argument : asked.arguments()) {
      int is = argument.indexOf('=');
      InputValue option = InputValue.of(argument.substring(0, is).strip());
      for (String finding : argument.substring(is + 1).split(",")) {
        mention(asked, finding.strip())
            .map(mention -> asked.found(option, mention, Asked.reason(mention)))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static java.util.Optional<FindingMention> mention(Asked asked, String finding) {
    if (finding.startsWith("!")) {
      return asked.denial(List.of(finding.substring(1)));
    }
    int plus = finding.indexOf('+');
    String concept = plus < 0 ? finding : finding.substring(0, plus);
    Severity wanted = plus < 0 ? null : Severity.valueOf(finding.substring(plus + 1));
    return asked.mentions(List.of(concept)).stream()
        .filter(FindingMention::affirmed)
        .filter(mention -> wanted == null || mention.severity() == wanted)
        .findFirst();
  }
}
