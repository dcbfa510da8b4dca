package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Pack-years: cigarettes per day / 20 x years of smoking.
 *
 * <p>US Preventive Services Task Force, lung cancer screening, JAMA 2021;325:962-970 (bound of 20).
 */
final class PackYears implements Calculator {

  private static final double PACK = 20;

  private static final Quantity CIGARETTES =
      Quantity.of("cigarettes_per_day", "cigarettes per day", "1", "0", "200").orIn("/d", "1");
  private static final Quantity YEARS = Quantity.of("years", "years of smoking", "a", "0", "100");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("pack-years", "Pack-years of smoking", Category.RISK)
          .synonyms("pack years", "pack-years", "smoking pack years")
          .inputs(CIGARETTES, YEARS)
          .decimal("{PackYears}", "8664-5")
          .bands(
              Band.below("20", "below 20", "Below the bound of lung cancer screening."),
              Band.atLeast("20", "20 or more", "At 50 to 80 years screening is offered in the US."))
          .source(
              Reference.of(
                  "US Preventive Services Task Force. Screening for lung cancer. JAMA"
                      + " 2021;325:962-970"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double packYears =
        working.step(
            "pack-years",
            in.text(CIGARETTES) + " / 20 × " + in.text(YEARS),
            in.number(CIGARETTES) / PACK * in.number(YEARS),
            "");
    return CalculatorResult.of(SPEC, packYears, working);
  }
}
