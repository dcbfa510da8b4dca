package org.chartwarden.calculators.formulas;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Risk of venous thromboembolism around surgery: Caprini score of 2005 without its items on
 * pregnancy and hormones, 0 to 76 points.
 *
 * <p>Caprini JA, Dis Mon 2005;51:70-78.
 */
final class CapriniScore implements Calculator {

  private static final Period MONTH = Period.ofMonths(1);
  private static final Period WEEK = Period.ofWeeks(1);
  private static final Scale AGE_POINTS = Scale.from(0).at(41, 1).at(61, 2).at(75, 3);
  private static final Scale BMI_POINTS = Scale.from(0).above(25, 1);

  private static final Quantity AGE = CommonInputs.age();
  private static final Quantity BMI = CommonInputs.bmi().optional();
  private static final Quantity WEIGHT = CommonInputs.weight().optional();
  private static final Quantity HEIGHT = CommonInputs.height().optional();
  private static final Choice SURGERY =
      Choice.of(
              "surgery",
              "type of surgery",
              Option.worth(0, "none", "none", "no"),
              Option.worth(1, "minor", "minor"),
              Option.worth(2, "major", "major (more than 45 minutes)", "major (>45 min)"),
              Option.worth(
                  2,
                  "laparoscopic",
                  "laparoscopic (more than 45 minutes)",
                  "laparoscopic (>45 min)"),
              Option.worth(2, "arthroscopic", "arthroscopic"),
              Option.worth(
                  5,
                  "arthroplasty",
                  "elective major lower extremity arthroplasty",
                  "elective major lower-limb arthroplasty"))
          .assuming("none");
  private static final Choice MOBILITY =
      Choice.of(
              "mobility",
              "mobility",
              Option.worth(0, "normal", "normal", "normal, out of bed"),
              Option.worth(1, "bed-rest", "on bed rest", "medical patient on bed rest", "bed rest"),
              Option.worth(2, "confined-to-bed", "confined to bed >72 hours", "bedridden"))
          .assuming("normal");

  /** A yes/no item with its points. */
  private record Item(Flag flag, double points) {}

  private static final List<Item> ITEMS =
      List.of(
          recent(1, "major_surgery", "major surgery in the last month", "surgery-procedure"),
          recent(1, "heart_failure", "congestive heart failure in the last month", "heart-failure"),
          recent(1, "sepsis", "sepsis in the last month", "sepsis"),
          recent(1, "pneumonia", "pneumonia in the last month", "pneumonia"),
          recent(2, "plaster_cast", "immobilizing plaster cast in the last month", "plaster-cast"),
          recent(
              5, "leg_fracture", "hip, pelvis or leg fracture in the last month", "leg-fracture"),
          recent(5, "stroke", "stroke in the last month", "stroke"),
          recent(5, "multiple_trauma", "multiple trauma in the last month", "multiple-trauma"),
          recent(
              5,
              "spinal_cord_injury",
              "acute spinal cord injury causing paralysis in the last month",
              "spinal-cord-injury"),
          ever(1, "varicose_veins", "varicose veins", "varicose-veins"),
          new Item(Flag.of("swollen_legs", "current swollen legs", "leg-swelling").within(WEEK), 1),
          new Item(
              Flag.of("central_line", "current central venous access", "central-line").within(WEEK),
              2),
          new Item(CommonInputs.previousDvt(), 3),
          new Item(CommonInputs.previousPe(), 3),
          ever(3, "family_history", "family history of thrombosis", "family-thrombosis"),
          ever(3, "factor_v_leiden", "positive factor V Leiden", "factor-v-leiden"),
          ever(3, "prothrombin_20210a", "positive prothrombin 20210A", "prothrombin-mutation"),
          ever(3, "homocysteine", "elevated serum homocysteine", "hyperhomocysteinemia"),
          ever(3, "lupus_anticoagulant", "positive lupus anticoagulant", "lupus-anticoagulant"),
          ever(
              3,
              "anticardiolipin",
              "elevated anticardiolipin antibody",
              "antiphospholipid-syndrome"),
          ever(
              3,
              "heparin_thrombocytopenia",
              "heparin-induced thrombocytopenia",
              "heparin-induced-thrombocytopenia"),
          ever(3, "thrombophilia", "other congenital or acquired thrombophilia", "thrombophilia"),
          ever(
              1,
              "inflammatory_bowel_disease",
              "history of inflammatory bowel disease",
              "inflammatory-bowel-disease",
              "crohn",
              "ulcerative-colitis"),
          new Item(
              Flag.of("acute_infarction", "acute myocardial infarction", "myocardial-infarction")
                  .within(MONTH),
              1),
          ever(1, "copd", "chronic obstructive pulmonary disease", "copd"),
          ever(2, "malignancy", "present or previous malignancy", "malignancy"));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("caprini", "Caprini score for venous thromboembolism (2005)", Category.RISK)
          .medCalcBench(36)
          .synonyms(
              "Caprini Score for Venous Thromboembolism (2005)",
              "Caprini Score for Venous Thromboembolism",
              "Caprini Score",
              "Caprini risk assessment model")
          .inputs(inputs())
          .oneOf(BMI, WEIGHT)
          .oneOf(BMI, HEIGHT)
          .score(0, 76)
          .bands(
              Band.below("2", "low", "Low risk (0 or 1): early walking."),
              Band.between("2", "3", "moderate", "Moderate risk (2)."),
              Band.between("3", "5", "high", "High risk (3 or 4)."),
              Band.atLeast("5", "highest", "Highest risk (5 or more)."))
          .source(
              Reference.pmid(
                  "Caprini JA. Thrombosis risk assessment as a guide to quality patient care. Dis"
                      + " Mon 2005;51:70-78",
                  "15900257"))
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "only age, type of surgery and mobility count, because its program loses the points of"
                  + " the other items")
          .build();

  private static Item recent(double points, String name, String label, String concept) {
    return new Item(Flag.of(name, label, concept).within(MONTH), points);
  }

  private static Item ever(double points, String name, String label, String... concepts) {
    return new Item(Flag.of(name, label, concepts), points);
  }

  private static InputSpec[] inputs() {
    List<InputSpec> inputs = new ArrayList<>(List.of(AGE, BMI, WEIGHT, HEIGHT, SURGERY, MOBILITY));
    ITEMS.forEach(item -> inputs.add(item.flag()));
    return inputs.toArray(InputSpec[]::new);
  }

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    PointSum sum = new PointSum(in).scale(AGE, AGE_POINTS).choice(SURGERY).choice(MOBILITY);
    if (in.convention() == Convention.MEDCALC_BENCH_V1) {
      return sum.result(SPEC);
    }
    if (in.has(BMI)) {
      sum.scale(BMI, BMI_POINTS);
    } else {
      double bmi = BodyMassIndex.bmi(in, WEIGHT, HEIGHT, sum.working());
      sum.scale(BMI.label(), bmi, BMI.unit(), BMI_POINTS);
    }
    ITEMS.forEach(item -> sum.flag(item.flag(), item.points()));
    return sum.result(SPEC);
  }
}
