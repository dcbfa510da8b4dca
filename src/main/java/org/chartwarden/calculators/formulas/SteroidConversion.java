package org.chartwarden.calculators.formulas;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Glucocorticoid dose that equals a dose of another one: dose x equivalent of the wanted drug /
 * equivalent of the given one, the equivalents being doses of the same anti-inflammatory effect.
 *
 * <p>Equivalents: Meikle AW, Tyler FH, Am J Med 1977;63:200-207.
 */
final class SteroidConversion implements Calculator {

  private record Steroid(String drug, String route, String equivalent) {
    String id() {
      return drug.toLowerCase(Locale.ROOT) + "-" + route.toLowerCase(Locale.ROOT);
    }

    Option option() {
      return Option.of(id(), drug + " " + route, (drug + " " + route).toLowerCase(Locale.ROOT));
    }
  }

  private static final List<Steroid> STEROIDS =
      List.of(
          new Steroid("Betamethasone", "IV", "0.75"),
          new Steroid("Cortisone", "PO", "25"),
          new Steroid("Dexamethasone", "IV", "0.75"),
          new Steroid("Dexamethasone", "PO", "0.75"),
          new Steroid("Hydrocortisone", "IV", "20"),
          new Steroid("Hydrocortisone", "PO", "20"),
          new Steroid("Methylprednisolone", "IV", "4"),
          new Steroid("Methylprednisolone", "PO", "4"),
          new Steroid("Prednisolone", "PO", "5"),
          new Steroid("Prednisone", "PO", "5"),
          new Steroid("Triamcinolone", "IV", "4"));

  private static final Map<String, String> EQUIVALENTS =
      STEROIDS.stream().collect(Collectors.toUnmodifiableMap(Steroid::id, Steroid::equivalent));

  private static final Option[] OPTIONS =
      STEROIDS.stream().map(Steroid::option).toArray(Option[]::new);

  private static final Choice FROM = Choice.of("steroid", "steroid that is given", OPTIONS);
  private static final Quantity DOSE =
      Quantity.of("dose", "dose that is given", "mg", "0.01", "5000");
  private static final Choice TO = Choice.of("target_steroid", "steroid that is wanted", OPTIONS);

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("steroid-conversion", "Steroid conversion", Category.DOSAGE)
          .medCalcBench(24)
          .synonyms(
              "steroid conversion calculator",
              "equivalent steroid dose",
              "corticosteroid equivalence",
              "glucocorticoid conversion")
          .synonyms(
              STEROIDS.stream().map(s -> "equivalent dose of " + s.drug()).toArray(String[]::new))
          .inputs(FROM, DOSE, TO)
          .decimal("mg")
          .source(
              Reference.of(
                  "Meikle AW, Tyler FH. Potency and duration of action of glucocorticoids. Am J Med"
                      + " 1977;63:200-207"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    String from = EQUIVALENTS.get(in.option(FROM).id());
    String to = EQUIVALENTS.get(in.option(TO).id());
    Working working = new Working();
    working.note(
        from
            + " mg of "
            + in.option(FROM).label()
            + " equal "
            + to
            + " mg of "
            + in.option(TO).label());
    double dose =
        working.step(
            "dose",
            in.text(DOSE) + " × " + to + " / " + from,
            in.number(DOSE) * Double.parseDouble(to) / Double.parseDouble(from),
            SPEC.unit());
    working.remark(
        "equal in anti-inflammatory effect, not in mineralocorticoid effect or duration");
    return CalculatorResult.of(SPEC, dose, working);
  }
}
