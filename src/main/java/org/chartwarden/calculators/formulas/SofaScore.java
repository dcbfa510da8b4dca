package org.chartwarden.calculators.formulas;

import java.time.Period;
import java.util.List;
import java.util.OptionalDouble;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Organ dysfunction in intensive care: SOFA (sequential or sepsis-related organ failure
 * assessment), 0 to 24 points.
 *
 * <p>Vincent JL et al., Intensive Care Med 1996;22:707-710. A ratio of arterial to inspired oxygen
 * below 200 gives 3 or 4 points only with respiratory support, else 2.
 */
final class SofaScore implements Calculator {

  private static final Period DAY = Period.ofDays(1);
  private static final double LOW_MEAN_PRESSURE = 70;
  private static final double HIGH_CATECHOLAMINE = 0.1;
  private static final Scale OXYGEN_POINTS = Scale.from(2).at(300, 1).at(400, 0);
  private static final Scale OXYGEN_POINTS_SUPPORTED =
      Scale.from(4).at(100, 3).at(200, 2).at(300, 1).at(400, 0);
  private static final Scale PLATELET_POINTS =
      Scale.from(4).at(20, 3).at(50, 2).at(100, 1).at(150, 0);
  private static final Scale BILIRUBIN_POINTS =
      Scale.from(0).at(1.2, 1).at(2, 2).at(6, 3).at(12, 4);
  private static final Scale COMA_POINTS = Scale.from(4).at(6, 3).at(10, 2).at(13, 1).at(15, 0);
  private static final Scale DOPAMINE_POINTS = Scale.from(0).above(0, 2).above(5, 3).above(15, 4);
  private static final Scale CATECHOLAMINE_POINTS =
      Scale.from(0).above(0, 3).above(HIGH_CATECHOLAMINE, 4);
  private static final Scale DOBUTAMINE_POINTS = Scale.from(0).above(0, 2);
  private static final Scale CREATININE_POINTS =
      Scale.from(0).at(1.2, 1).at(2, 2).at(3.5, 3).at(5, 4);
  private static final Scale URINE_POINTS = Scale.from(4).at(200, 3).at(500, 0);

