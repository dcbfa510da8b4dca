package org.chartwarden.calculators.formulas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every calculator there is; a new one is one line here. */
public final class CalculatorCatalog {

  private static final List<Calculator> ALL =
      List.of(
          // Kidney
          new CockcroftGaultClearance(),
          new CkdEpi2021Egfr(),
          new MdrdEgfr(),
          new FractionalSodiumExcretion(),
          new KdigoAkiStage(),
          new KdigoCkdRisk(),
          // Acid, base and electrolytes
          new AnionGap(),
          new DeltaGap(),
          new DeltaRatio(),
          new CorrectedAnionGap(),
          new CorrectedDeltaGap(),
          new CorrectedDeltaRatio(),
          new CalciumCorrection(),
          new SodiumCorrection(),
          new FreeWaterDeficit(),
          new SerumOsmolality(),
          new WintersFormula(),
          // Metabolism and liver
          new FriedewaldLdl(),
          new HomaInsulinResistance(),
          new Fib4Index(),
          new Meld3(),
          new RansonScore(),
          new BisapScore(),
          new ChildPughScore(),
          new MeldNaScore(),
          new GlasgowBlatchfordScore(),
          // Heart and circulation
          new MeanArterialPressure(),
          new BazettQtc(),
          new FridericiaQtc(),
          new FraminghamQtc(),
          new HodgesQtc(),
          new RautaharjuQtc(),
          new FraminghamCoronaryRisk(),
          new Cha2ds2VascScore(),
          new Chads2Score(),
          new Abcd2Score(),
          new TimiNstemiScore(),
          new GraceScore(),
          new AscvdPooledCohort(),
          new PreventRisk(),
          new ShockIndex(),
          // Lungs and acute illness
          new AlveolarArterialGradient(),
          new OxygenationIndexPf(),
          new RoxIndex(),
          new News2(),
          new Qsofa(),
          new PediatricEarlyWarning(),
          // Blood
          new AbsoluteNeutrophilCount(),
          new CorrectedReticulocyteIndex(),
          new HasBledScore(),
          new HeartScore(),
          new RevisedCardiacRiskIndex(),
          // Thrombosis
          new WellsPulmonaryEmbolismScore(),
          new PercRule(),
          new WellsDeepVeinThrombosisScore(),
          new CapriniScore(),
          // Infection
          new CentorScore(),
          new FeverPainScore(),
          new Curb65Score(),
          new PneumoniaSeverityIndex(),
          new SirsCriteria(),
          // Intensive care and comorbidity
          new ApacheTwoScore(),
          new SofaScore(),
          new GlasgowComaScale(),
          new CharlsonComorbidityIndex(),
          // Body size and fluids
          new BodyMassIndex(),
          new TargetWeight(),
          new IdealBodyWeight(),
          new AdjustedBodyWeight(),
          new BodySurfaceArea(),
          new MaintenanceFluids(),
          new ParklandFluids(),
          new PediatricWeightEstimate(),
          // Doses
          new SteroidConversion(),
          new MorphineEquivalents(),
          new CorrectedPhenytoin(),
          new VancomycinLoadingDose(),
          new DoacCreatinineClearance(),
          new ApixabanDoseCriteria(),
          // Screening and nursing scales
          new Phq9(),
          new Gad7(),
          new AuditC(),
          new PackYears(),
          new StopBang(),
          new MalnutritionScreening(),
          new BradenScale(),
          new MorseFallScale(),
          // Pregnancy and birth
          new BishopScore(),
          new ApgarScore(),
          new EstimatedDueDate(),
          new EstimatedConceptionDate(),
          new GestationalAge());

  // Duplicate ids end the start with an IllegalStateException.
  private static final Map<String, Calculator> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(c -> c.spec().id(), c -> c));

  private CalculatorCatalog() {}

  public static List<Calculator> all() {
    return ALL;
  }

  /** The calculator of that id, or empty. */
  public static Optional<Calculator> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** The calculator with that number in MedCalc-Bench, or empty. */
  public static Optional<Calculator> ofMedCalcBench(int number) {
    return ALL.stream()
        .filter(
            c ->
                c.spec().medCalcBench().isPresent() && c.spec().medCalcBench().getAsInt() == number)
        .findFirst();
  }
}
