package org.chartwarden.fhir.path;

import static org.chartwarden.fhir.path.PathFunction.INPUT;
import static org.chartwarden.fhir.path.PathFunction.gives;
import static org.chartwarden.fhir.path.PathFunction.of;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The present, and the edges of what a value with limited precision can mean (FHIRPath 2.0, Utility
 * functions; FHIRPath 3.0, lowBoundary and highBoundary).
 */
final class TimeFunctions {

  private static final int DECIMALS = 8;
  private static final int MOST_DECIMALS = 31;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  static final List<PathFunction> ALL =
      List.of(
          of("now", 0, 0, gives(Values.DATE_TIME), (call, into) -> now(call, "", into)),
          of("today", 0, 0, gives(Values.DATE), (call, into) -> now(call, "date", into)),
          of("timeOfDay", 0, 0, gives(Values.TIME), (call, into) -> now(call, "time", into)),
          of("lowBoundary", 0, 1, INPUT, (call, into) -> boundary(call, true, into)),
          of("highBoundary", 0, 1, INPUT, (call, into) -> boundary(call, false, into)));

  private TimeFunctions() {}

  private static void now(Call call, String part, List<Located> into) {
    String text =
        call.scope()
            .now()
            .atOffset(ZoneOffset.UTC)
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX"));
    into.add(
        switch (part) {
          case "date" -> new Located(new TextNode(text.substring(0, 10)), Values.DATE);
          case "time" -> new Located(new TextNode(text.substring(11, 23)), Values.TIME);
          default -> new Located(new TextNode(text), Values.DATE_TIME);
        });
  }

  private static void boundary(Call call, boolean low, List<Located> into) {
    Located item = call.single();
    if (item == null || !item.hasValue()) {
      return;
    }
    Integer digits = call.count(0);
    BigDecimal number = Values.number(item);
    if (number != null) {
      BigDecimal edge = edge(number, low, digits);
      if (edge != null) {
        into.add(Values.decimal(edge));
      }
    } else if (item.type().kind() == ElementType.Kind.QUANTITY) {
      Quantities.amount(item)
          .ifPresent(
              amount -> {
                BigDecimal edge = edge(amount.value(), low, digits);
                if (edge != null) {
                  into.add(Quantities.of(edge, amount.unit()));
                }
              });
    } else {
      timeBoundary(item, low, digits, into);
    }
  }

  private static BigDecimal edge(BigDecimal value, boolean low, Integer digits) {
    int decimals = digits == null ? DECIMALS : digits;
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      return null;
    }
    BigDecimal half = HALF.movePointLeft(value.scale());
    return (low ? value.subtract(half) : value.add(half))
        .setScale(decimals, low ? RoundingMode.FLOOR : RoundingMode.CEILING);
  }

  private static void timeBoundary(Located item, boolean low, Integer digits, List<Located> into) {
    PartialTime time = item.type().kind().isTime() ? Values.time(item) : null;
    if (time == null) {
      return;
    }
    int all =
        switch (item.type().kind()) {
          case DATE -> 8;
          case TIME -> 9;
          default -> 17;
        };
    String text =
        time.boundary(
            low, digits == null ? all : digits, item.type().kind() == ElementType.Kind.DATE_TIME);
    if (text != null) {
      into.add(new Located(new TextNode(text), item.type()));
    }
  }
}
