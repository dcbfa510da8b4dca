package org.chartwarden.calculators.formulas;

import java.util.List;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Ranson's criteria of severity in acute pancreatitis (not of gallstones), 0 to 11 points: five at
 * admission, six within 48 hours. Items at 48 hours that are not there count as not met and are
 * remarked on.
 *
 * <p>Ranson JH et al., Surg Gynecol Obstet 1974;139:69-81.
 */
final class RansonScore implements Calculator {

  private static final Scale AGE_POINTS = Scale.from(0).above(55, 1);
  private static final Scale LEUKOCYTE_POINTS = Scale.from(0).above(16, 1);
  private static final Scale GLUCOSE_POINTS = Scale.from(0).above(200, 1);
  private static final Scale LDH_POINTS = Scale.from(0).above(350, 1);
  private static final Scale AST_POINTS = Scale.from(0).above(250, 1);
  private static final Scale HEMATOCRIT_POINTS = Scale.from(0).above(10, 1);
  private static final Scale BUN_POINTS = Scale.from(0).above(5, 1);
  private static final Scale CALCIUM_POINTS = Scale.from(1).at(8, 0);
  private static final Scale OXYGEN_POINTS = Scale.from(1).at(60, 0);
  private static final Scale BASE_POINTS = Scale.from(0).above(4, 1);
  private static final Scale FLUID_POINTS = Scale.from(0).above(6, 1);

  private static final Quantity AGE = CommonInputs.age();
  private static final Quantity LEUKOCYTES = CommonInputs.leukocytes();
  private static final Quantity GLUCOSE = CommonInputs.glucose();
  private static final Quantity LDH =
      CommonInputs.lab("ldh", "lactate dehydrogenase", "U/L", "10", "50000", "ldh")
          .orIn("[IU]/L", "1");
  private static final Quantity AST = CommonInputs.aspartateAminotransferase();
  private static final Quantity HEMATOCRIT_FALL =
      Quantity.of("hematocrit_fall", "fall of haematocrit in 48 h", "%", "0", "60").optional();
  private static final Quantity BUN_RISE =
      Quantity.of("bun_rise", "rise of urea nitrogen in 48 h", "mg/dL", "0", "200")
          .of(CommonInputs.substance("28.02", null))
          .optional();
  private static final Quantity CALCIUM = CommonInputs.calcium().optional();
  private static final Quantity PAO2 = CommonInputs.arterialOxygen().optional();
  private static final Quantity BASE_DEFICIT =
      Quantity.of("base_deficit", "base deficit", "mmol/L", "-30", "40", "base-deficit")
          .orIn("meq/L", "1")
          .optional();
  private static final Quantity FLUID =
      Quantity.of("fluid_sequestration", "fluid sequestration in 48 h", "L", "0", "30").optional();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("ranson", "Ranson's criteria for pancreatitis", Category.SEVERITY)
          .synonyms("Ranson's criteria", "Ranson score", "Ranson criteria")
          .inputs(
              AGE,
              LEUKOCYTES,
              GLUCOSE,
              LDH,
              AST,
              HEMATOCRIT_FALL,
              BUN_RISE,
              CALCIUM,
              PAO2,
              BASE_DEFICIT,
              FLUID)
          .score(0, 11)
          .bands(
              Band.below("3", "mild", "0 to 2: mortality about 1 %."),
              Band.between("3", "5", "moderate", "3 or 4: mortality about 15 %."),
              Band.between("5", "7", "severe", "5 or 6: mortality about 40 %."),
              Band.atLeast("7", "very severe", "7 or more: mortality near 100 %."))
          .source(
              Reference.pmid(
                  "Ranson JH et al. Prognostic signs and the role of operative management in acute"
                      + " pancreatitis. Surg Gynecol Obstet 1974;139:69-81",
                  "4834279"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    PointSum sum =
        new PointSum(in)
            .scale(AGE, AGE_POINTS)
            .scale(LEUKOCYTES, LEUKOCYTE_POINTS)
            .scale(GLUCOSE, GLUCOSE_POINTS)
            .scale(LDH, LDH_POINTS)
            .scale(AST, AST_POINTS)
            .scale(HEMATOCRIT_FALL, HEMATOCRIT_POINTS)
            .scale(BUN_RISE, BUN_POINTS)
            .scale(CALCIUM, CALCIUM_POINTS)
            .scale(PAO2, OXYGEN_POINTS)
            .scale(BASE_DEFICIT, BASE_POINTS)
            .scale(FLUID, FLUID_POINTS);
    for (Quantity later : List.of(HEMATOCRIT_FALL, BUN_RISE, CALCIUM, PAO2, BASE_DEFICIT, FLUID)) {
      if (!in.has(later)) {
        sum.remark(later.label() + " is not known and counts as not met");
      }
    }
    return sum.result(SPEC);
  }
}
