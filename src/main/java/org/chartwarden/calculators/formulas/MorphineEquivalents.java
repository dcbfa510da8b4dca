package org.chartwarden.calculators.formulas;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Morphine milligram equivalents per day: for each opioid dose x doses per day x factor, summed.
 *
 * <p>Factors: Dowell D et al., CDC clinical practice guideline for prescribing opioids for pain,
 * MMWR Recomm Rep 2022;71(3):1-95. A fentanyl patch is read in ug/h; its count is the number of
 * patches worn at the same time. Buprenorphine has no factor there: its effect has a ceiling.
 */
final class MorphineEquivalents implements Calculator {

  /** An opioid with its two inputs. */
  private record Opioid(Quantity dose, Quantity perDay, String factor) {

    static Opioid of(String id, String label, String unit, String factor) {
      return counted(id, label, unit, factor, "doses of " + label + " per day");
    }

    static Opioid counted(String id, String label, String unit, String factor, String count) {
      return new Opioid(
          Quantity.of(id + "_dose", "dose of " + label, unit, "0.01", "5000").optional(),
          Quantity.of(id + "_per_day", count, "1", "0.1", "48").orIn("/d", "1").optional(),
          factor);
    }
  }

  private static final Opioid BUPRENORPHINE =
      Opioid.of("buprenorphine", "buprenorphine", "mg", "10");

  private static final List<Opioid> OPIOIDS =
      List.of(
          Opioid.of("codeine", "codeine", "mg", "0.15"),
          Opioid.of("hydrocodone", "hydrocodone", "mg", "1"),
          Opioid.of("hydromorphone", "hydromorphone", "mg", "5"),
          Opioid.of("methadone", "methadone", "mg", "4.7"),
          Opioid.of("morphine", "morphine", "mg", "1"),
          Opioid.of("oxycodone", "oxycodone", "mg", "1.5"),
          Opioid.of("oxymorphone", "oxymorphone", "mg", "3"),
          Opioid.of("tapentadol", "tapentadol", "mg", "0.4"),
          Opioid.of("tramadol", "tramadol", "mg", "0.2"),
          Opioid.of("fentanyl_buccal", "buccal fentanyl", "ug", "0.13"),
          Opioid.counted(
              "fentanyl_patch",
              "fentanyl patch",
              "ug/h",
              "2.4",
              "fentanyl patches worn at the same time"),
          BUPRENORPHINE);

  private static final CalculatorSpec SPEC = spec(OPIOIDS);

  private static CalculatorSpec spec(List<Opioid> opioids) {
    CalculatorSpec.Builder builder =
        CalculatorSpec.of("mme", "Morphine milligram equivalents", Category.DOSAGE)
            .medCalcBench(49)
            .synonyms(
                "MME",
                "morphine milligram equivalents calculator",
                "daily morphine miligram equivalents",
                "morphine equivalent daily dose");
    opioids.forEach(o -> builder.inputs(o.dose(), o.perDay()));
    return builder
        .oneOf(opioids.stream().map(Opioid::dose).toArray(InputSpec[]::new))
        .decimal("mg/d")
        .bands(
            Band.below("50", "below 50", "Below 50 MME per day."),
            Band.atLeast(
                "50",
                "50 or more",
                "50 MME or more per day: weigh benefit and risk again; offer naloxone."))
        .source(
            Reference.doi(
                "Dowell D et al. CDC clinical practice guideline for prescribing opioids for pain -"
                    + " United States, 2022. MMWR Recomm Rep 2022;71(3):1-95",
                "10.15585/mmwr.rr7103a1"))
        .convention(Convention.MEDCALC_BENCH, "buprenorphine is counted with a factor of 10 per mg")
        .convention(
            Convention.MEDCALC_BENCH_V1, "buprenorphine is counted with a factor of 10 per mg")
        .build();
  }

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public List<InputProblem> conflicts(CalculatorInputs in) {
    List<InputProblem> problems = new ArrayList<>();
    for (Opioid opioid : OPIOIDS) {
      if (in.has(opioid.dose()) != in.has(opioid.perDay())) {
        Quantity lacking = in.has(opioid.dose()) ? opioid.perDay() : opioid.dose();
        problems.add(
            new InputProblem(lacking.name(), "conflict", lacking.label() + " is needed as well"));
      }
    }
    if (in.has(BUPRENORPHINE.dose()) && !in.convention().benchmark()) {
      problems.add(
          new InputProblem(
              BUPRENORPHINE.dose().name(),
              "conflict",
              "buprenorphine is a partial agonist and has no conversion factor"));
    }
    return problems;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double total = 0;
    for (Opioid opioid : OPIOIDS) {
      if (in.has(opioid.dose())) {
        total +=
            working.step(
                opioid.dose().label(),
                in.text(opioid.dose()) + " × " + in.text(opioid.perDay()) + " × " + opioid.factor(),
                in.number(opioid.dose())
                    * in.number(opioid.perDay())
                    * Double.parseDouble(opioid.factor()),
                SPEC.unit());
      }
    }
    working.note("sum = " + Working.show(total) + " " + SPEC.unit());
    working.remark("not for changing from one opioid to another: tolerance is incomplete");
    return CalculatorResult.of(SPEC, total, working);
  }
}
