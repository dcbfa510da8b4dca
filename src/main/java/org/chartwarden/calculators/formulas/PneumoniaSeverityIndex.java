package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Risk of death in community-acquired pneumonia of adults: Pneumonia Severity Index, age in years
 * and points for what makes it worse.
 *
 * <p>Fine MJ et al., N Engl J Med 1997;336:243-250.
 */
final class PneumoniaSeverityIndex implements Calculator {

  private static final Period WEEK = Period.ofWeeks(1);
  private static final Scale RESPIRATORY_POINTS = Scale.from(0).at(30, 20);
  private static final Scale SYSTOLIC_POINTS = Scale.from(20).at(90, 0);
  private static final Scale TEMPERATURE_POINTS = Scale.from(15).at(35, 0).above(39.9, 15);
  private static final Scale PULSE_POINTS = Scale.from(0).at(125, 10);
  private static final Scale PH_POINTS = Scale.from(30).at(7.35, 0);
  private static final Scale UREA_POINTS = Scale.from(0).at(30, 20);
  private static final Scale SODIUM_POINTS = Scale.from(20).at(130, 0);
  private static final Scale GLUCOSE_POINTS = Scale.from(0).at(250, 10);
  private static final Scale HEMATOCRIT_POINTS = Scale.from(10).at(30, 0);
  private static final Scale OXYGEN_POINTS = Scale.from(10).at(60, 0);

  private static final Quantity AGE = CommonInputs.age().within("18", "120");
  private static final Choice SEX = CommonInputs.sex();
  private static final Flag NURSING_HOME =
      Flag.of("nursing_home", "nursing home resident", "nursing-home-resident");
  private static final Flag NEOPLASM =
      Flag.of("neoplastic_disease", "neoplastic disease", "malignancy");
  private static final Flag LIVER = CommonInputs.liverDisease();
  private static final Flag HEART_FAILURE = CommonInputs.heartFailure();
  private static final Flag CEREBROVASCULAR = CommonInputs.cerebrovascularDisease();
  private static final Flag RENAL = Flag.of("renal_disease", "renal disease", "ckd", "esrd");
  private static final Flag MENTAL =
      Flag.of("altered_mental_status", "altered mental status", "altered-mental-status")
          .within(WEEK);
  private static final Quantity RESPIRATORY_RATE = CommonInputs.respiratoryRate();
  private static final Quantity SYSTOLIC = CommonInputs.systolic();
  private static final Quantity TEMPERATURE = CommonInputs.temperature();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();
  private static final Quantity PH = CommonInputs.arterialPh();
  private static final Quantity BUN = CommonInputs.ureaNitrogen();
  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity GLUCOSE = CommonInputs.glucose();
  private static final Quantity HEMATOCRIT = CommonInputs.hematocrit();
  private static final Quantity PAO2 = CommonInputs.arterialOxygen().optional();
  private static final Flag EFFUSION =
      Flag.of("pleural_effusion", "pleural effusion on X-ray", "pleural-effusion").within(WEEK);

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "psi",
              "Pneumonia Severity Index for community-acquired pneumonia (PSI/PORT)",
              Category.SEVERITY)
          .medCalcBench(29)
          .synonyms(
              "Pneumonia Severity Index (PSI)",
              "PSI Score: Pneumonia Severity Index for CAP",
              "Pneumonia Severity Index",
              "PSI/PORT score",
              "PORT score")
          .inputs(
              AGE,
              SEX,
              NURSING_HOME,
              NEOPLASM,
              LIVER,
              HEART_FAILURE,
              CEREBROVASCULAR,
              RENAL,
              MENTAL,
              RESPIRATORY_RATE,
              SYSTOLIC,
              TEMPERATURE,
              HEART_RATE,
              PH,
              BUN,
              SODIUM,
              GLUCOSE,
              HEMATOCRIT,
              PAO2,
              EFFUSION)
          .score(8, 405)
          .bands(
              Band.below(
                  "71",
                  "class I or II",
                  "Class II (or I: at most 50 years old, without these illnesses and signs): death"
                      + " in 0.6 % (0.1 %)."),
              Band.between("71", "91", "class III", "Class III: death in 0.9 %."),
              Band.between("91", "131", "class IV", "Class IV: death in 9.3 %."),
              Band.atLeast("131", "class V", "Class V: death in 27 %."))
          .source(
              Reference.pmid(
                  "Fine MJ et al. A prediction rule to identify low-risk patients with"
                      + " community-acquired pneumonia. N Engl J Med 1997;336:243-250",
                  "8995086"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    PointSum sum =
        new PointSum(in)
            .add(in.number(AGE), "age in years")
            .when(in.female(), -10, "female sex")
            .flag(NURSING_HOME, 10)
            .flag(NEOPLASM, 30)
            .flag(LIVER, 20)
            .flag(HEART_FAILURE, 10)
            .flag(CEREBROVASCULAR, 10)
            .flag(RENAL, 10)
            .flag(MENTAL, 20)
            .scale(RESPIRATORY_RATE, RESPIRATORY_POINTS)
            .scale(SYSTOLIC, SYSTOLIC_POINTS)
            .scale(TEMPERATURE, TEMPERATURE_POINTS)
            .scale(HEART_RATE, PULSE_POINTS)
            .scale(PH, PH_POINTS)
            .scale(BUN, UREA_POINTS)
            .scale(SODIUM, SODIUM_POINTS)
            .scale(GLUCOSE, GLUCOSE_POINTS)
            .scale(HEMATOCRIT, HEMATOCRIT_POINTS)
            .scale(PAO2, OXYGEN_POINTS)
            .flag(EFFUSION, 10);
    if (!in.has(PAO2)) {
      sum.remark("arterial oxygen pressure is not documented and gives no point");
    }
    return sum.result(SPEC);
  }
}
