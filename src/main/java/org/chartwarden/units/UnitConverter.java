package org.chartwarden.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Converts amounts between units of the Unified Code for Units of Measure (UCUM 2.1), and with a
 * {@link Substance} between mass, amount of substance and charge equivalents.
 *
 * <p>A factor that is an exact decimal gives an exact result. A result that is not (thirds, molar
 * masses) is rounded once to 12 significant digits. An amount that is in the unit already, or in
 * one of the same size (mEq/L of potassium in mmol/L), keeps its digits: 4.0 stays 4.0.
 */
public final class UnitConverter {

  private static final MathContext WORKING = MathContext.DECIMAL128;
  private static final MathContext RESULT = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final BigDecimal FIVE = BigDecimal.valueOf(5);
  private static final BigDecimal NINE = BigDecimal.valueOf(9);
  private static final BigDecimal FREEZING_FAHRENHEIT = BigDecimal.valueOf(32);
  private static final BigDecimal FREEZING_KELVIN = new BigDecimal("273.15");

  /** Conversions that were asked for before. */
  private static final Map<Between, Ratio> KNOWN = new ConcurrentHashMap<>();

  /** Refusals of conversions that were asked for before; their stack is that of the first. */
  private static final Map<Between, UnitProblem> REFUSED = new ConcurrentHashMap<>();

  private static final int KNOWN_LIMIT = 5000;

  private UnitConverter() {}

  /** As {@link #convert(Amount, String, Substance)}, for units of one kind. */
  public static Amount convert(Amount amount, String unit) {
    return convert(amount, unit, Substance.UNKNOWN);
  }

  /**
   * Expresses an amount in another unit.
   *
   * @param unit UCUM code, or a unit as clinicians write it
   * @throws UnitProblem when a unit is not known or they measure different things
   */
  public static Amount convert(Amount amount, String unit, Substance substance) {
    String from = known(amount.unit());
    String to = known(unit);
    if (from.equals(to)) {
      return new Amount(amount.value(), to);
    }
    if (isTemperature(from) && isTemperature(to)) {
      return new Amount(tidy(fromCelsius(toCelsius(amount.value(), from), to)), to);
    }
    Between between = new Between(from, to, substance);
    Ratio ratio = KNOWN.get(between);
    if (ratio == null) {
      ratio = asked(between);
      if (KNOWN.size() < KNOWN_LIMIT) {
        KNOWN.put(between, ratio);
      }
    }
    return new Amount(ratio.of(amount.value()), to);
  }

  /** The step, unless it was refused before. */
  private static Ratio asked(Between between) {
    UnitProblem before = REFUSED.get(between);
    if (before != null) {
      throw before;
    }
    try {
      return ratio(between);
    } catch (UnitProblem refusal) {
      if (REFUSED.size() < KNOWN_LIMIT) {
        REFUSED.put(between, refusal);
      }
      throw refusal;
    }
  }

  /** The step from one unit to another. */
  private static Ratio ratio(Between between) {
    UnitForm target = form(between.to());
    for (Bridge bridge : bridges(between.substance())) {
      Optional<UnitForm> source = UnitForm.of(bridge.expression(between.from()));
      if (source.isPresent() && source.get().sameKind(target)) {
        return Ratio.of(bridge, source.get(), target);
      }
    }
    throw refusal(between.from(), between.to(), between.substance());
  }

  /**
   * The number of one UCUM code expressed in another, both read as UCUM defines them and not as
   * clinicians write; empty when one is no UCUM code or they measure different things.
   */
  public static Optional<BigDecimal> betweenCodes(BigDecimal value, String from, String to) {
    if (from.equals(to)) {
      return Optional.of(value);
    }
    if (isTemperature(from) && isTemperature(to)) {
      return Optional.of(tidy(fromCelsius(toCelsius(value, from), to)));
    }
    Optional<UnitForm> source = UnitForm.of(from);
    Optional<UnitForm> target = UnitForm.of(to);
    if (source.isEmpty() || target.isEmpty() || !source.get().sameKind(target.get())) {
      return Optional.empty();
    }
    return Optional.of(
        Ratio.of(bridges(Substance.UNKNOWN).get(0), source.get(), target.get()).of(value));
  }

  /**
   * A name for what a UCUM code measures: equal for two codes exactly when amounts in one can be
   * expressed in the other. Empty when it is no UCUM code.
   */
  public static Optional<String> kindOfCode(String code) {
    return isTemperature(code) ? Optional.of("temperature") : UnitForm.of(code).map(UnitForm::kind);
  }

  /**
   * How a number in a unit becomes one in the unit that stands for its kind: times the factor, plus
   * the shift.
   *
   * @param factor above zero
   */
  public record Scale(BigDecimal factor, BigDecimal shift) {}

