package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Severity of cirrhosis: Child-Pugh, 5 to 15 points.
 *
 * <p>Pugh RN et al., Br J Surg 1973;60:646-649; INR in place of the prothrombin time. Limits belong
 * to the middle column: 2 and 3 mg/dL of bilirubin, 2.8 and 3.5 g/dL of albumin, INR 1.7 and 2.3.
 */
final class ChildPughScore implements Calculator {

  private static final Scale BILIRUBIN_POINTS = Scale.from(1).at(2, 2).above(3, 3);
  private static final Scale ALBUMIN_POINTS = Scale.from(3).at(2.8, 2).above(3.5, 1);
  private static final Scale INR_POINTS = Scale.from(1).at(1.7, 2).above(2.3, 3);
  private static final Scale BILIRUBIN_POINTS_V1 = Scale.from(1).above(2, 2).at(3, 3);
  private static final Scale ALBUMIN_POINTS_V1 = Scale.from(3).above(2.8, 2).above(3.5, 1);

  private static final Quantity BILIRUBIN = CommonInputs.bilirubin();
  private static final Quantity ALBUMIN = CommonInputs.albumin();
  private static final Quantity INR = CommonInputs.inr();
  private static final Choice ASCITES =
      Choice.of(
              "ascites",
              "ascites",
              Option.worth(1, "absent", "absent", "none", "no", "no ascites"),
              Option.worth(2, "slight", "slight", "mild", "trace", "small", "controlled"),
              Option.worth(
                  3, "moderate", "moderate or severe", "severe", "large", "tense", "refractory"))
          .filledBy("ascites")
          .assuming("absent");
  private static final Choice ENCEPHALOPATHY =
      Choice.of(
              "encephalopathy",
              "hepatic encephalopathy",
              Option.worth(
                  1, "none", "none", "no encephalopathy", "grade 0", "absent", "no", "grade-0"),
              Option.worth(
                  2, "grade-1-2", "grade 1 or 2", "grade 1-2", "grade 1", "grade 2", "mild"),
              Option.worth(
                  3, "grade-3-4", "grade 3 or 4", "grade 3-4", "grade 3", "grade 4", "severe"))
          .filledBy("hepatic-encephalopathy")
          .assuming("none");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "child-pugh", "Child-Pugh score for mortality in cirrhosis", Category.SEVERITY)
          .medCalcBench(15)
          .synonyms(
              "Child-Pugh Score",
              "Child-Pugh Score for Cirrhosis Mortality",
              "Child-Turcotte-Pugh",
              "Child Pugh class",
              "CTP score")
          .inputs(BILIRUBIN, ALBUMIN, INR, ASCITES, ENCEPHALOPATHY)
          .score(5, 15)
          .bands(
              Band.below("7", "class A", "Class A: least severe liver disease."),
              Band.between("7", "10", "class B", "Class B: moderately severe liver disease."),
              Band.atLeast("10", "class C", "Class C: most severe liver disease."))
          .source(
              Reference.pmid(
                  "Pugh RN et al. Transection of the oesophagus for bleeding oesophageal varices."
                      + " Br J Surg 1973;60:646-649",
                  "4541913"))
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "documented ascites gives no point in any grade; bilirubin of exactly 2 mg/dL gives 1"
                  + " point and of exactly 3 mg/dL 3 points; albumin of exactly 2.8 g/dL gives 3")
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    boolean v1 = in.convention() == Convention.MEDCALC_BENCH_V1;
    PointSum sum =
        new PointSum(in)
            .scale(BILIRUBIN, v1 ? BILIRUBIN_POINTS_V1 : BILIRUBIN_POINTS)
            .scale(ALBUMIN, v1 ? ALBUMIN_POINTS_V1 : ALBUMIN_POINTS)
            .scale(INR, INR_POINTS);
    if (v1 && !in.assumed(ASCITES)) {
      sum.add(0, "ascites, which the labels of version 1.0 leave out");
    } else {
      sum.choice(ASCITES);
    }
    return sum.choice(ENCEPHALOPATHY).result(SPEC);
  }
}
