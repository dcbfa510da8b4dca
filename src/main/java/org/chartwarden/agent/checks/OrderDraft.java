package org.chartwarden.agent.checks;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chartwarden.units.Amount;

/**
 * An order before it is proposed, as the checks see it.
 *
 * @param drug for a medication order
 * @param dose one dose, for a medication order; null else
 * @param route canonical route, for instance {@code IV} or {@code oral}; empty when not given
 * @param hours over how many hours one dose is given, or null
 * @param dosesPerDay how often a day, or null when given once
 * @param text what is ordered, for other orders
 * @param codes {@code system|code} of other orders
 * @param occurrence when it is due, or null
 * @param maxAgeHours how old a result the instruction allows, or null when it does not say
 * @param basedOn the results it rests on
 */
public record OrderDraft(
    Optional<Drug> drug,
    Amount dose,
    String route,
    BigDecimal hours,
    BigDecimal dosesPerDay,
    String text,
    List<String> codes,
    OffsetDateTime occurrence,
    BigDecimal maxAgeHours,
    List<BasedOn> basedOn) {
  public OrderDraft {
    codes = List.copyOf(codes);
    basedOn = List.copyOf(basedOn);
  }
}
