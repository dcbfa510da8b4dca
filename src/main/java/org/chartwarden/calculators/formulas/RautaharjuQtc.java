package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Heart-rate-corrected QT interval: QT x (120 + heart rate) / 180.
 *
 * <p>Rautaharju PM et al., J Am Coll Cardiol 2009;53:982-991.
 */
final class RautaharjuQtc implements Calculator {

  private static final Quantity QT = CommonInputs.qtInterval();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("qtc-rautaharju", "QTc by Rautaharju", Category.PHYSICAL)
          .medCalcBench(59)
          .synonyms(
              "QTc Rautaharju calculator", "Rautaharju formula", "corrected QT interval", "QTc")
          .inputs(QT, HEART_RATE)
          .decimal("ms", "8636-3")
          .source(
              Reference.pmid(
                  "Rautaharju PM et al. AHA/ACCF/HRS recommendations for the standardization and"
                      + " interpretation of the electrocardiogram: part IV. J Am Coll Cardiol"
                      + " 2009;53:982-991",
                  "19281931"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double corrected =
        working.step(
            "QTc",
            in.text(QT) + " × (120 + " + in.text(HEART_RATE) + ") / 180",
            in.number(QT) * (120 + in.number(HEART_RATE)) / 180,
            SPEC.unit());
    return CalculatorResult.of(SPEC, corrected, working);
  }
}
