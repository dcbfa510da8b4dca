package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Burden of illness with age: Charlson comorbidity index, 0 to 37 points.
 *
 * <p>Charlson ME et al., J Chronic Dis 1987;40:373-383; with age: J Clin Epidemiol
 * 1994;47:1245-1251.
 */
final class CharlsonComorbidityIndex implements Calculator {

  private static final String UNKNOWN_EXTENT = "extent-unknown";
  private static final Scale AGE_POINTS = Scale.from(0).at(50, 1).at(60, 2).at(70, 3).at(80, 4);

  private static final Quantity AGE = CommonInputs.age();
  private static final Flag INFARCTION =
      Flag.of("myocardial_infarction", "myocardial infarction", "myocardial-infarction");
  private static final Flag HEART_FAILURE = CommonInputs.heartFailure();
  private static final Flag VASCULAR =
      Flag.of(
          "peripheral_vascular_disease",
          "peripheral vascular disease",
          "peripheral-artery-disease");
  private static final Flag STROKE = CommonInputs.stroke();
  private static final Flag TIA = CommonInputs.transientIschemicAttack();
  private static final Flag DEMENTIA = Flag.of("dementia", "dementia", "dementia", "alzheimer");
  private static final Flag PULMONARY =
      Flag.of("pulmonary_disease", "chronic pulmonary disease", "copd", "asthma");
  private static final Flag CONNECTIVE =
      Flag.of(
          "connective_tissue_disease",
          "connective tissue disease",
          "rheumatoid-arthritis",
          "systemic-lupus-erythematosus",
          "connective-tissue-disease");
  private static final Flag ULCER = Flag.of("peptic_ulcer", "peptic ulcer disease", "peptic-ulcer");
  private static final Choice LIVER =
      Choice.of(
              "liver_disease",
              "liver disease",
              Option.worth(0, "none", "none", "absent", "no", "false"),
              Option.worth(1, "mild", "mild"),
              Option.worth(
                  3,
                  "moderate-severe",
                  "moderate to severe",
                  "moderate",
                  "severe",
                  "moderate-to-severe"))
          .filledBy("cirrhosis", "liver-disease")
          .assuming("none");
  private static final Choice DIABETES =
      Choice.of(
              "diabetes",
              "diabetes",
              Option.worth(
                  0, "none", "none or diet-controlled", "no", "false", "absent", "diet-controlled"),
              Option.worth(1, "uncomplicated", "uncomplicated"),
              Option.worth(2, "end-organ-damage", "end-organ damage", "end organ damage"))
          .filledBy("diabetes", "diabetes-1", "diabetes-2")
          .assuming("none");
  private static final Flag HEMIPLEGIA = Flag.of("hemiplegia", "hemiplegia", "hemiplegia");
  private static final Flag KIDNEY =
      Flag.of(
          "kidney_disease",
          "moderate to severe chronic kidney disease",
          "esrd",
          "dialysis",
          "kidney-transplant");
  private static final Flag LEUKEMIA = Flag.of("leukemia", "leukemia", "leukemia");
  private static final Flag LYMPHOMA = Flag.of("lymphoma", "lymphoma", "lymphoma");
  private static final Choice TUMOR =
      Choice.of(
              "solid_tumor",
              "solid tumor",
              Option.worth(0, "none", "none", "no", "false", "absent"),
              Option.worth(2, "localized", "localized", "localised"),
              Option.worth(6, "metastatic", "metastatic"),
              Option.of(UNKNOWN_EXTENT, "present, extent not stated", "yes", "true", "present"))
          .filledBy("malignancy", "metastatic-cancer")
          .assuming("none");
  private static final Flag AIDS = Flag.of("aids", "AIDS", "aids");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("charlson", "Charlson Comorbidity Index", Category.RISK)
          .medCalcBench(32)
          .synonyms(
              "Charlson Comorbidity Index (CCI)",
              "Charlson index",
              "Charlson score",
              "age-adjusted Charlson Comorbidity Index",
              "CCI")
          .inputs(
              AGE,
              INFARCTION,
              HEART_FAILURE,
              VASCULAR,
              STROKE,
              TIA,
              DEMENTIA,
              PULMONARY,
              CONNECTIVE,
              ULCER,
              LIVER,
              DIABETES,
              HEMIPLEGIA,
              KIDNEY,
              LEUKEMIA,
              LYMPHOMA,
              TUMOR,
              AIDS)
          .score(0, 37)
          .bands(
              Band.below("1", "none", "No comorbidity counted."),
              Band.between("1", "3", "mild", "Mild burden (1 or 2)."),
              Band.between("3", "5", "moderate", "Moderate burden (3 or 4)."),
              Band.atLeast("5", "severe", "Severe burden (5 or more)."))
          .source(
              Reference.pmid(
                  "Charlson ME et al. A new method of classifying prognostic comorbidity in"
                      + " longitudinal studies: development and validation. J Chronic Dis"
                      + " 1987;40:373-383",
                  "3558716"))
          .source(
              Reference.pmid(
                  "Charlson M et al. Validation of a combined comorbidity index. J Clin Epidemiol"
                      + " 1994;47:1245-1251",
                  "7722560"))
          .convention(
              Convention.MEDCALC_BENCH,
              "a solid tumor whose extent nobody stated gives no point; otherwise the extent is"
                  + " asked for and nothing is computed")
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "each of liver disease, diabetes and solid tumor gives 1 point whatever its grade,"
                  + " diabetes also when it is diet-controlled, because letter case kept its"
                  + " program from reading the grade")
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
            .flag(INFARCTION, 1)
            .flag(HEART_FAILURE, 1)
            .flag(VASCULAR, 1)
            .any(1, STROKE, TIA)
            .flag(DEMENTIA, 1)
            .flag(PULMONARY, 1)
            .flag(CONNECTIVE, 1)
            .flag(ULCER, 1)
            .flag(HEMIPLEGIA, 2)
            .flag(KIDNEY, 2)
            .flag(LEUKEMIA, 2)
            .flag(LYMPHOMA, 2)
            .flag(AIDS, 6);
    if (in.convention() == Convention.MEDCALC_BENCH_V1) {
      sum.when(in.option(LIVER).points() > 0, 1, LIVER.label())
          .when(!in.assumed(DIABETES), 1, DIABETES.label())
          .when(!in.chose(TUMOR, "none"), 1, TUMOR.label());
      return sum.result(SPEC);
    }
    if (in.chose(TUMOR, UNKNOWN_EXTENT) && in.convention() == Convention.CLINICAL) {
      return CalculatorResult.unknown(
          "the extent of the solid tumor is needed: localized is 2 points, metastatic 6",
          sum.working());
    }
    return sum.choice(LIVER).choice(DIABETES).choice(TUMOR).result(SPEC);
  }
}
