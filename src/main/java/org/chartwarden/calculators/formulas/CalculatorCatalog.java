package org.chartwarden.calculators.formulas;

import java.util.List;
import java.util.Optional;

/** Every calculator there is; a new one is one line here. */
public final class CalculatorCatalog {

  private static final List<Calculator> ALL =
      List.of(
          new CkdEpi2021Egfr(),
          new CockcroftGaultClearance(),
          new BodyMassIndex(),
          new MeanArterialPressure(),
          new AnionGap(),
          new CalciumCorrection(),
          new BazettQtc(),
          new FriedewaldLdl());

  private CalculatorCatalog() {}

  public static List<Calculator> all() {
    return ALL;
  }

  public static Optional<Calculator> find(String id) {
    return ALL.stream().filter(c -> c.spec().id().equals(id)).findFirst();
  }
}
