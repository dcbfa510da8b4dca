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
          // Metabolism and liver
          new FriedewaldLdl(),
          new HomaInsulinResistance(),
          new Fib4Index(),
          // Heart and circulation
          new MeanArterialPressure(),
          new BazettQtc(),
          new FridericiaQtc(),
          new FraminghamQtc(),
          new HodgesQtc(),
          new RautaharjuQtc(),
          new FraminghamCoronaryRisk(),
          new Cha2ds2VascScore(),
          // Body size and fluids
          new BodyMassIndex(),
          new TargetWeight(),
          new IdealBodyWeight(),
          new AdjustedBodyWeight(),
          new BodySurfaceArea(),
          new MaintenanceFluids(),
          // Doses
          new SteroidConversion(),
          new MorphineEquivalents(),
          // Pregnancy
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
