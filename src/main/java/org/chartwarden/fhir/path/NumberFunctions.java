package org.chartwarden.fhir.path;

import static org.chartwarden.fhir.path.PathFunction.INPUT;
import static org.chartwarden.fhir.path.PathFunction.gives;
import static org.chartwarden.fhir.path.PathFunction.of;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Functions on numbers (FHIRPath 2.0, Math). */
final class NumberFunctions {

  private static final PathFunction.Result WHOLE = gives(Values.INTEGER);
  private static final PathFunction.Result DECIMAL = gives(Values.DECIMAL);
  private static final int MOST_DECIMALS = 30;

  static final List<PathFunction> ALL =
      List.of(
          of("abs", 0, 0, INPUT, NumberFunctions::abs),
          rounded("ceiling", RoundingMode.CEILING),
          rounded("floor", RoundingMode.FLOOR),
          rounded("truncate", RoundingMode.DOWN),
          of("round", 0, 1, DECIMAL, NumberFunctions::round),
          floating("exp", Math::exp),
          floating("ln", Math::log),
          floating("sqrt", Math::sqrt),
          of("log", 1, 1, DECIMAL, NumberFunctions::log),
          of("power", 1, 1, INPUT, NumberFunctions::power));

  private NumberFunctions() {}

  private static void abs(Call call, List<Located> into) {
    BigDecimal value = call.number();
    if (value != null) {
      into.add(
          call.single().type().kind() == ElementType.Kind.INTEGER
              ? Values.integer(value.abs())
              : Values.decimal(value.abs()));
    }
  }

  private static PathFunction rounded(String name, RoundingMode mode) {
    return of(
        name,
        0,
        0,
        WHOLE,
        (call, into) -> {
          BigDecimal value = call.number();
          if (value != null) {
            into.add(Values.integer(value.setScale(0, mode)));
          }
        });
  }

  private static void round(Call call, List<Located> into) {
    BigDecimal value = call.number();
    Integer decimals = call.has(0) ? call.count(0) : Integer.valueOf(0);
    if (value == null || decimals == null) {
      return;
    }
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new PathFault("round() takes 0 to " + MOST_DECIMALS + " decimals, not " + decimals);
    }
    into.add(Values.decimal(value.setScale(decimals, RoundingMode.HALF_UP)));
  }

  private static PathFunction floating(String name, DoubleUnaryOperator function) {
    return of(
        name,
        0,
        0,
        DECIMAL,
        (call, into) -> {
          BigDecimal value = call.number();
          if (value != null) {
            add(function.applyAsDouble(value.doubleValue()), into);
          }
        });
  }

  private static void log(Call call, List<Located> into) {
    BigDecimal value = call.number();
    BigDecimal base = call.number(0);
    if (value != null && base != null) {
      add(Math.log(value.doubleValue()) / Math.log(base.doubleValue()), into);
    }
  }

  private static void power(Call call, List<Located> into) {
    BigDecimal value = call.number();
    BigDecimal exponent = call.number(0);
    if (value == null || exponent == null) {
      return;
    }
    boolean whole = call.single().type().kind() == ElementType.Kind.INTEGER;
    if (exponent.stripTrailingZeros().scale() <= 0
        && exponent.signum() >= 0
        && exponent.compareTo(BigDecimal.valueOf(MOST_DECIMALS)) <= 0) {
      BigDecimal result = value.pow(exponent.intValue(), MathContext.DECIMAL128);
      into.add(whole ? Values.integer(result) : Values.decimal(result));
    } else {
      add(Math.pow(value.doubleValue(), exponent.doubleValue()), into);
    }
  }

  /** What floating point cannot tell (the root of -1) is empty. */
  private static void add(double result, List<Located> into) {
    if (Double.isFinite(result)) {
      into.add(Values.decimal(BigDecimal.valueOf(result)));
    }
  }
}
