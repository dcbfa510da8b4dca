package org.chartwarden.agent.language.plan;

import java.math.BigDecimal;
import java.util.List;

/** How much to give. */
public sealed interface DoseRule {

  /**
   * An amount, over a time when it is an infusion.
   *
   * @param duration or null
   * @param durationUnit {@code h} or {@code min}, or null
   * @param route as written, or null
   */
  record Dose(
      BigDecimal amount, String unit, BigDecimal duration, String durationUnit, String route)
      implements DoseRule {}

  /** One row of a dosing table. */
  record Band(Comparison range, Dose dose) {}

  /** A dosing table; a value in no row gets nothing. */
  record Bands(List<Band> bands) implements DoseRule {
    public Bands {
      bands = List.copyOf(bands);
    }
  }

  /** So much for every step below a threshold. */
  record PerStep(BigDecimal step, BigDecimal threshold, Dose dose) implements DoseRule {}
}
