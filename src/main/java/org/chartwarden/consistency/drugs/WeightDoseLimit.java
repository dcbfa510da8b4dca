package org.chartwarden.consistency.drugs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.PipeTable;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * The most of a drug for each kilogram, for each time, or both, that is given anywhere: beyond it a
 * number or a unit is wrong. It is no advice on dosing. Table {@code
 * checks/weight-dose-limits.psv}.
 *
 * @param drug concept id of the substance or its class
 * @param unit UCUM unit with one or two strokes: {@code mg/kg}, {@code ug/kg/min}, {@code mg/h}
 * @param most nobody gives more
 */
public record WeightDoseLimit(String drug, String unit, BigDecimal most) {

  private static final int COLUMNS = 3;
  private static final List<WeightDoseLimit> ALL =
      PipeTable.rows("/checks/weight-dose-limits.psv", COLUMNS).stream()
          .map(row -> new WeightDoseLimit(row[0], row[1], new BigDecimal(row[2])))
          .toList();

  /**
   * The limits of a drug.
   *
   * @param ids ids of the drug, its substances and its classes
   */
  public static List<WeightDoseLimit> of(Set<String> ids) {
    return ALL.stream().filter(limit -> ids.contains(limit.drug())).toList();
  }

  /** An amount in the unit of the limit; empty when it is of another kind. */
  public Optional<BigDecimal> inUnit(Amount amount) {
    if (!form(amount.unit()).equals(form(unit))) {
      return Optional.empty();
    }
    try {
      return Optional.of(UnitConverter.convert(amount, unit).value());
    } catch (UnitProblem e) {
      // Units of activity cannot be held against a mass.
      return Optional.empty();
    }
  }

  /** What a unit is divided by: weight, time or both; mg/kg and mg/mg are alike to a converter. */
  private static String form(String unit) {
    String[] parts = unit.split("/");
    boolean weight = false;
    boolean time = false;
    for (int i = 1; i < parts.length; i++) {
      weight |= parts[i].equals("kg");
      time |= List.of("min", "h", "d").contains(parts[i]);
    }
    return parts.length - 1 + (weight ? "w" : "") + (time ? "t" : "");
  }
}
