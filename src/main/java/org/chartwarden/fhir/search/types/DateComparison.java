package org.chartwarden.fhir.search.types;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.chartwarden.fhir.search.SearchParam;

/** The prefixes of FHIR R4, section 3.1.1.4.5, over columns that hold a range of time. */
@ApplicationScoped
public class DateComparison {

  private final Clock clock;

  @Inject
  public DateComparison(Clock clock) {
    this.clock = clock;
  }

  /**
   * SQL that compares a stored range with a search value.
   *
   * @param low column of the first microsecond
   * @param high column of the last microsecond
   * @param bounds receives one value in microseconds for each {@code ?}
   */
  public String comparison(
      SearchParam param, String value, String low, String high, List<Long> bounds) {
    Prefixed prefixed = Prefixed.of(param, SearchText.unescape(value).strip());
    String template = template(prefixed.prefix(), asked(param, prefixed.value()), bounds);
    return template.replace("low", low).replace("high", high);
  }

  /** As {@link #comparison}: the stored range and the value have a moment in common. */
  public String overlap(
      SearchParam param, String value, String low, String high, List<Long> bounds) {
    DateRange asked = asked(param, SearchText.unescape(value).strip());
    return sql("(low <= ? AND high >= ?)", bounds, asked.high(), asked.low())
        .replace("low", low)
        .replace("high", high);
  }

  private static DateRange asked(SearchParam param, String date) {
    return DateRange.of(date)
        .orElseThrow(
            () ->
                SearchText.badValue(
                    param, date, "a date such as 2026, 2026-01, 2026-01-31 or 2026-01-31T08:00Z"));
  }

  private String template(String prefix, DateRange asked, List<Long> bounds) {
    long low = asked.low();
    long high = asked.high();
    return switch (prefix) {
      case "ne" -> sql("NOT (low >= ? AND high <= ?)", bounds, low, high);
      case "gt" -> sql("high > ?", bounds, high);
      case "lt" -> sql("low < ?", bounds, low);
      // Ranges have low <= high, so "gt or eq" is high > H or low >= L, and both imply high >= L.
      case "ge" -> sql("(high >= ? AND (high > ? OR low >= ?))", bounds, low, high, low);
      case "le" -> sql("(low <= ? AND (low < ? OR high <= ?))", bounds, high, low, high);
      case "sa" -> sql("low > ?", bounds, high);
      case "eb" -> sql("high < ?", bounds, low);
      case "ap" -> {
        long slack = slack(asked);
        yield sql("(low <= ? AND high >= ?)", bounds, high + slack, low - slack);
      }
      default ->
          // The upper bound of low follows from low <= high and makes the index range finite.
          sql("(low >= ? AND low <= ? AND high <= ?)", bounds, low, high, high);
    };
  }

  /** A tenth of the time between now and the date, as the specification recommends. */
  private long slack(DateRange asked) {
    long now = clock.millis() * 1000;
    return Math.max(Math.abs(now - asked.low()), Math.abs(now - asked.high())) / 10;
  }

  private static String sql(String text, List<Long> bounds, Long... values) {
    bounds.addAll(List.of(values));
    return text;
  }
}
