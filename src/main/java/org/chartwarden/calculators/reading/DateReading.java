package org.chartwarden.calculators.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.calculators.intake.NoteInputs.Note;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.dates.DateMention;
import org.chartwarden.notes.dates.DateRole;

/** Calendar days by what happened on them. */
final class DateReading implements InputReading {

  private static final Map<String, DateRole> ROLES =
      Map.of("lmp", DateRole.LAST_MENSTRUAL_PERIOD, "today", DateRole.TODAY);

  @Override
  public List<Found> read(CalculatorSpec spec, ClinicalNote note, Note asked) {
    return spec.inputs().stream()
        .filter(InputSpec.Day.class::isInstance)
        .flatMap(
            input ->
                note.dates().stream()
                    .filter(date -> plays(date, input))
                    .map(date -> found(input, date)))
        .toList();
  }

  private static boolean plays(DateMention date, InputSpec input) {
    return input.concepts().stream().anyMatch(concept -> ROLES.get(concept) == date.role());
  }

  private static Found found(InputSpec input, DateMention date) {
    return new Found(
        input.name(),
        InputValue.of(date.date()),
        date.span(),
        Optional.empty(),
        date.ordered()
            ? "the note states it"
            : "day and month could be exchanged; the month is read first");
  }
}
