package org.chartwarden.notes.measurements;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.units.Amount;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * Something that is measured: which units it may have and which values life allows.
 *
 * @param id concept id
 * @param unit UCUM unit that the limits are in; null when only written units count
 * @param low smallest value that is believed
 * @param high largest value that is believed
 * @param assumed units to take when none is written, with the range in which each is believed
 * @param substance what is needed to convert
 * @param scales how each unit that was seen converts; filled as it goes
 */
public record Measured(
    String id,
    String unit,
    double low,
    double high,
    List<Assumed> assumed,
    Substance substance,
    Map<String, Optional<Scale>> scales) {

  /** Only of these is the volume left out when a unit is written short: "250 mg" for mg/dL. */
  private static final Pattern PER_VOLUME = Pattern.compile(".*/(dL|L|mL|uL|d|\\{1.73_m2\\})");

  private static final Pattern UNITS = Pattern.compile("[mu]?U(/.*)?");

  private static final int SCALE_LIMIT = 500;

  /** A unit to assume for numbers within a range. */
  public record Assumed(String unit, double low, double high) {}

  /** One of a unit is {@code factor} of the measured thing's own, after {@code offset}. */
  public record Scale(double factor, double offset) {}

  /**
   * A number with a unit that suits.
   *
   * @param unit UCUM code
   * @param value the number in the unit of the limits
   */
  public record Fit(String unit, double value, Doubt doubt) {}

  static Measured of(Concept concept, double low, double high, List<Assumed> assumed) {
    return new Measured(
        concept.id(),
        concept.unit(),
        low,
        high,
        assumed,
        Substance.of(concept.molarMass(), concept.ionCharge()),
        new ConcurrentHashMap<>());
  }

  /** Whether a number with this unit can be a value of it; empty when the unit forbids. */
  public Optional<Fit> fit(BigDecimal number, Unit written) {
    double value = number.doubleValue();
    if (!written.written() || written.codes().isEmpty() && written.exponent() == 0) {
      return assume(value, "");
    }
    Fit implausible = null;
    List<String> codes = written.codes().isEmpty() ? List.of("") : written.codes();
    for (String code : codes) {
      String whole = withPower(code, written.exponent());
      Optional<Scale> scale = scale(whole);
      if (scale.isPresent()) {
        double own = value * scale.get().factor() + scale.get().offset();
        if (own >= low && own <= high) {
          return Optional.of(new Fit(whole, own, Doubt.NONE));
        }
        implausible = implausible == null ? new Fit(whole, own, Doubt.IMPLAUSIBLE) : implausible;
      } else if (code.endsWith("/d") && unit != null && unit.endsWith("/dL")) {
        // "mg/d." is mg/dL that lost its last letter.
        Optional<Fit> cut = assume(value, code + "L");
        if (cut.isPresent()) {
          return cut;
        }
      } else if (unit != null
          && PER_VOLUME.matcher(unit).matches()
          && !code.isEmpty()
          && !code.contains("/")) {
        Optional<Fit> cut = assume(value, alias(code) + "/");
        if (cut.isPresent()) {
          return cut;
        }
      }
    }
    return Optional.ofNullable(implausible);
  }

  private Optional<Fit> assume(double value, String prefix) {
    for (Assumed candidate : assumed) {
      if (value >= candidate.low()
          && value <= candidate.high()
          && (prefix.isEmpty() || candidate.unit().startsWith(prefix))) {
        Scale scale = scale(candidate.unit()).orElse(new Scale(1, 0));
        double own = value * scale.factor() + scale.offset();
        return Optional.of(new Fit(candidate.unit(), own, Doubt.UNIT_ASSUMED));
      }
    }
    return Optional.empty();
  }

  /** The value in the unit of the limits, or empty when the unit measures something else. */
  Optional<Scale> scale(String code) {
    if (unit == null) {
      return Optional.empty();
    }
    Optional<Scale> known = scales.get(code);
    if (known == null) {
      known = measure(alias(code));
      if (scales.size() < SCALE_LIMIT) {
        scales.put(code, known);
      }
    }
    return known;
  }

  private Optional<Scale> measure(String code) {
    if (code.equals(unit)) {
      return Optional.of(new Scale(1, 0));
    }
    try {
      double zero = converted(BigDecimal.ZERO, code);
      return Optional.of(new Scale(converted(BigDecimal.ONE, code) - zero, zero));
    } catch (UnitProblem e) {
      // The written unit measures something else: that is the answer, not a failure.
      return Optional.empty();
    }
  }

  private double converted(BigDecimal value, String code) {
    return UnitConverter.convert(new Amount(value, code), unit, substance).value().doubleValue();
  }

  /** Units that laboratories use for one another. */
  private String alias(String code) {
    if (unit.startsWith("U/")) {
      return code.replace("[IU]", "U");
    }
    if (unit.contains("[IU]")) {
      return UNITS.matcher(code).matches() ? code.replace("U", "[IU]") : code;
    }
    return unit.equals("mosm/kg") && code.equals("mosm/L") ? "mosm/kg" : code;
  }

  private static String withPower(String code, int exponent) {
    if (exponent == 0) {
      return code;
    }
    String volume = code.isEmpty() ? exponent >= 9 ? "/L" : "/uL" : code;
    return volume.startsWith("/") ? "10*" + exponent + volume : "10*" + exponent + "." + volume;
  }
}
