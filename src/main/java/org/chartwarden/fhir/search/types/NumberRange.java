package org.chartwarden.fhir.search.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.chartwarden.fhir.search.SearchParam;

/** Comparisons of numbers with the precision their digits imply. */
final class NumberRange {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,100}(?:\\.\\d{1,100})?(?:[eE][+-]?\\d{1,3})?");

  /** A whole number with a power of ten, which the specification's table reads more narrowly. */
  private static final Pattern POWER = Pattern.compile("[+-]?\\d+[eE]\\+?\\d+");

  private static final BigDecimal TENTH = new BigDecimal("0.1");

  /** Exponents beyond this would only blow up the index; no clinical value comes near. */
  private static final int MAX_EXPONENT = 1000;

  private NumberRange() {}

  static boolean indexable(BigDecimal value) {
    return Math.abs((long) value.precision() - value.scale()) < MAX_EXPONENT
        && Math.abs((long) value.scale()) < MAX_EXPONENT;
  }

  static BigDecimal parse(SearchParam param, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw SearchText.badValue(param, text, "a number");
    }
    return new BigDecimal(text);
  }

  /** SQL over the columns low and high; its arguments are added to {@code args}. */
  static String comparison(SearchParam param, Prefixed prefixed, List<Object> args) {
    return comparison(param, prefixed, UnaryOperator.identity(), args);
  }

  /** As above, over rows in another unit, into which {@code scale} converts each bound. */
  static String comparison(
      SearchParam param, Prefixed prefixed, UnaryOperator<BigDecimal> scale, List<Object> args) {
    BigDecimal value = parse(param, prefixed.value());
    // Half a unit of the last digit given: 5.40 is [5.395, 5.405).
    int tenth = POWER.matcher(prefixed.value()).matches() ? 2 : 1;
    BigDecimal half = new BigDecimal(BigInteger.valueOf(5), value.scale() + tenth);
    BigDecimal exact = scale.apply(value);
    BigDecimal from = scale.apply(value.subtract(half));
    BigDecimal end = scale.apply(value.add(half));
    return switch (prefixed.prefix()) {
      case "ne" -> sql("NOT (@.low >= ? AND @.high < ?)", args, from, end);
      case "gt" -> sql("@.high > ?", args, exact);
      case "lt" -> sql("@.low < ?", args, exact);
      case "ge" -> sql("@.high >= ?", args, exact);
      case "le" -> sql("@.low <= ?", args, exact);
      case "sa" -> sql("@.low > ?", args, exact);
      case "eb" -> sql("@.high < ?", args, exact);
      case "ap" -> {
        BigDecimal slack = value.abs().multiply(TENTH).max(half);
        yield sql(
            "(@.low <= ? AND @.high >= ?)",
            args,
            scale.apply(value.add(slack)),
            scale.apply(value.subtract(slack)));
      }
      default -> sql("(@.low >= ? AND @.low < ? AND @.high < ?)", args, from, end, end);
    };
  }

  private static String sql(String text, List<Object> args, BigDecimal... bounds) {
    args.addAll(List.of(bounds));
    return text;
  }
}
