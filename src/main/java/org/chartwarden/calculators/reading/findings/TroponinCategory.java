package org.chartwarden.calculators.reading.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.measurements.MeasurementMention;

/**
 * Troponin against its limit: the words of the note, or a number in ng/mL against the usual limit
 * of conventional tests, which the reason names. High-sensitivity numbers have no common limit.
 */
final class TroponinCategory implements FindingRule {

  private static final double LIMIT = 0.04;

  private final FindingRule words = new GradedOption();

  @Override
  public List<Found> read(Asked asked) {
    List<Found> found = new ArrayList<>(words.read(asked));
    for (String concept : asked.input().concepts()) {
      for (MeasurementMention mention : asked.note().measurements(concept)) {
        if ("ng/mL".equals(mention.unit()) || "ug/L".equals(mention.unit())) {
          found.add(
              new Found(
                  asked.input().name(),
                  InputValue.of(category(mention.value().doubleValue())),
                  mention.span(),
                  Optional.empty(),
                  "against a limit of 0.04 ng/mL, as the note names none"));
        }
      }
    }
    return found;
  }

  private static String category(double value) {
    if (value <= LIMIT) {
      return "normal";
    }
    return value <= 3 * LIMIT ? "up-to-three-times" : "above-three-times";
  }
}
