package org.chartwarden.notes.claims;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.chartwarden.notes.medications.Route;

/**
 * What a note says of the use of a drug; whatever it does not say is null or empty.
 *
 * @param dose amount of one dose, or the rate, as written; the lower end of a range
 * @param doseHigh upper end of a range, or null
 * @param unit UCUM code of dose or rate ({@code mg}, {@code ug/kg/min}, {@code {tablet}}); null
 *     when the note writes a bare number
 * @param count how many pieces make a dose ("two 500 mg tablets"), or null
 * @param times how many doses were given ("x2"), or null
 * @param route the way into the body; null when unsaid
 * @param perDay doses per day; null when unsaid
 * @param asNeeded whether it is given as needed
 * @param moments when in the day: {@code morning}, {@code noon}, {@code evening}, {@code bedtime}
 * @param status what is done with it
 */
public record ClaimedUse(
    BigDecimal dose,
    BigDecimal doseHigh,
    String unit,
    BigDecimal count,
    BigDecimal times,
    Route route,
    BigDecimal perDay,
    boolean asNeeded,
    List<String> moments,
    UseStatus status) {

  public ClaimedUse {
    moments = List.copyOf(moments);
    Objects.requireNonNull(status, "status");
  }
}
