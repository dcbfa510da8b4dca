package org.chartwarden.consistency.drugs;

import java.math.BigDecimal;
import java.util.Optional;
import org.chartwarden.units.Amount;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * How much of a drug is given by a route; a missing limit is not checked.
 *
 * @param drug concept id of the substance
 * @param route canonical route, or {@code any}
 * @param unit UCUM unit of the limits
 * @param low a single dose below a tenth of the usual lowest is implausible: the usual lowest dose
 * @param notable above this a single dose is mentioned
 * @param caution above this a single dose needs a person
 * @param high above this a single dose is dangerous
 * @param cautionPerHour above this a rate needs a person
 * @param highPerHour above this a rate is dangerous
 * @param perDay above this a day's dose needs a person
 * @param source where the limits come from
 */
public record DoseLimit(
    String drug,
    String route,
    String unit,
    BigDecimal low,
    BigDecimal notable,
    BigDecimal caution,
    BigDecimal high,
    BigDecimal cautionPerHour,
    BigDecimal highPerHour,
    BigDecimal perDay,
    String source) {

  /** A dose in the unit of the limits; empty when it cannot be converted. */
  public Optional<BigDecimal> inUnit(Amount dose) {
    try {
      return Optional.of(UnitConverter.convert(dose, unit, salt()).value());
    } catch (UnitProblem e) {
      // An amount of another kind, such as drops, has no place on this scale.
      return Optional.empty();
    }
  }

  /** Salts whose dose is written in mass as well as in milliequivalents. */
  private Substance salt() {
    return switch (drug) {
      case "potassium-chloride" -> Substance.of(new BigDecimal("74.55"), 1);
      case "magnesium-sulfate" -> Substance.of(new BigDecimal("246.47"), 2);
      case "sodium-bicarbonate" -> Substance.of(new BigDecimal("84.01"), 1);
      default -> Substance.UNKNOWN;
    };
  }
}
