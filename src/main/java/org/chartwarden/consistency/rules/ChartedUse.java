package org.chartwarden.consistency.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.chartwarden.notes.medications.Route;

/**
 * How the chart says that a drug is used.
 *
 * @param dose amount of one dose, or null
 * @param doseHigh upper end of a dose range, or null
 * @param unit UCUM code of the dose, or as charted; empty when there is none
 * @param rate rate of an infusion, or null
 * @param rateUnit unit of the rate; empty when there is none
 * @param route the way into the body; null when it is not charted
 * @param perDay doses per day, or null
 * @param asNeeded whether it is ordered as needed
 * @param moments when in the day, as in {@link org.chartwarden.notes.claims.ClaimedUse}
 * @param given whether the row is an administration and not an order
 * @param text the dosage in words, as charted
 */
public record ChartedUse(
    BigDecimal dose,
    BigDecimal doseHigh,
    String unit,
    BigDecimal rate,
    String rateUnit,
    Route route,
    BigDecimal perDay,
    boolean asNeeded,
    List<String> moments,
    boolean given,
    String text) {

  public ChartedUse {
    moments = List.copyOf(moments);
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(rateUnit, "rateUnit");
    Objects.requireNonNull(text, "text");
  }
}
