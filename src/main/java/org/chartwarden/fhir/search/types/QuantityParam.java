package org.chartwarden.fhir.search.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;
import org.chartwarden.units.UnitConverter;

/**
 * Amounts with a unit: FHIR R4, section 3.1.1.4.11 (quantity). A search without a unit matches any;
 * {@code 5.4||mg} matches the code or the written unit.
 */
final class QuantityParam implements SearchParamType {

  static final String UCUM = "http://unitsofmeasure.org";
  private static final String CURRENCIES = "urn:iso:std:iso:4217";

  private final UnitKinds units;

  QuantityParam(UnitKinds units) {
    this.units = units;
  }

  @Override
  public ParamKind kind() {
    return ParamKind.QUANTITY;
  }

  @Override
  public Set<String> modifiers(IndexedParam param) {
    return Set.of();
  }

  @Override
  public String table() {
    return "idx_quantity";
  }

  @Override
  public String sortValue(boolean descending) {
    return descending ? "max(" + canonical("s.high") + ")" : "min(" + canonical("s.low") + ")";
  }

  /**
   * A number in the unit that stands for all of its kind, so that 150 lb come before 70 kg. A unit
   * that is only written counts where it is a code in use.
   */
  private static String canonical(String number) {
    return "COALESCE((SELECT "
        + number
        + " * u.factor + u.shift FROM search_unit u WHERE u.code = COALESCE(s.code, s.unit)"
        + " AND COALESCE(s.system, '"
        + UCUM
        + "') = '"
        + UCUM
        + "'), "
        + number
        + ")";
  }

  @Override
  public void index(SearchParam param, Located element, int group, IndexRows rows) {
    JsonNode node = element.node();
    switch (element.type().name()) {
      case "Range" -> range(param, node, group, rows);
      case "SampledData" -> sampled(param, node, group, rows);
      case "Money" -> {
        BigDecimal value = number(node.path("value"));
        if (value != null) {
          rows.quantity(param.id(), group, value, value, CURRENCIES, text(node, "currency"), null);
        }
      }
      default -> single(param, node, group, rows);
    }
  }

  private static void single(SearchParam param, JsonNode node, int group, IndexRows rows) {
    BigDecimal value = number(node.path("value"));
    if (value == null) {
      return;
    }
    // A value with a comparator stands for everything on that side of it.
    String comparator = node.path("comparator").asText("");
    rows.quantity(
        param.id(),
        group,
        comparator.startsWith("<") ? null : value,
        comparator.startsWith(">") ? null : value,
        text(node, "system"),
        text(node, "code"),
        text(node, "unit"));
  }

  static void range(SearchParam param, JsonNode node, int group, IndexRows rows) {
    BigDecimal low = number(node.path("low").path("value"));
    BigDecimal high = number(node.path("high").path("value"));
    if (low == null && high == null) {
      return;
    }
    JsonNode unit = low == null ? node.path("high") : node.path("low");
    rows.quantity(
        param.id(), group, low, high, text(unit, "system"), text(unit, "code"), text(unit, "unit"));
  }

  /** Between the limits of the device, or at the origin where no limits are given. */
  private static void sampled(SearchParam param, JsonNode node, int group, IndexRows rows) {
    JsonNode origin = node.path("origin");
    BigDecimal low = number(node.path("lowerLimit"));
    BigDecimal high = number(node.path("upperLimit"));
    if (low == null && high == null) {
      low = number(origin.path("value"));
      high = low;
    }
    if (low != null || high != null) {
      rows.quantity(
          param.id(),
          group,
          low,
          high,
          text(origin, "system"),
          text(origin, "code"),
          text(origin, "unit"));
    }
  }

  private static BigDecimal number(JsonNode node) {
    if (!node.isNumber()) {
      return null;
    }
    BigDecimal value = node.decimalValue();
    return NumberRange.indexable(value) ? value : null;
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).textValue();
  }

  @Override
  public Condition present(IndexedParam param) {
    return new Condition.Rows(table(), "@.param = ?", List.of(param.param().id()));
  }

  @Override
  public Condition condition(IndexedParam indexed, String modifier, List<String> values) {
    SearchParam param = indexed.param();
    List<Object> args = new ArrayList<>();
    args.add(param.id());
    List<String> alternatives = new ArrayList<>();
    for (String value : values) {
      List<String> parts = SearchText.split(value, '|');
      if (parts.size() != 1 && parts.size() != 3) {
        throw SearchText.badValue(param, value, "a number, number|system|code or number||unit");
      }
      Prefixed prefixed = Prefixed.of(param, parts.get(0).strip());
      alternatives.add("(" + alternative(param, prefixed, parts, args) + ")");
    }
    return new Condition.Rows(
        table(), "@.param = ? AND (" + String.join(" OR ", alternatives) + ")", args);
  }

  private String alternative(
      SearchParam param, Prefixed prefixed, List<String> parts, List<Object> args) {
    String asked = NumberRange.comparison(param, prefixed, args);
    if (parts.size() != 3) {
      return asked;
    }
    asked += unit(parts, args);
    String code = part(parts, 2);
    if (code.isEmpty() || !part(parts, 1).equals(UCUM)) {
      return asked;
    }
    StringBuilder any = new StringBuilder("(").append(asked).append(')');
    for (String other : units.sameKind(code)) {
      if (!other.equals(code)) {
        any.append(" OR (")
            .append(
                NumberRange.comparison(
                    param, prefixed, value -> converted(value, code, other), args))
            .append(" AND @.system = ? AND @.code = ?)");
        args.add(UCUM);
        args.add(other);
      }
    }
    return any.toString();
  }

  private static BigDecimal converted(BigDecimal value, String from, String to) {
    return UnitConverter.betweenCodes(value, from, to)
        .orElseThrow(
            () -> new IllegalStateException(from + " and " + to + " do not measure the same"));
  }

  private static String part(List<String> parts, int index) {
    return SearchText.key(SearchText.unescape(parts.get(index)).strip());
  }

  private static String unit(List<String> parts, List<Object> args) {
    String system = part(parts, 1);
    String code = part(parts, 2);
    StringBuilder sql = new StringBuilder();
    if (!system.isEmpty()) {
      sql.append(" AND @.system = ?");
      args.add(system);
    }
    if (!code.isEmpty()) {
      args.add(code);
      if (system.isEmpty()) {
        sql.append(" AND (@.code = ? OR @.unit = ?)");
        args.add(code);
      } else {
        sql.append(" AND @.code = ?");
      }
    }
    return sql.toString();
  }
}