  private static final Quantity PAO2 = CommonInputs.arterialOxygen();
  private static final Quantity FIO2 = CommonInputs.inspiredOxygen();
  private static final Flag VENTILATED =
      Flag.of("ventilated", "mechanical ventilation", "mechanical-ventilation").within(DAY);
  private static final Flag CPAP =
      Flag.of("cpap", "continuous positive airway pressure", "cpap").within(DAY);
  private static final Quantity PLATELETS = CommonInputs.platelets();
  private static final Quantity BILIRUBIN = CommonInputs.bilirubin();
  private static final Quantity COMA = CommonInputs.glasgowComaScore().optional();
  private static final Quantity MEAN = CommonInputs.meanPressure().optional();
  private static final Quantity SYSTOLIC = CommonInputs.systolic().optional();
  private static final Quantity DIASTOLIC = CommonInputs.diastolic().optional();
  private static final Flag HYPOTENSION =
      Flag.of("hypotension", "hypotension (mean arterial pressure below 70 mmHg)", "hypotension")
          .within(DAY);
  private static final Quantity DOPAMINE = infusion("dopamine", "dopamine", "100");
  private static final Quantity DOBUTAMINE = infusion("dobutamine", "dobutamine", "100");
  private static final Quantity EPINEPHRINE = infusion("epinephrine", "epinephrine", "10");
  private static final Quantity NOREPINEPHRINE = infusion("norepinephrine", "norepinephrine", "10");
  private static final Quantity CREATININE = CommonInputs.creatinine().optional();
  private static final Quantity URINE = CommonInputs.urineOutput().optional();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("sofa", "Sequential Organ Failure Assessment (SOFA) score", Category.RISK)
          .medCalcBench(43)
          .synonyms(
              "Sequential Organ Failure Assessment (SOFA) Score",
              "Sequential Organ Failure Assessment",
              "sepsis-related organ failure assessment",
              "SOFA score",
              "SOFA")
          .inputs(
              PAO2,
              FIO2,
              VENTILATED,
              CPAP,
              PLATELETS,
              BILIRUBIN,
              COMA,
              MEAN,
              SYSTOLIC,
              DIASTOLIC,
              HYPOTENSION,
              DOPAMINE,
              DOBUTAMINE,
              EPINEPHRINE,
              NOREPINEPHRINE,
              CREATININE,
              URINE)
          .oneOf(CREATININE, URINE)
          .score(0, 24)
          .bands(
              Band.below("2", "0 or 1", "A rise by 2 or more with infection means sepsis."),
              Band.between("2", "4", "2 or 3", "Death in 6.4 % by the score on admission."),
              Band.between("4", "6", "4 or 5", "Death in 20.2 % by the score on admission."),
              Band.between("6", "8", "6 or 7", "Death in 21.5 % by the score on admission."),
              Band.between("8", "10", "8 or 9", "Death in 33.3 % by the score on admission."),
              Band.between("10", "12", "10 or 11", "Death in 50 % by the score on admission."),
              Band.atLeast("12", "above 11", "Death in 95.2 % by the score on admission."))
          .timeRule(TimeRule.WORST_24H)
          .source(
              Reference.pmid(
                  "Vincent JL et al. The SOFA (Sepsis-related Organ Failure Assessment) score to"
                      + " describe organ dysfunction/failure. Intensive Care Med 1996;22:707-710",
                  "8844239"))
          .source(
              Reference.pmid(
                  "Ferreira FL et al. Serial evaluation of the SOFA score to predict outcome in"
                      + " critically ill patients. JAMA 2001;286:1754-1758",
                  "11594901"))
          .convention(
              Convention.MEDCALC_BENCH,
              "circulation gives no point for a stated hypotension without pressures, nor when"
                  + " nothing is said of it")
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "arterial oxygen is divided by the inspired oxygen in percent, circulation always"
                  + " gives 2 points, and creatinine is ignored when there is a urine output")
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
    oxygenation(in, v1, sum);
    sum.scale(PLATELETS, PLATELET_POINTS).scale(BILIRUBIN, BILIRUBIN_POINTS);
    sum.scale(COMA, COMA_POINTS);
    if (!in.has(COMA)) {
      sum.remark("the Glasgow coma score is not documented and counts as 15");
    }
    if (v1) {
      sum.add(2, "circulation, as in the labels of version 1.0");
    } else if (!circulation(in, sum)) {
      return CalculatorResult.unknown(
          "circulation cannot be judged: give systolic and diastolic pressure, a mean arterial"
              + " pressure, the dose of a vasopressor, or whether there is hypotension",
          sum.working());
    }
    return kidneys(in, v1, sum).result(SPEC);
  }

  private static void oxygenation(CalculatorInputs in, boolean v1, PointSum sum) {
    double fraction = v1 ? in.number(FIO2) : in.number(FIO2) / 100;
    double ratio =
        sum.working()
            .step(
                "PaO2/FiO2",
                in.text(PAO2) + " / " + Working.show(fraction),
                in.number(PAO2) / fraction,
                PAO2.unit());
    boolean supported = in.flag(VENTILATED) || in.flag(CPAP);
    sum.scale(
        supported ? "PaO2/FiO2 with respiratory support" : "PaO2/FiO2 without respiratory support",
        ratio,
        PAO2.unit(),
        supported ? OXYGEN_POINTS_SUPPORTED : OXYGEN_POINTS);
  }

  /** Adds the points of the circulation; false when nothing is known of it. */
  private static boolean circulation(CalculatorInputs in, PointSum sum) {
    double drugs =
        Math.max(
            Math.max(
                points(in, DOPAMINE, DOPAMINE_POINTS), points(in, DOBUTAMINE, DOBUTAMINE_POINTS)),
            Math.max(
                points(in, EPINEPHRINE, CATECHOLAMINE_POINTS),
                points(in, NOREPINEPHRINE, CATECHOLAMINE_POINTS)));
    if (drugs > 0) {
      sum.add(drugs, "circulation, by the strongest of " + infusions(in));
      return true;
    }
    OptionalDouble mean = MeanArterialPressure.known(in, MEAN, SYSTOLIC, DIASTOLIC, sum.working());
    if (mean.isPresent()) {
      sum.when(
          mean.getAsDouble() < LOW_MEAN_PRESSURE,
          1,
          "circulation: mean arterial pressure below 70 mm[Hg]");
      return true;
    }
    boolean clinical = in.convention() == Convention.CLINICAL;
    sum.flag(HYPOTENSION, clinical ? 1 : 0);
    return !clinical || !in.assumed(HYPOTENSION);
  }

  private static double points(CalculatorInputs in, Quantity drug, Scale scale) {
    return in.has(drug) ? scale.points(in.number(drug)) : 0;
  }

  private static String infusions(CalculatorInputs in) {
    StringBuilder text = new StringBuilder();
    for (Quantity drug : List.of(DOPAMINE, DOBUTAMINE, EPINEPHRINE, NOREPINEPHRINE)) {
      if (in.has(drug)) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(drug.label())
            .append(' ')
            .append(in.text(drug));
      }
    }
    return text.append(" ug/kg/min").toString();
  }

  private static PointSum kidneys(CalculatorInputs in, boolean v1, PointSum sum) {
    boolean measured = in.has(CREATININE) && !(v1 && in.has(URINE));
    double creatinine = measured ? CREATININE_POINTS.points(in.number(CREATININE)) : 0;
    double urine = in.has(URINE) ? URINE_POINTS.points(in.number(URINE)) : 0;
    return sum.add(
        Math.max(creatinine, urine),
        "kidneys, by the worse of"
            + (measured ? " creatinine " + in.text(CREATININE) + " mg/dL" : "")
            + (in.has(URINE) ? " urine output " + in.text(URINE) + " mL/d" : ""));
  }

  private static Quantity infusion(String name, String label, String high) {
    return CommonInputs.vital(name, label + " dose", "ug/kg/min", "0", high, name).optional();
  }
}
