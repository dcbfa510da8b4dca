package org.chartwarden.calculators.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.calculators.intake.NoteInputs.Note;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.medications.Circumstance;
import org.chartwarden.notes.medications.DoseAmount;
import org.chartwarden.notes.medications.Frequency;
import org.chartwarden.notes.medications.MedicationMention;
import org.chartwarden.notes.medications.Route;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;

/**
 * Doses and rates of drugs: {@code X_dose} with {@code X_per_day}, a drug that is chosen with its
 * {@code dose}, and infusions whose input is named by the drug.
 */
final class DoseReading implements InputReading {

  private static final Map<Route, String> ROUTE_NAMES =
      Map.of(
          Route.TRANSDERMAL, "patch",
          Route.BUCCAL, "buccal",
          Route.SUBLINGUAL, "buccal",
          Route.ORAL, "po",
          Route.INTRAVENOUS, "iv");

  private static final Map<String, String> FORM_ROUTES =
      Map.of("tablet", "po", "capsule", "po", "infusion", "iv", "patch", "patch");

  /** Masses, units of activity and substances, for each kilogram and time too. */
  private static final Pattern DOSES =
      Pattern.compile("(k?g|mg|ug|ng|m?\\[iU\\]|meq|mmol)(/kg)?(/(min|h|d))?");

  /**
   * A dose or rate that the note states.
   *
   * @param route the name of the route in inputs, or null
   * @param perDay doses per day, or null
   */
  private record Dose(
      String drug, DoseAmount amount, String route, BigDecimal perDay, TextSpan span) {

    String unit() {
      return amount.unit();
    }
  }

  /** What the data of the benchmark writes as mg and means. */
  private static final Map<String, String> BENCHMARK_UNITS =
      Map.of("fentanyl_patch", "ug/h", "fentanyl_buccal", "ug");

  @Override
  public List<Found> read(CalculatorSpec spec, ClinicalNote note, Note asked) {
    List<Found> found = new ArrayList<>();
    for (Dose dose : stated(note)) {
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

  private static List<Dose> stated(ClinicalNote note) {
    List<Dose> doses = new ArrayList<>();
    for (MedicationMention mention : note.medications()) {
      Optional<DoseAmount> amount = mention.dosing().rate().or(mention.dosing()::totalDose);
      if (amount.isPresent()
          && DOSES.matcher(amount.get().unit()).matches()
          && !mention.has(Circumstance.TEST)) {
        doses.add(dose(mention, amount.get()));
      }
    }
    return doses;
  }

  private static Dose dose(MedicationMention mention, DoseAmount amount) {
    String form = mention.preparation().form().map(FORM_ROUTES::get).orElse(null);
    String route =
        mention.route().isPresent() ? ROUTE_NAMES.get(mention.route().get().route()) : form;
    BigDecimal daily = amount.unit().endsWith("/d") ? BigDecimal.ONE : null;
    return new Dose(
        mention.drug().id(),
        amount,
        route,
        mention.frequency().flatMap(Frequency::perDay).orElse(daily),
        mention.span());
  }

  private static void doses(String name, Dose dose, Note asked, List<Found> found) {
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
  private static boolean rate(CalculatorSpec spec, Dose dose) {
    return spec.input(dose.drug())
        .filter(InputSpec.Quantity.class::isInstance)
        .map(InputSpec.Quantity.class::cast)
        .filter(q -> UnitConverter.convertible(dose.unit(), q.unit(), Substance.UNKNOWN))
        .isPresent();
  }

  /** A drug and route that a choice has, with the input named "dose". */
  private static void chosen(CalculatorSpec spec, Dose dose, List<Found> found) {
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

  private static String route(Dose dose, String otherwise) {
    return dose.route() == null ? otherwise : dose.route();
  }

  private static InputValue amount(Dose dose, String unit) {
    BigDecimal number = dose.amount().low();
    return InputValue.of(number, unit);
  }

  private static Found found(String input, InputValue value, Dose dose) {
    return new Found(input, value, dose.span(), Optional.empty(), "the note states the dose");
  }
}
