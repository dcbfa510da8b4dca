package org.chartwarden.calculators.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.calculators.intake.NoteInputs.Note;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.demographics.Age;
import org.chartwarden.notes.demographics.Demographics;
import org.chartwarden.notes.demographics.Race;

/** Age, sex and race of the patient. */
final class PersonReading implements InputReading {

  @Override
  public List<Found> read(CalculatorSpec spec, ClinicalNote note, Note asked) {
    List<Found> found = new ArrayList<>();
    Demographics person = note.demographics();
    for (InputSpec input : spec.inputs()) {
      switch (input) {
        case InputSpec.Quantity quantity when quantity.concepts().contains("age") ->
            person.age().map(age -> age(quantity, age)).ifPresent(found::add);
        case InputSpec.Choice choice when choice.concepts().contains("sex") ->
            person
                .sex()
                .map(
                    sex ->
                        new Found(
                            choice.name(),
                            InputValue.of(sex.sex().name().toLowerCase(Locale.ROOT)),
                            sex.span(),
                            Optional.empty(),
                            sex.stated() ? "the note states it" : "only pronouns tell it"))
                .ifPresent(found::add);
        case InputSpec.Choice choice when choice.concepts().contains("race") ->
            person
                .race()
                .map(
                    race ->
                        new Found(
                            choice.name(),
                            InputValue.of(race(choice, race.race())),
                            race.span(),
                            Optional.empty(),
                            "the note states it"))
                .ifPresent(found::add);
        default -> {
          // The other readings look for it.
        }
      }
    }
    return found;
  }

  /** An age in the unit of the input where that is months, else in years. */
  private static Found age(InputSpec.Quantity input, Age age) {
    boolean months = input.unit().equals("mo");
    int number = months ? age.years() * 12 + age.months() : age.completedYears();
    return new Found(
        input.name(),
        InputValue.of(BigDecimal.valueOf(number), months ? "mo" : "a"),
        age.span(),
        Optional.empty(),
        age.exact() ? "the note states it" : "the note only tells a span of ages");
  }

  private static String race(InputSpec.Choice choice, Race race) {
    String word = race.name().toLowerCase(Locale.ROOT);
    return choice.option(word).isPresent() ? word : "other";
  }
}