  /** The scale of a UCUM code; empty when it is no UCUM code. */
  public static Optional<Scale> scaleOfCode(String code) {
    if (isTemperature(code)) {
      BigDecimal shift = toCelsius(BigDecimal.ZERO, code);
      return Optional.of(new Scale(toCelsius(BigDecimal.ONE, code).subtract(shift), shift));
    }
    return UnitForm.of(code).map(form -> new Scale(form.factor(), BigDecimal.ZERO));
  }

  /** Whether amounts in one unit can be expressed in the other, given the substance. */
  public static boolean convertible(String from, String to, Substance substance) {
    try {
      convert(new Amount(BigDecimal.ONE, from), to, substance);
      return true;
    } catch (UnitProblem e) {
      return false;
    }
  }

  private static BigDecimal tidy(BigDecimal value) {
    BigDecimal rounded = value.round(RESULT).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private static String known(String unit) {
    return UnitNames.ucum(unit).orElseThrow(() -> UnitProblem.unknown(unit));
  }

  private static UnitForm form(String unit) {
    return UnitForm.of(unit).orElseThrow(() -> UnitProblem.unknown(unit));
  }

  private static UnitProblem refusal(String from, String to, Substance substance) {
    Substance any = Substance.of(BigDecimal.ONE, 1);
    if (!substance.equals(any) && !isTemperature(from) && !isTemperature(to)) {
      if (substance.molarMass().isEmpty()
          && convertible(from, to, new Substance(any.molarMass(), substance.charge()))) {
        return UnitProblem.needsSubstance(from, to, "molar mass of the substance");
      }
      if (substance.charge().isEmpty() && convertible(from, to, any)) {
        return UnitProblem.needsSubstance(from, to, "charge of the ion");
      }
    }
    return UnitProblem.notCommensurable(from, to);
  }

  private static List<Bridge> bridges(Substance substance) {
    BigDecimal one = BigDecimal.ONE;
    BigDecimal mass = substance.molarMass().orElse(null);
    BigDecimal charge = substance.charge().map(BigDecimal::valueOf).orElse(null);
    java.util.ArrayList<Bridge> bridges = new java.util.ArrayList<>();
    bridges.add(new Bridge("", one, one));
    if (mass != null) {
      bridges.add(new Bridge("mol/g", one, mass));
      bridges.add(new Bridge("g/mol", mass, one));
    }
    if (charge != null) {
      bridges.add(new Bridge("mol/eq", one, charge));
      bridges.add(new Bridge("eq/mol", charge, one));
    }
    if (mass != null && charge != null) {
      bridges.add(new Bridge("eq/g", charge, mass));
      bridges.add(new Bridge("g/eq", mass, charge));
    }
    return bridges;
  }

  private static boolean isTemperature(String unit) {
    return unit.equals("Cel") || unit.equals("[degF]") || unit.equals("K");
  }

  private static BigDecimal toCelsius(BigDecimal value, String unit) {
    return switch (unit) {
      case "[degF]" -> value.subtract(FREEZING_FAHRENHEIT).multiply(FIVE).divide(NINE, WORKING);
      case "K" -> value.subtract(FREEZING_KELVIN);
      default -> value;
    };
  }

  private static BigDecimal fromCelsius(BigDecimal celsius, String unit) {
    return switch (unit) {
      case "[degF]" -> celsius.multiply(NINE).divide(FIVE, WORKING).add(FREEZING_FAHRENHEIT);
      case "K" -> celsius.add(FREEZING_KELVIN);
      default -> celsius;
    };
  }

  /** What a conversion goes by. */
  private record Between(String from, String to, Substance substance) {}

  /**
   * How a number in one unit becomes one in another: times a factor, or divided by one where that
   * has fewer digits.
   *
   * @param factor null where the units are of the same size
   */
  private record Ratio(BigDecimal factor, boolean divides) {

    static Ratio of(Bridge bridge, UnitForm source, UnitForm target) {
      BigDecimal numerator = source.factor().multiply(bridge.times());
      BigDecimal denominator = target.factor().multiply(bridge.dividedBy());
      if (numerator.compareTo(denominator) == 0) {
        return new Ratio(null, false);
      }
      // The factor of two exact units is exact; only noise in the 25th digit is cut off.
      MathContext digits = new MathContext(20, RoundingMode.HALF_EVEN);
      BigDecimal forward =
          numerator.divide(denominator, WORKING).round(digits).stripTrailingZeros();
      BigDecimal back = denominator.divide(numerator, WORKING).round(digits).stripTrailingZeros();
      return back.precision() < forward.precision()
          ? new Ratio(back, true)
          : new Ratio(forward, false);
    }

    BigDecimal of(BigDecimal value) {
      if (factor == null) {
        return value;
      }
      return tidy(divides ? value.divide(factor, WORKING) : value.multiply(factor));
    }
  }

  /** A step from one kind of amount to another, as a unit to multiply with and its size. */
  private record Bridge(String unit, BigDecimal times, BigDecimal dividedBy) {
    String expression(String from) {
      return unit.isEmpty() ? from : "(" + from + ").(" + unit + ")";
    }
  }
}
