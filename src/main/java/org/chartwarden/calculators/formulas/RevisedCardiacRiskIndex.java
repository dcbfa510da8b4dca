package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Risk of major cardiac events after noncardiac surgery: Revised Cardiac Risk Index, 0 to 6 points.
 *
 * <p>Lee TH et al., Circulation 1999;100:1043-1049.
 */
final class RevisedCardiacRiskIndex implements Calculator {

  private static final Scale CREATININE_POINTS = Scale.from(0).above(2, 1);

  private static final Flag SURGERY =
      Flag.of(
          "elevated_risk_surgery",
          "elevated-risk surgery (intraperitoneal, intrathoracic or suprainguinal vascular)");
  private static final Flag ISCHEMIC =
      Flag.of(
          "ischemic_heart_disease",
          "history of ischemic heart disease",
          "coronary-artery-disease",
          "myocardial-infarction");
  private static final Flag HEART_FAILURE = CommonInputs.heartFailure();
  private static final Flag CEREBROVASCULAR = CommonInputs.cerebrovascularDisease();
  private static final Flag INSULIN =
      Flag.of("insulin", "preoperative treatment with insulin", "insulin")
          .within(Period.ofMonths(6));
  private static final Quantity CREATININE =
      CommonInputs.creatinine()
          .named("creatinine", "preoperative creatinine")
          .freshFor(Period.ofDays(90))
          .optional();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("rcri", "Revised Cardiac Risk Index for preoperative risk", Category.RISK)
          .medCalcBench(17)
          .synonyms(
              "Revised Cardiac Risk Index for Pre-Operative Risk",
              "Revised Cardiac Risk Index",
              "Cardiac Risk Index",
              "RCRI",
              "Lee index")
          .inputs(SURGERY, ISCHEMIC, HEART_FAILURE, CEREBROVASCULAR, INSULIN, CREATININE)
          .score(0, 6)
          .bands(
              Band.below("1", "class I", "Class I: major cardiac complications in 0.4 %."),
              Band.between("1", "2", "class II", "Class II: major cardiac complications in 0.9 %."),
              Band.between(
                  "2", "3", "class III", "Class III: major cardiac complications in 6.6 %."),
              Band.atLeast("3", "class IV", "Class IV: major cardiac complications in 11 %."))
          .source(
              Reference.pmid(
                  "Lee TH et al. Derivation and prospective validation of a simple index for"
                      + " prediction of cardiac risk of major noncardiac surgery. Circulation"
                      + " 1999;100:1043-1049",
                  "10477528"))
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "cerebrovascular disease gives no point, because a second field of that name, always"
                  + " false, overwrote it")
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
            .flag(SURGERY, 1)
            .flag(ISCHEMIC, 1)
            .flag(HEART_FAILURE, 1)
            .flag(CEREBROVASCULAR, v1 ? 0 : 1)
            .flag(INSULIN, 1)
            .scale(CREATININE, CREATININE_POINTS);
    if (!in.has(CREATININE)) {
      sum.remark("creatinine is not documented and gives no point; it may be above 2.0 mg/dL");
    }
    return sum.result(SPEC);
  }
}
