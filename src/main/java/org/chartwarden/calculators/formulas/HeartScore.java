package org.chartwarden.calculators.formulas;

import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Risk of major cardiac events in chest pain: HEART (history, ECG, age, risk factors, troponin), 0
 * to 10 points.
 *
 * <p>Six AJ, Backus BE, Kelder JC, Neth Heart J 2008;16:191-196.
 */
final class HeartScore implements Calculator {

  private static final Scale AGE_POINTS = Scale.from(0).at(45, 1).at(65, 2);

  private static final Choice HISTORY =
      Choice.of(
              "history",
              "suspicion by history",
              Option.worth(0, "slightly-suspicious", "slightly suspicious", "slight", "low"),
              Option.worth(1, "moderately-suspicious", "moderately suspicious", "moderate"),
              Option.worth(2, "highly-suspicious", "highly suspicious", "high"))
          .assuming("slightly-suspicious");
  private static final Choice ECG =
      Choice.of(
              "ecg",
              "electrocardiogram",
              Option.worth(0, "normal", "normal"),
              Option.worth(
                  1,
                  "non-specific",
                  "non-specific repolarization disturbance",
                  "non-specific repolarisation disturbance",
                  "nonspecific repolarization disturbance",
                  "nonspecific"),
              Option.worth(
                  2,
                  "st-deviation",
                  "significant ST deviation",
                  "significant st-deviation",
                  "st deviation",
                  "significant st depression"))
          .filledBy("ecg")
          .assuming("normal");
  private static final Quantity AGE = CommonInputs.age();
  private static final Flag HYPERTENSION = CommonInputs.hypertension();
  private static final Flag CHOLESTEROL =
      Flag.of("hypercholesterolemia", "hypercholesterolemia", "hyperlipidemia");
  private static final Flag DIABETES = CommonInputs.diabetes();
  private static final Flag OBESITY = Flag.of("obesity", "obesity (BMI above 30)", "obesity");
  private static final Flag SMOKING =
      Flag.of("smoking", "smoking now or stopped within 3 months", "smoking")
          .within(Period.ofMonths(3));
  private static final Flag FAMILY =
      Flag.of(
          "family_history",
          "parent or sibling with cardiovascular disease before age 65",
          "family-cardiovascular-disease");
  private static final Flag ATHEROSCLEROSIS =
      Flag.of(
          "atherosclerotic_disease",
          "atherosclerotic disease",
          "coronary-artery-disease",
          "myocardial-infarction",
          "peripheral-artery-disease",
          "stroke",
          "tia");
  private static final Choice TROPONIN =
      Choice.of(
              "troponin",
              "initial troponin",
              Option.worth(
                  0,
                  "normal",
                  "at or below the normal limit",
                  "less than or equal to normal limit",
                  "negative"),
              Option.worth(
                  1,
                  "up-to-three-times",
                  "above the normal limit, up to 3 times",
                  "between the normal limit or up to three times the normal limit",
                  "between the normal limit and up to three times the normal limit",
                  "one to three times normal limit"),
              Option.worth(
                  2,
                  "above-three-times",
                  "more than 3 times the normal limit",
                  "greater than three times normal limit",
                  "greater than three times the normal limit"))
          .filledBy("troponin", "troponin-t")
          .assuming("normal");

  private static final List<Flag> RISK_FACTORS =
      List.of(HYPERTENSION, CHOLESTEROL, DIABETES, OBESITY, SMOKING, FAMILY, ATHEROSCLEROSIS);

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("heart", "HEART score for major cardiac events", Category.RISK)
          .medCalcBench(18)
          .synonyms("HEART Score", "HEART Score for Major Cardiac Events", "HEART pathway score")
          .inputs(
              AGE,
              HISTORY,
              ECG,
              HYPERTENSION,
              CHOLESTEROL,
              DIABETES,
              OBESITY,
              SMOKING,
              FAMILY,
              ATHEROSCLEROSIS,
              TROPONIN)
          .score(0, 10)
          .bands(
              Band.below("4", "low", "Low: major cardiac events within 6 weeks in 2.5 %."),
              Band.between(
                  "4", "7", "moderate", "Moderate: major cardiac events within 6 weeks in 20.3 %."),
              Band.atLeast("7", "high", "High: major cardiac events within 6 weeks in 72.7 %."))
          .source(
              Reference.pmid(
                  "Six AJ, Backus BE, Kelder JC. Chest pain in the emergency room: value of the"
                      + " HEART score. Neth Heart J 2008;16:191-196",
                  "18665203"))
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "atherosclerotic disease counts as one risk factor only, not as 2 points by itself")
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    List<Flag> present = RISK_FACTORS.stream().filter(in::flag).toList();
    boolean alone = in.flag(ATHEROSCLEROSIS) && in.convention() != Convention.MEDCALC_BENCH_V1;
    int factors = alone || present.size() >= 3 ? 2 : Math.min(present.size(), 1);
    return new PointSum(in)
        .choice(HISTORY)
        .choice(ECG)
        .scale(AGE, AGE_POINTS)
        .add(
            factors,
            present.isEmpty()
                ? "no risk factors"
                : "risk factors: "
                    + present.stream().map(Flag::label).collect(Collectors.joining(", ")))
        .choice(TROPONIN)
        .result(SPEC);
  }
}
