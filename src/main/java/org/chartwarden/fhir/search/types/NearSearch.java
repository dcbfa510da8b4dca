package org.chartwarden.fhir.search.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.SearchParam;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * {@code Location?near=latitude|longitude|distance|unit} (FHIR R4, location.html#search): places
 * within a distance on the sphere. Without a distance it is {@value #DEFAULT_KM} km, without a unit
 * kilometres. The two rows of a position lie in the table of numbers, latitude in group 1 and
 * longitude in group 2, so that locations need no table of their own.
 */
final class NearSearch implements SpecialSearch {

  static final String NAME = "near";

  private static final int DEFAULT_KM = 50;
  private static final double EARTH_RADIUS_KM = 6371.0088;
  private static final double KM_PER_DEGREE = EARTH_RADIUS_KM * Math.PI / 180;
  private static final int LATITUDE = 1;
  private static final int LONGITUDE = 2;
  private static final Map<String, String> MILES =
      Map.of("mi", "[mi_i]", "mile", "[mi_i]", "miles", "[mi_i]", "mi_us", "[mi_us]");

  /** Haversine; the latitude of the place is in the row itself, its longitude in row c. */
  private static final String DISTANCE =
      "2 * "
          + EARTH_RADIUS_KM
          + " * asin(sqrt(least(1, power(sin(radians(CAST(@.low AS float8) - ?) / 2), 2)"
          + " + cos(radians(?)) * cos(radians(CAST(@.low AS float8)))"
          + " * power(sin(radians(CAST(c.low AS float8) - ?) / 2), 2))))";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void index(SearchParam param, Located element, IndexRows rows) {
    JsonNode latitude = element.node().path("latitude");
    JsonNode longitude = element.node().path("longitude");
    if (within(latitude, 90) && within(longitude, 180)) {
      row(param, LATITUDE, latitude.decimalValue(), rows);
      row(param, LONGITUDE, longitude.decimalValue(), rows);
    }
  }

  private static boolean within(JsonNode degrees, int bound) {
    return degrees.isNumber() && Math.abs(degrees.doubleValue()) <= bound;
  }

  private static void row(SearchParam param, int group, BigDecimal degrees, IndexRows rows) {
    if (NumberRange.indexable(degrees)) {
      rows.quantity(param.id(), group, degrees, degrees, null, null, null);
    }
  }

  @Override
  public Condition present(SearchParam param) {
    return new Condition.Rows(
        "idx_quantity", "@.param = ? AND @.grp = ?", List.of(param.id(), LATITUDE));
  }

  @Override
  public Condition condition(SearchParam param, List<String> values) {
    List<Condition> alternatives = new ArrayList<>();
    for (String value : values) {
      alternatives.add(place(param, value));
    }
    return alternatives.size() == 1 ? alternatives.get(0) : new Condition.Any(alternatives);
  }

  private static Condition place(SearchParam param, String value) {
    List<String> parts =
        SearchText.split(value, '|').stream()
            .map(part -> SearchText.unescape(part).strip())
            .toList();
    if (parts.size() < 2 || parts.size() > 4) {
      throw SearchText.badValue(param, value, "latitude|longitude|distance|unit");
    }
    double latitude = degrees(param, parts.get(0), 90);
    double longitude = degrees(param, parts.get(1), 180);
    double km = kilometres(param, parts);
    double margin = km / KM_PER_DEGREE * (1 + 1e-9) + 1e-9;
    return new Condition.Rows(
        "idx_quantity",
        "@.param = ? AND @.grp = 1 AND @.low >= ? AND @.low <= ? AND EXISTS (SELECT 1 FROM"
            + " idx_quantity c WHERE c.pid = @.pid AND c.param = ? AND c.grp = 2 AND "
            + DISTANCE
            + " <= ?)",
        List.of(
            param.id(),
            BigDecimal.valueOf(latitude - margin),
            BigDecimal.valueOf(latitude + margin),
            param.id(),
            latitude,
            latitude,
            longitude,
            km));
  }

  private static double degrees(SearchParam param, String text, int bound) {
    double degrees = NumberRange.parse(param, text).doubleValue();
    if (Math.abs(degrees) > bound) {
      throw SearchText.badValue(param, text, "between -" + bound + " and " + bound + " degrees");
    }
    return degrees;
  }

  private static double kilometres(SearchParam param, List<String> parts) {
    if (parts.size() < 3 || parts.get(2).isEmpty()) {
      return DEFAULT_KM;
    }
    BigDecimal distance = NumberRange.parse(param, parts.get(2));
    if (distance.signum() < 0 || distance.precision() - distance.scale() > 9) {
      throw SearchText.badValue(param, parts.get(2), "a distance");
    }
    String unit = parts.size() < 4 || parts.get(3).isEmpty() ? "km" : parts.get(3);
    try {
      return UnitConverter.convert(
              new Amount(
                  distance, MILES.getOrDefault(unit.toLowerCase(java.util.Locale.ROOT), unit)),
              "km")
          .value()
          .doubleValue();
    } catch (UnitProblem e) {
      throw SearchText.badValue(param, unit, "a unit of length");
    }
  }
}
