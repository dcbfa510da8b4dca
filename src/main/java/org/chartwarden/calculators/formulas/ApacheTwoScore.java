package org.chartwarden.calculators.formulas;

import java.time.Period;
import java.util.List;
import java.util.OptionalDouble;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Severity of disease on the first day of intensive care: APACHE II, 0 to 71 points; its bands are
 * in {@link ApacheTwoBands}.
 *
 * <p>Knaus WA et al., Crit Care Med 1985;13:818-829. The table of the paper has whole numbers; its
 * stretches are read as closed up: a mean pressure above 69 is in the stretch from 70, an arterial
 * oxygen pressure above 60 in that from 61.
 */
final class ApacheTwoScore implements Calculator {

  private static final double MUCH_OXYGEN = 50;

  private static final Quantity AGE = CommonInputs.age();
  private static final Quantity TEMPERATURE = CommonInputs.temperature();
  private static final Quantity MEAN = CommonInputs.meanPressure().optional();
  private static final Quantity SYSTOLIC = CommonInputs.systolic().optional();
  private static final Quantity DIASTOLIC = CommonInputs.diastolic().optional();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();
  private static final Quantity RESPIRATORY_RATE = CommonInputs.respiratoryRate();
  private static final Quantity FIO2 = CommonInputs.inspiredOxygen();
  private static final Quantity PAO2 = CommonInputs.arterialOxygen().optional();
  private static final Quantity GRADIENT =
      CommonInputs.vital(
              "aa_gradient", "alveolar-arterial gradient", "mm[Hg]", "-50", "700", "aa-gradient")
          .orIn("1", "1")
          .optional();
  private static final Quantity PACO2 = CommonInputs.arterialCarbonDioxide().optional();
  private static final Quantity PH = CommonInputs.arterialPh();
  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity POTASSIUM = CommonInputs.potassium();
  private static final Quantity CREATININE = CommonInputs.creatinine();
  private static final Quantity HEMATOCRIT = CommonInputs.hematocrit();
  private static final Quantity LEUKOCYTES = CommonInputs.leukocytes();
  private static final Quantity COMA = CommonInputs.glasgowComaScore();
  private static final Flag ACUTE_RENAL_FAILURE =
      Flag.of("acute_renal_failure", "acute renal failure", "aki").within(Period.ofDays(7));
  private static final Flag ORGAN_FAILURE =
      Flag.of(
          "organ_failure",
          "history of severe organ failure or immunocompromise",
          "cirrhosis",
          "esrd",
          "aids",
          "leukemia",
          "lymphoma",
          "metastatic-cancer");
  private static final Choice ADMISSION =
      Choice.of(
              "surgery",
              "kind of admission",
              Option.worth(5, "nonoperative", "nonoperative", "non-operative", "medical", "none"),
              Option.worth(5, "emergency", "after emergency surgery", "emergency", "urgent"),
              Option.worth(2, "elective", "after elective surgery", "elective"))
          .assuming("nonoperative");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("apache-ii", "APACHE II score", Category.SEVERITY)
          .medCalcBench(28)
          .synonyms(
              "APACHE II Score",
              "APACHE II",
              "APACHE 2",
              "APACHE-II",
              "Acute Physiology and Chronic Health Evaluation II")
          .inputs(
              AGE,
              TEMPERATURE,
              MEAN,
              SYSTOLIC,
              DIASTOLIC,
              HEART_RATE,
              RESPIRATORY_RATE,
              FIO2,
              PAO2,
              GRADIENT,
              PACO2,
              PH,
              SODIUM,
              POTASSIUM,
              CREATININE,
              HEMATOCRIT,
              LEUKOCYTES,
              COMA,
              ACUTE_RENAL_FAILURE,
              ORGAN_FAILURE,
              ADMISSION)
          .oneOf(MEAN, SYSTOLIC)
          .oneOf(MEAN, DIASTOLIC)
          .oneOf(PAO2, GRADIENT)
          .score(0, 71)
          .bands(
              Band.below("5", "0 to 4", "Death in hospital in about 4 % without surgery."),
              Band.between("5", "10", "5 to 9", "Death in hospital in about 8 % without surgery."),
              Band.between(
                  "10", "15", "10 to 14", "Death in hospital in about 15 % without surgery."),
              Band.between(
                  "15", "20", "15 to 19", "Death in hospital in about 25 % without surgery."),
              Band.between(
                  "20", "25", "20 to 24", "Death in hospital in about 40 % without surgery."),
              Band.between(
                  "25", "30", "25 to 29", "Death in hospital in about 55 % without surgery."),
              Band.between(
                  "30", "35", "30 to 34", "Death in hospital in about 73 % without surgery."),
              Band.atLeast("35", "35 or more", "Death in hospital in about 85 % without surgery."))
          .timeRule(TimeRule.WORST_24H)
          .source(
              Reference.pmid(
                  "Knaus WA et al. APACHE II: a severity of disease classification system. Crit Care"
                      + " Med 1985;13:818-829",
                  "3928249"))
          .convention(
              Convention.MEDCALC_BENCH,
              "severe organ failure gives no point unless the kind of admission is stated")
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "the Glasgow coma score is added itself, white cells give 4 points at any count, and"
                  + " severe organ failure gives none; further errors of that program, in low"
                  + " stretches and with misspelt units, are not reproduced")
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public List<InputProblem> conflicts(CalculatorInputs in) {
    return MeanArterialPressure.pressures(in, SYSTOLIC, DIASTOLIC);
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    boolean v1 = in.convention() == Convention.MEDCALC_BENCH_V1;
    PointSum sum = new PointSum(in);
    double mean =
        MeanArterialPressure.known(in, MEAN, SYSTOLIC, DIASTOLIC, sum.working()).orElseThrow();
    sum.scale(TEMPERATURE, ApacheTwoBands.TEMPERATURE)
        .scale(MEAN.label(), mean, MEAN.unit(), ApacheTwoBands.MEAN_PRESSURE)
        .scale(HEART_RATE, ApacheTwoBands.HEART_RATE)
        .scale(RESPIRATORY_RATE, ApacheTwoBands.RESPIRATORY_RATE);
    if (!oxygenation(in, sum)) {
      return CalculatorResult.unknown(
          in.number(FIO2) >= MUCH_OXYGEN
              ? "with an inspired oxygen of 50 % or more the alveolar-arterial gradient is needed,"
                  + " or arterial oxygen and carbon dioxide pressure to compute it"
              : "with an inspired oxygen below 50 % the arterial oxygen pressure is needed",
          sum.working());
    }
    boolean acute = in.flag(ACUTE_RENAL_FAILURE);
    sum.scale(PH, ApacheTwoBands.PH)
        .scale(SODIUM, ApacheTwoBands.SODIUM)
        .scale(POTASSIUM, ApacheTwoBands.POTASSIUM)
        .when(acute, 0, ACUTE_RENAL_FAILURE.label())
        .scale(
            CREATININE,
            acute ? ApacheTwoBands.CREATININE_IN_ACUTE_FAILURE : ApacheTwoBands.CREATININE)
        .scale(HEMATOCRIT, ApacheTwoBands.HEMATOCRIT);
    if (v1) {
      sum.add(4, "white cells, which the labels of version 1.0 compare with bands in other units");
    } else {
      sum.scale(LEUKOCYTES, ApacheTwoBands.LEUKOCYTES);
    }
    double coma = in.number(COMA);
    sum.add(v1 ? coma : ApacheTwoBands.FULL_COMA_SCORE - coma, COMA.label() + " " + in.text(COMA));
    sum.scale(AGE, ApacheTwoBands.AGE);
    return chronicHealth(in, sum).result(SPEC);
  }

  /** Adds the points of oxygenation; false when the value they go by is not there. */
  private static boolean oxygenation(CalculatorInputs in, PointSum sum) {
    if (in.number(FIO2) < MUCH_OXYGEN) {
      sum.scale(PAO2, ApacheTwoBands.ARTERIAL_OXYGEN);
      return in.has(PAO2);
    }
    OptionalDouble gradient = gradient(in, sum.working());
    gradient.ifPresent(
        value -> sum.scale(GRADIENT.label(), value, GRADIENT.unit(), ApacheTwoBands.GRADIENT));
    return gradient.isPresent();
  }

  private static OptionalDouble gradient(CalculatorInputs in, Working working) {
    if (in.has(GRADIENT)) {
      return OptionalDouble.of(in.number(GRADIENT));
    }
    if (!in.has(PAO2) || !in.has(PACO2)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        AlveolarArterialGradient.gradient(
            in, FIO2, PAO2, PACO2, AlveolarArterialGradient.SEA_LEVEL, working));
  }

  private static PointSum chronicHealth(CalculatorInputs in, PointSum sum) {
    if (!in.flag(ORGAN_FAILURE)) {
      return sum.flag(ORGAN_FAILURE, 0);
    }
    if (in.convention() == Convention.MEDCALC_BENCH_V1) {
      return sum.add(0, ORGAN_FAILURE.label() + ", which the labels of version 1.0 leave out");
    }
    if (in.assumed(ADMISSION)) {
      if (in.convention() == Convention.MEDCALC_BENCH) {
        return sum.add(0, ORGAN_FAILURE.label() + ", kind of admission not stated");
      }
      sum.remark(
          "the kind of admission is not stated: counted as nonoperative (5 points); after elective"
              + " surgery it is 2 points");
    }
    InputSpec.Option admission = in.option(ADMISSION);
    return sum.add(admission.points(), ORGAN_FAILURE.label() + ", " + admission.label());
  }
}
