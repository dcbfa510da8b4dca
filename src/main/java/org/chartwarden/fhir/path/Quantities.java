package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/** Quantities in paths; amounts in different units are compared after conversion. */
final class Quantities {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final Map<String, String> CALENDAR =
      Map.of(
          "year", "a",
          "month", "mo",
          "week", "wk",
          "day", "d",
          "hour", "h",
          "minute", "min",
          "second", "s",
          "millisecond", "ms");

  private Quantities() {}

  /** The UCUM code of a calendar word in singular or plural. */
  static Optional<String> calendarUnit(String word) {
    String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return Optional.ofNullable(CALENDAR.get(singular));
  }

  static Located of(BigDecimal value, String unit) {
    ObjectNode node = Json.object();
    node.put("value", value);
    node.put("unit", unit).put("system", UCUM).put("code", unit);
    return new Located(node, Values.QUANTITY);
  }

  /** The amount of a quantity or number; empty when it has no value. */
  static Optional<Amount> amount(Located item) {
    if (item.node().isNumber()) {
      return Optional.of(new Amount(Values.number(item), "1"));
    }
    JsonNode value = item.node().path("value");
    if (!value.isNumber()) {
      return Optional.empty();
    }
    String unit = item.node().path("code").asText(item.node().path("unit").asText("1"));
    return Optional.of(
        new Amount(Values.number(new Located(value, Values.DECIMAL)), unit.isEmpty() ? "1" : unit));
  }

  /** Whether two amounts are equal; null when they cannot be compared. */
  static Boolean equal(Located left, Located right) {
    Integer order = compare(left, right);
    return order == null ? null : order == 0;
  }

  /** The order of two amounts; null when they cannot be compared. */
  static Integer compare(Located left, Located right) {
    Optional<Amount> first = amount(left);
    Optional<Amount> second = first.flatMap(one -> amount(right).flatMap(o -> in(o, one.unit())));
    return second.map(other -> first.get().value().compareTo(other.value())).orElse(null);
  }

  /** An amount in another unit; empty when the units measure different things. */
  static Optional<Amount> in(Amount amount, String unit) {
    if (amount.unit().equals(unit)) {
      return Optional.of(amount);
    }
    try {
      return Optional.of(UnitConverter.convert(amount, unit));
    } catch (UnitProblem e) {
      return Optional.empty();
    }
  }
}
