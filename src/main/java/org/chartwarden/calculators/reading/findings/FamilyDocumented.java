package org.chartwarden.calculators.reading.findings;

import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.findings.Relative;
import org.chartwarden.notes.findings.Relative.Kinship;

/** A finding of blood relatives; with a limit of age only of parents, siblings and children. */
final class FamilyDocumented implements FindingRule {

  private final int below;

  /**
   * Reads the findings of relatives.
   *
   * @param below age in years below which the relative must have had it; older ones do not count
   */
  FamilyDocumented(int below) {
    this.below = below;
  }

  @Override
  public List<Found> read(Asked asked) {
    List<FindingMention> all = asked.mentions(asked.arguments());
    Stream<Found> present =
        all.stream()
            .filter(m -> m.assertion() == Assertion.FAMILY && counts(m.relative().orElseThrow()))
            .limit(1)
            .map(asked::yes);
    Stream<Found> absent =
        all.stream()
            .filter(m -> m.assertion() == Assertion.NEGATED && m.relative().isPresent())
            .limit(1)
            .map(asked::no);
    return Stream.concat(present, absent).toList();
  }

  private boolean counts(Relative relative) {
    boolean near =
        relative.kinship() == Kinship.FIRST_DEGREE || relative.name().startsWith("famil");
    boolean young = relative.age().isEmpty() || relative.age().getAsInt() < below;
    boolean limited = below != Integer.MAX_VALUE;
    return relative.related() && young && (near || !limited);
  }
}
