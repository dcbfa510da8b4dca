package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Risk of major bleeding on anticoagulation: HAS-BLED, 0 to 9 points.
 *
 * <p>Pisters R et al., Chest 2010;138:1093-1100. Measured values that are given (systolic pressure
 * above 160 mmHg, creatinine above 2.26 mg/dL, 8 or more drinks a week) fulfil their item as well.
 */
final class HasBledScore implements Calculator {

  private static final double HIGH_SYSTOLIC = 160;
  private static final double HIGH_CREATININE = 2.26;
  private static final double MANY_DRINKS = 8;
  private static final Scale AGE_POINTS = Scale.from(0).above(65, 1);

  private static final Flag HYPERTENSION =
      Flag.of(
          "uncontrolled_hypertension",
          "uncontrolled hypertension (systolic above 160 mmHg)",
          "uncontrolled-hypertension");
  private static final Quantity SYSTOLIC = CommonInputs.systolic().optional();
  private static final Flag RENAL =
      Flag.of(
          "renal_disease",
          "renal disease (dialysis, transplant, creatinine above 2.26 mg/dL)",
          "esrd",
          "dialysis",
          "kidney-transplant");
  private static final Quantity CREATININE =
      CommonInputs.creatinine().freshFor(Period.ofDays(90)).optional();
  private static final Flag LIVER =
      Flag.of(
          "liver_disease",
          "liver disease (cirrhosis, or bilirubin above 2 times with AST, ALT or AP above 3 times"
              + " normal)",
          "cirrhosis");
  private static final Flag STROKE = CommonInputs.stroke();
  private static final Flag BLEEDING =
      Flag.of(
          "bleeding",
          "prior major bleeding or predisposition to bleeding",
          "gi-bleed",
          "intracranial-hemorrhage",
          "bleeding-disorder");
  private static final Flag LABILE_INR = Flag.of("labile_inr", "labile INR", "labile-inr");
  private static final Quantity AGE = CommonInputs.age();
  private static final Flag DRUGS =
      Flag.of(
              "bleeding_drugs",
              "medication that predisposes to bleeding (antiplatelets, NSAIDs)",
              "antiplatelet",
              "nsaid")
          .within(Period.ofMonths(3));
  private static final Flag ALCOHOL =
      Flag.of("alcohol", "alcohol, 8 or more drinks a week", "alcohol-use");
  private static final Quantity DRINKS =
      Quantity.of(
              "drinks_per_week", "alcoholic drinks per week", "/wk", "0", "200", "alcohol-intake")
          .orIn("1", "1")
          .freshFor(Period.ofYears(1))
          .wholeUnits()
          .optional();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("has-bled", "HAS-BLED score for major bleeding risk", Category.RISK)
          .medCalcBench(25)
          .synonyms("HAS-BLED", "HAS-BLED Score for Major Bleeding Risk", "HASBLED")
          .inputs(
              HYPERTENSION,
              SYSTOLIC,
              RENAL,
              CREATININE,
              LIVER,
              STROKE,
              BLEEDING,
              LABILE_INR,
              AGE,
              DRUGS,
              ALCOHOL,
              DRINKS)
          .score(0, 9)
          .bands(
              Band.below("1", "low", "Low: 1.13 major bleeds per 100 patient-years."),
              Band.between("1", "2", "low", "Low: 1.02 major bleeds per 100 patient-years."),
              Band.between(
                  "2", "3", "moderate", "Moderate: 1.88 major bleeds per 100 patient-years."),
              Band.atLeast(
                  "3",
                  "high",
                  "High: 3.7 or more major bleeds per 100 patient-years; review often and correct"
                      + " what can be corrected."))
          .source(
              Reference.pmid(
                  "Pisters R et al. A novel user-friendly score (HAS-BLED) to assess 1-year risk of"
                      + " major bleeding in patients with atrial fibrillation. Chest"
                      + " 2010;138:1093-1100",
                  "20299623"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .when(in.flag(HYPERTENSION) || above(in, SYSTOLIC, HIGH_SYSTOLIC), 1, HYPERTENSION.label())
        .when(in.flag(RENAL) || above(in, CREATININE, HIGH_CREATININE), 1, RENAL.label())
        .flag(LIVER, 1)
        .flag(STROKE, 1)
        .flag(BLEEDING, 1)
        .flag(LABILE_INR, 1)
        .scale(AGE, AGE_POINTS)
        .flag(DRUGS, 1)
        .when(
            in.flag(ALCOHOL) || in.has(DRINKS) && in.number(DRINKS) >= MANY_DRINKS,
            1,
            ALCOHOL.label())
        .result(SPEC);
  }

  private static boolean above(CalculatorInputs in, Quantity quantity, double limit) {
    return in.has(quantity) && in.number(quantity) > limit;
  }
}
