package org.chartwarden.calculators.reading.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.measurements.MeasurementMention;

/** A part of the Glasgow coma score: its number, or else the words for it. */
final class ScoredComponent implements FindingRule {

  private final FindingRule words = new GradedOption();

  @Override
  public List<Found> read(Asked asked) {
    List<Found> found = new ArrayList<>();
    for (String concept : asked.input().concepts()) {
      for (MeasurementMention mention : asked.note().measurements(concept)) {
        found.add(
            new Found(
                asked.input().name(),
                InputValue.of(mention.value().toBigInteger().toString()),
                mention.span(),
                Optional.empty(),
                "the note states the score"));
      }
    }
    found.addAll(words.read(asked));
    return found;
  }
}
