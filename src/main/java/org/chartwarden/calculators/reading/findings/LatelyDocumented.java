package org.chartwarden.calculators.reading.findings;

import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.intake.NoteInputs.Found;

/** Something that counts within the look-back of the input only. */
final class LatelyDocumented implements FindingRule {

  private static final Period DAY = Period.ofDays(1);

  @Override
  public List<Found> read(Asked asked) {
    Period lookback =
        asked.input() instanceof InputSpec.Flag flag && flag.lookback() != null
            ? flag.lookback()
            : DAY;
    Stream<Found> present =
        asked.mentions(asked.arguments()).stream()
            .filter(mention -> mention.affirmed() && asked.within(mention, lookback))
            .limit(1)
            .map(asked::yes);
    Stream<Found> absent = asked.denial(asked.arguments()).stream().map(asked::no);
    return Stream.concat(present, absent).toList();
  }
}
