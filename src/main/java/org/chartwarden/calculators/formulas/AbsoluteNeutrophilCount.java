package org.chartwarden.calculators.formulas;

import java.util.List;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Absolute neutrophil count: white cells x (segmented + band neutrophils in percent) / 100.
 *
 * <p>Bands: NCI Common Terminology Criteria for Adverse Events 5.0.
 */
final class AbsoluteNeutrophilCount implements Calculator {

  private static final Quantity LEUKOCYTES = CommonInputs.leukocytes();
  private static final Quantity NEUTROPHILS =
      CommonInputs.lab(
          "neutrophil_percent",
          "neutrophils",
          "%",
          "0",
          "100",
          "neutrophil-percent",
          "neutrophil-fraction");
  private static final Quantity BANDS =
      CommonInputs.lab("band_percent", "band forms", "%", "0", "100", "band-percent").optional();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("anc", "Absolute neutrophil count", Category.LAB)
          .synonyms("ANC", "absolute neutrophil count")
          .inputs(LEUKOCYTES, NEUTROPHILS, BANDS)
          .decimal("10*3/uL", "751-8")
          .bands(
              Band.below("0.5", "severe neutropenia", "Grade 4: below 0.5."),
              Band.between("0.5", "1", "moderate neutropenia", "Grade 3: 0.5 to below 1.0."),
              Band.between("1", "1.5", "mild neutropenia", "Grade 2: 1.0 to below 1.5."),
              Band.atLeast("1.5", "no neutropenia", "1.5 or more."))
          .source(
              Reference.of(
                  "National Cancer Institute. Common Terminology Criteria for Adverse Events,"
                      + " version 5.0, 2017"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public List<InputProblem> conflicts(CalculatorInputs in) {
    if (!in.has(BANDS) || in.number(NEUTROPHILS) + in.number(BANDS) <= 100) {
      return List.of();
    }
    return List.of(
        new InputProblem(
            BANDS.name(), "conflict", "neutrophils and band forms are more than 100 % together"));
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    double bands = in.has(BANDS) ? in.number(BANDS) : 0;
    Working working = new Working();
    double count =
        working.step(
            "ANC",
            in.text(LEUKOCYTES)
                + " × ("
                + in.text(NEUTROPHILS)
                + " + "
                + Working.show(bands)
                + ") / 100",
            in.number(LEUKOCYTES) * (in.number(NEUTROPHILS) + bands) / 100,
            SPEC.unit());
    if (!in.has(BANDS)) {
      working.remark("no band forms were given; they are counted as none");
    }
    return CalculatorResult.of(SPEC, count, working);
  }
}
