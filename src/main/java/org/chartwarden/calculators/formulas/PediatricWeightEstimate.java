package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Weight of a child that cannot be weighed: under 1 year 0.5 x months + 4, from 1 to 5 years 2 x
 * years + 8, from 6 to 12 years 3 x years + 7.
 *
 * <p>Advanced Paediatric Life Support, 5th ed. 2011.
 */
final class PediatricWeightEstimate implements Calculator {

  private static final Quantity MONTHS =
      Quantity.of("age_months", "age in months", "mo", "0", "155", "age").orIn("a", "12");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("pediatric-weight", "Weight estimate of a child (APLS)", Category.PHYSICAL)
          .synonyms(
              "pediatric weight estimate", "APLS weight formula", "estimated weight of a child")
          .inputs(MONTHS)
          .decimal("kg")
          .source(
              Reference.of(
                  "Advanced Paediatric Life Support: the practical approach, 5th ed. 2011"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    double months = Math.floor(in.number(MONTHS));
    double years = Math.floor(months / 12);
    Working working = new Working();
    double weight;
    if (months < 12) {
      weight =
          working.step(
              "weight", "0.5 × " + Working.show(months) + " + 4", 0.5 * months + 4, SPEC.unit());
    } else if (years <= 5) {
      weight = working.step("weight", "2 × " + Working.show(years) + " + 8", 2 * years + 8, "kg");
    } else {
      weight = working.step("weight", "3 × " + Working.show(years) + " + 7", 3 * years + 7, "kg");
    }
    working.remark("an estimate for emergencies; weigh the child when it can be done");
    return CalculatorResult.of(SPEC, weight, working);
  }
}
