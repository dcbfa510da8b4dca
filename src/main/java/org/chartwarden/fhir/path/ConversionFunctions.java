package org.chartwarden.fhir.path;

import static org.chartwarden.fhir.path.PathFunction.gives;
import static org.chartwarden.fhir.path.PathFunction.of;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conversions between primitive types and their tests (FHIRPath 2.0, Conversion). */
final class ConversionFunctions {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,100}(\\.\\d{1,100})?");
  private static final Pattern QUANTITY =
      Pattern.compile("([+-]?\\d{1,100}(?:\\.\\d{1,100})?)\\s*(?:'([^']+)'|([a-z]+))?");

  static final List<PathFunction> ALL = all();

  private ConversionFunctions() {}

  private static List<PathFunction> all() {
    List<PathFunction> all = new ArrayList<>();
    conversion("Boolean", Values.BOOLEAN, ConversionFunctions::toBoolean, all);
    conversion("Integer", Values.INTEGER, ConversionFunctions::toInteger, all);
    conversion("Decimal", Values.DECIMAL, ConversionFunctions::toDecimal, all);
    conversion("String", Values.STRING, ConversionFunctions::toText, all);
    conversion("Date", Values.DATE, item -> toTime(item, Values.DATE), all);
    conversion("DateTime", Values.DATE_TIME, item -> toTime(item, Values.DATE_TIME), all);
    conversion("Time", Values.TIME, item -> toTime(item, Values.TIME), all);
    conversion("Quantity", Values.QUANTITY, ConversionFunctions::toQuantity, all);
    all.add(of("encode", 1, 1, gives(Values.STRING), (call, into) -> code(call, true, into)));
    all.add(of("decode", 1, 1, gives(Values.STRING), (call, into) -> code(call, false, into)));
    return List.copyOf(all);
  }

  private static void conversion(
      String name, ElementType type, Function<Located, Located> convert, List<PathFunction> all) {
    all.add(
        of(
            "to" + name,
            0,
            1,
            gives(type),
            (call, into) -> {
              Located result = call.single() == null ? null : convert.apply(call.single());
              if (result != null) {
                into.add(result);
              }
            }));
    all.add(
        of(
            "convertsTo" + name,
            0,
            1,
            gives(Values.BOOLEAN),
            (call, into) -> {
              if (call.single() != null) {
                into.add(Values.bool(convert.apply(call.single()) != null));
              }
            }));
  }

  private static Located toBoolean(Located item) {
    if (item.node().isBoolean()) {
      return item;
    }
    BigDecimal number = Values.number(item);
    if (number != null) {
      return number.compareTo(BigDecimal.ONE) == 0
          ? Values.bool(true)
          : number.signum() == 0 ? Values.bool(false) : null;
    }
    String text = Values.text(item);
    return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "1", "1.0" -> Values.bool(true);
      case "false", "f", "no", "n", "0", "0.0" -> Values.bool(false);
      default -> null;
    };
  }

  private static Located toInteger(Located item) {
    Located number = toDecimal(item);
    BigDecimal value = Values.number(number);
    return value == null
            || value.stripTrailingZeros().scale() > 0
            || (item.node().isTextual() && value.scale() > 0)
        ? null
        : Values.integer(value.setScale(0));
  }

  private static Located toDecimal(Located item) {
    if (item.node().isBoolean()) {
      return Values.decimal(item.node().booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    BigDecimal number = Values.number(item);
    if (number != null) {
      return Values.decimal(number);
    }
    String text = Values.text(item);
    return text != null && NUMBER.matcher(text).matches()
        ? Values.decimal(new BigDecimal(text))
        : null;
  }

  private static Located toText(Located item) {
    if (item.type().kind() == ElementType.Kind.QUANTITY) {
      return Quantities.amount(item)
          .map(a -> Values.string(a.value().toPlainString() + " '" + a.unit() + "'"))
          .orElse(null);
    }
    String text = Values.text(item);
    return text == null ? null : Values.string(text);
  }

  private static Located toTime(Located item, ElementType wanted) {
    String text = Values.text(item);
    PartialTime time = text == null ? null : PartialTime.read(text);
    if (time == null || time.timeOfDay() != wanted.equals(Values.TIME)) {
      return null;
    }
    boolean cut = wanted.equals(Values.DATE) && text.indexOf('T') > 0;
    String kept = cut ? text.substring(0, text.indexOf('T')) : text;
    return new Located(new TextNode(kept), wanted);
  }

  private static Located toQuantity(Located item) {
    if (item.type().kind() == ElementType.Kind.QUANTITY) {
      return item;
    }
    BigDecimal number = Values.number(item);
    if (number != null) {
      return Quantities.of(number, "1");
    }
    String text = Values.text(item);
    Matcher matcher = QUANTITY.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return null;
    }
    String unit = matcher.group(2);
    if (matcher.group(3) != null) {
      unit = Quantities.calendarUnit(matcher.group(3)).orElse(null);
      if (unit == null) {
        return null;
      }
    }
    return Quantities.of(new BigDecimal(matcher.group(1)), unit == null ? "1" : unit);
  }

  private static void code(Call call, boolean encode, List<Located> into) {
    String text = call.text();
    String format = call.text(0);
    if (text == null || format == null) {
      return;
    }
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      String result =
          switch (format) {
            case "hex" ->
                encode ? HexFormat.of().formatHex(bytes) : decoded(HexFormat.of().parseHex(text));
            case "base64" ->
                encode
                    ? Base64.getEncoder().encodeToString(bytes)
                    : decoded(Base64.getDecoder().decode(text));
            case "urlbase64" ->
                encode
                    ? Base64.getUrlEncoder().encodeToString(bytes)
                    : decoded(Base64.getUrlDecoder().decode(text));
            default -> throw new PathFault("'" + format + "' is no encoding");
          };
      into.add(Values.string(result));
    } catch (IllegalArgumentException e) {
      throw new PathFault("the text is not encoded as " + format);
    }
  }

  private static String decoded(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
