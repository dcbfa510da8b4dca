package org.chartwarden.consistency.checking;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.chartwarden.consistency.rules.ChartedValue;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.platform.PipeTable;
import org.chartwarden.units.Amount;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/** Which results are critical, by {@code consistency/critical.psv}. */
final class CriticalResults {

  private record Limits(String unit, BigDecimal low, BigDecimal high) {}

  private static final Map<String, Limits> LIMITS = limits();

  private CriticalResults() {}

  /** Whether a row is a number beyond the limits of its concept. */
  static boolean critical(TableValue row) {
    if (row.value().filter(ChartedValue::isNumber).isEmpty()) {
      return false;
    }
    for (String concept : row.concepts()) {
      Limits limits = LIMITS.get(concept);
      if (limits != null) {
        return beyond(row.value().get(), limits);
      }
    }
    return false;
  }

  private static boolean beyond(ChartedValue value, Limits limits) {
    BigDecimal number = value.number();
    if (!value.unit().equals(limits.unit())) {
      try {
        Amount amount = new Amount(number, value.unit());
        number = UnitConverter.convert(amount, limits.unit(), Substance.UNKNOWN).value();
      } catch (UnitProblem e) {
        // A unit that the limits do not reach decides nothing.
        return false;
      }
    }
    return limits.low() != null && number.compareTo(limits.low()) < 0
        || limits.high() != null && number.compareTo(limits.high()) > 0;
  }

  private static Map<String, Limits> limits() {
    Map<String, Limits> limits = new HashMap<>();
    for (String[] row : PipeTable.rows("/consistency/critical.psv", 4)) {
      limits.put(row[0], new Limits(row[1], decimal(row[2]), decimal(row[3])));
    }
    return Map.copyOf(limits);
  }

  private static BigDecimal decimal(String cell) {
    return cell.isEmpty() ? null : new BigDecimal(cell);
  }
}
