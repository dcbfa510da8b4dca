package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Estimated glomerular filtration rate by the four-variable MDRD equation with an IDMS-traceable
 * creatinine: 175 x Scr^-1.154 x age^-0.203 x 0.742 if female x 1.212 if Black.
 *
 * <p>Levey AS et al., Ann Intern Med 2006;145:247-254. Superseded by CKD-EPI 2021, which takes no
 * race; kept because records and trials still cite it.
 */
final class MdrdEgfr implements Calculator {

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity AGE = CommonInputs.age().within("18", "120");
  private static final Quantity CREATININE =
      CommonInputs.creatinine().within("0.1", "40").freshFor(Period.ofDays(90));
  private static final Choice RACE =
      Choice.of(
              "race",
              "race",
              Option.of(
                  "black", "Black", "african american", "black or african american", "african"),
              Option.of(
                  "other", "any other", "white", "asian", "hispanic", "caucasian", "non-black"))
          .filledBy("race")
          .assuming("other");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("mdrd", "MDRD glomerular filtration rate", Category.LAB)
          .medCalcBench(9)
          .synonyms("MDRD GFR equation", "MDRD", "Modification of Diet in Renal Disease equation")
          .inputs(SEX, AGE, CREATININE, RACE)
          .decimal("mL/min/{1.73_m2}", "33914-3")
          .source(
              Reference.pmid(
                  "Levey AS et al. Using standardized serum creatinine values in the Modification"
                      + " of Diet in Renal Disease study equation for estimating glomerular"
                      + " filtration rate. Ann Intern Med 2006;145:247-254",
                  "16908915"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    boolean black = in.chose(RACE, "black");
    double rate =
        175
            * Math.pow(in.number(CREATININE), -1.154)
            * Math.pow(in.number(AGE), -0.203)
            * (in.female() ? 0.742 : 1)
            * (black ? 1.212 : 1);
    Working working = new Working();
    working.step(
        "GFR",
        "175 × "
            + in.text(CREATININE)
            + "^−1.154 × "
            + in.text(AGE)
            + "^−0.203"
            + (in.female() ? " × 0.742" : "")
            + (black ? " × 1.212" : ""),
        rate,
        SPEC.unit());
    working.remark("superseded by CKD-EPI 2021, which takes no race");
    return CalculatorResult.of(SPEC, rate, working);
  }
}
