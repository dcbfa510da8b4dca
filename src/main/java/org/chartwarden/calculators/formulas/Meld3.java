package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * MELD 3.0, 6 to 40 points, from sex, bilirubin, sodium, INR, creatinine and albumin; dialysis sets
 * creatinine to 3.0.
 *
 * <p>Kim WR et al., Gastroenterology 2021;161:1887-1895.
 */
final class Meld3 implements Calculator {

  private static final double LOWEST = 6;
  private static final double HIGHEST = 40;

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity BILIRUBIN = CommonInputs.bilirubin();
  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity INR = CommonInputs.inr();
  private static final Quantity CREATININE = CommonInputs.creatinine();
  private static final Quantity ALBUMIN = CommonInputs.albumin();
  private static final Flag DIALYSIS =
      Flag.of("dialysis", "dialysis at least twice in the past week", "dialysis")
          .within(Period.ofDays(7));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("meld-3", "MELD 3.0", Category.SEVERITY)
          .synonyms("MELD 3.0", "MELD3")
          .inputs(SEX, BILIRUBIN, SODIUM, INR, CREATININE, ALBUMIN, DIALYSIS)
          .score(6, 40)
          .source(
              Reference.pmid(
                  "Kim WR et al. MELD 3.0: the model for end-stage liver disease updated for the"
                      + " modern era. Gastroenterology 2021;161:1887-1895",
                  "34481845"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double bilirubin = Math.log(Math.max(in.number(BILIRUBIN), 1));
    double inr = Math.log(Math.max(in.number(INR), 1));
    double creatinine =
        Math.log(in.flag(DIALYSIS) ? 3 : Math.min(Math.max(in.number(CREATININE), 1), 3));
    double sodium = 137 - Math.min(Math.max(in.number(SODIUM), 125), 137);
    double albumin = 3.5 - Math.min(Math.max(in.number(ALBUMIN), 1.5), 3.5);
    working.note(
        "ln bilirubin "
            + Working.show(bilirubin)
            + ", ln INR "
            + Working.show(inr)
            + ", ln creatinine "
            + Working.show(creatinine)
            + ", 137 − sodium "
            + Working.show(sodium)
            + ", 3.5 − albumin "
            + Working.show(albumin)
            + " (each within its bounds)");
    double sum =
        working.step(
            "MELD 3.0",
            (in.female() ? "1.33 + " : "")
                + "4.56 × ln bilirubin + 0.82 × (137 − Na) − 0.24 × (137 − Na) × ln bilirubin"
                + " + 9.09 × ln INR + 11.14 × ln creatinine + 1.85 × (3.5 − albumin)"
                + " − 1.83 × (3.5 − albumin) × ln creatinine + 6",
            (in.female() ? 1.33 : 0)
                + 4.56 * bilirubin
                + 0.82 * sodium
                - 0.24 * sodium * bilirubin
                + 9.09 * inr
                + 11.14 * creatinine
                + 1.85 * albumin
                - 1.83 * albumin * creatinine
                + 6,
            "");
    double score = Math.min(Math.max(Math.round(sum), LOWEST), HIGHEST);
    working.note("rounded, within 6 to 40: " + Working.show(score));
    return CalculatorResult.of(SPEC, score, working);
  }
}
