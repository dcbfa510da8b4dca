package org.chartwarden.calculators.reading.findings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.measurements.MeasurementMention;

/**
 * Something that a word or a measured value tells; the last argument is the value, as {@code
 * bmi>30} in the unit in which the note reader gives it.
 */
final class EverOrAbove implements FindingRule {

  private final FindingRule ever = new EverDocumented();

  @Override
  public List<Found> read(Asked asked) {
    int last = asked.arguments().size() - 1;
    String[] limit = asked.arguments().get(last).split(">");
    List<Found> found = new ArrayList<>(ever.read(asked.about(asked.arguments().subList(0, last))));
    for (MeasurementMention mention : asked.note().measurements(limit[0])) {
      boolean above = mention.value().compareTo(new BigDecimal(limit[1])) > 0;
      found.add(
          new Found(
              asked.input().name(),
              InputValue.of(above),
              mention.span(),
              Optional.empty(),
              (above ? "above " : "not above ") + limit[1]));
    }
    return found;
  }
}
