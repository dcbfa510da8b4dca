package org.chartwarden.calculators.reading.findings;

import java.util.List;
import java.util.Set;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.findings.FindingTime;

/**
 * Something within the look-back that was before the patient came: what a note tells without a time
 * after the first vital signs is the course of this stay and does not count.
 */
final class BeforePresentation implements FindingRule {

  private static final Set<String> VITAL_SIGNS =
      Set.of("heart-rate", "systolic-bp", "respiratory-rate", "oxygen-saturation");

  private final FindingRule lately = new LatelyDocumented();

  @Override
  public List<Found> read(Asked asked) {
    int presentation =
        asked.note().measurements().stream()
            .filter(mention -> VITAL_SIGNS.contains(mention.concept()))
            .mapToInt(mention -> mention.span().start())
            .min()
            .orElse(Integer.MAX_VALUE);
    List<FindingMention> counting =
        asked.mentions(asked.arguments()).stream()
            .filter(
                mention ->
                    mention.span().start() < presentation
                        || mention.time().kind() != FindingTime.Kind.UNSAID)
            .toList();
    return lately.read(asked.only(counting));
  }
}
