package org.chartwarden.calculators.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.calculators.intake.NoteInputs.Note;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.doses.DoseMention;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;

/**
 * Doses and rates of drugs: {@code X_dose} with {@code X_per_day}, a drug that is chosen with its
 * {@code dose}, and infusions whose input is named by the drug.
 */
final class DoseReading implements InputReading {

  private static final Map<String, String> ROUTE_NAMES =
      Map.of("transdermal", "patch", "buccal", "buccal", "oral", "po", "intravenous", "iv");

  /** What the data of the benchmark writes as mg and means. */
  private static final Map<String, String> BENCHMARK_UNITS =
      Map.of("fentanyl_patch", "ug/h", "fentanyl_buccal", "ug");

  @Override
  public List<Found> read(CalculatorSpec spec, ClinicalNote note, Note asked) {
    List<Found> found = new ArrayList<>();
    for (DoseMention dose : note.doses()) {
      String byRoute = dose.drug() + "_" + route(dose, "");
      String name = spec.input(byRoute + "_dose").isPresent() ? byRoute : dose.drug();
      if (spec.input(name + "_dose").isPresent()) {
        doses(name, dose, asked, found);
      } else if (rate(spec, dose)) {
        found.add(found(dose.drug(), amount(dose, dose.unit()), dose));
      } else {
        chosen(spec, dose, found);
      }
    }
    return found;
  }

  private static void doses(String name, DoseMention dose, Note asked, List<Found> found) {
    boolean benchmark = asked.convention() != Convention.CLINICAL;
    String unit =
        benchmark && dose.unit().equals("mg")
            ? BENCHMARK_UNITS.getOrDefault(name, dose.unit())
            : dose.unit();
    found.add(found(name + "_dose", amount(dose, unit), dose));
    if (dose.perDay() != null) {
      found.add(found(name + "_per_day", InputValue.of(dose.perDay(), "1"), dose));
    }
  }

  /** Whether the calculator asks for an infusion rate of this drug and the dose is one. */
  private static boolean rate(CalculatorSpec spec, DoseMention dose) {
    return spec.input(dose.drug())
        .filter(InputSpec.Quantity.class::isInstance)
        .map(InputSpec.Quantity.class::cast)
        .filter(q -> UnitConverter.convertible(dose.unit(), q.unit(), Substance.UNKNOWN))
        .isPresent();
  }

  /** A drug and route that a choice has, with the input named "dose". */
  private static void chosen(CalculatorSpec spec, DoseMention dose, List<Found> found) {
    if (spec.input("dose").isEmpty()) {
      return;
    }
    for (InputSpec input : spec.inputs()) {
      if (input instanceof InputSpec.Choice choice) {
        Optional<InputSpec.Option> option = choice.option(dose.drug() + "-" + route(dose, "po"));
        if (option.isPresent()) {
          found.add(found(choice.name(), InputValue.of(option.get().id()), dose));
          found.add(found("dose", amount(dose, dose.unit()), dose));
          return;
        }
      }
    }
  }

  private static String route(DoseMention dose, String otherwise) {
    return dose.route() == null ? otherwise : ROUTE_NAMES.getOrDefault(dose.route(), otherwise);
  }

  private static InputValue amount(DoseMention dose, String unit) {
    BigDecimal number = dose.dose();
    return InputValue.of(number, unit);
  }

  private static Found found(String input, InputValue value, DoseMention dose) {
    return new Found(input, value, dose.span(), Optional.empty(), "the note states the dose");
  }
}
