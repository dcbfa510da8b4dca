package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Flag;

/**
 * Pretest probability of deep vein thrombosis: Wells' criteria, -2 to 9 points.
 *
 * <p>Wells PS et al., N Engl J Med 2003;349:1227-1235 (the version with previous thrombosis); three
 * groups: Lancet 1997;350:1795-1798.
 */
final class WellsDeepVeinThrombosisScore implements Calculator {

  private static final Period WEEK = Period.ofWeeks(1);
  private static final Period TWELVE_WEEKS = Period.ofWeeks(12);

  private static final Flag CANCER =
      Flag.of("active_cancer", "active cancer", "malignancy").within(Period.ofMonths(6));
  private static final Flag BEDRIDDEN =
      Flag.of("bedridden", "bedridden recently for more than 3 days", "immobilization")
          .within(Period.ofWeeks(4));
  private static final Flag SURGERY =
      Flag.of("major_surgery", "major surgery within 12 weeks", "surgery-procedure")
          .within(TWELVE_WEEKS);
  private static final Flag CALF =
      Flag.of(
              "calf_swelling",
              "calf swelling of more than 3 cm compared with the other leg",
              "calf-swelling")
          .within(WEEK);
  private static final Flag COLLATERALS =
      Flag.of("collateral_veins", "collateral (nonvaricose) superficial veins").within(WEEK);
  private static final Flag LEG =
      Flag.of("entire_leg_swollen", "entire leg swollen", "leg-swelling").within(WEEK);
  private static final Flag TENDERNESS =
      Flag.of("deep_vein_tenderness", "localized tenderness along the deep venous system")
          .within(WEEK);
  private static final Flag PITTING =
      Flag.of("pitting_edema", "pitting edema confined to the symptomatic leg").within(WEEK);
  private static final Flag PARALYSIS =
      Flag.of(
              "paralysis_or_plaster",
              "paralysis, paresis or recent plaster immobilization of a leg",
              "leg-paralysis",
              "plaster-cast")
          .within(TWELVE_WEEKS);
  private static final Flag PREVIOUS = CommonInputs.previousDvt();
  private static final Flag ALTERNATIVE =
      Flag.of(
          "alternative_diagnosis",
          "alternative diagnosis as likely as or more likely than deep vein thrombosis");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("wells-dvt", "Wells' criteria for deep vein thrombosis", Category.RISK)
          .medCalcBench(16)
          .synonyms(
              "Wells' Criteria for DVT",
              "Wells' criteria for Deep Vein Thrombosis",
              "Wells' criteria score for Deep Vein Thrombosis",
              "Wells DVT score",
              "Wells score for DVT")
          .inputs(
              CANCER,
              BEDRIDDEN,
              SURGERY,
              CALF,
              COLLATERALS,
              LEG,
              TENDERNESS,
              PITTING,
              PARALYSIS,
              PREVIOUS,
              ALTERNATIVE)
          .score(-2, 9)
          .bands(
              Band.below("1", "unlikely, low", "Unlikely (below 2); low of three groups."),
              Band.between(
                  "1", "2", "unlikely, moderate", "Unlikely (below 2); moderate of three groups."),
              Band.between(
                  "2", "3", "likely, moderate", "Likely (2 or more); moderate of three groups."),
              Band.atLeast("3", "likely, high", "Likely (2 or more); high of three groups."))
          .source(
              Reference.pmid(
                  "Wells PS et al. Evaluation of D-dimer in the diagnosis of suspected deep-vein"
                      + " thrombosis. N Engl J Med 2003;349:1227-1235",
                  "14507948"))
          .source(
              Reference.pmid(
                  "Wells PS et al. Value of assessment of pretest probability of deep-vein"
                      + " thrombosis in clinical management. Lancet 1997;350:1795-1798",
                  "9428249"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .flag(CANCER, 1)
        .any(1, BEDRIDDEN, SURGERY)
        .flag(CALF, 1)
        .flag(COLLATERALS, 1)
        .flag(LEG, 1)
        .flag(TENDERNESS, 1)
        .flag(PITTING, 1)
        .flag(PARALYSIS, 1)
        .flag(PREVIOUS, 1)
        .flag(ALTERNATIVE, -2)
        .result(SPEC);
  }
}
