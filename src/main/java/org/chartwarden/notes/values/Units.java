package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.measurements.Measured;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;

/** The UCUM code of a written unit. */
final class Units {

  private Units() {}

  /** The code that suits what was measured, else the likeliest; null when none is written. */
  static String code(Unit unit, List<WardName> names, NumericValue number) {
    if (!unit.written() || unit.codes().isEmpty()) {
      return null;
    }
    if (unit.has("L") && !names.isEmpty() && "oxygen-flow".equals(names.get(0).concept())) {
      return "L/min";
    }
    if (!names.isEmpty() && !names.get(0).fluid() && number.low() != null) {
      String suited =
          WardNames.measured(names.get(0).concept())
              .flatMap(measured -> measured.fit(number.low(), unit))
              .map(Measured.Fit::unit)
              .orElse(null);
      if (suited != null) {
        return suited;
      }
    }
    String code = unit.codes().get(0);
    return unit.exponent() == 0
        ? code
        : "10*" + unit.exponent() + (code.startsWith("/") ? code : "." + code);
  }
}
