package org.chartwarden.fhir.search.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;

/**
 * Dates, times and periods as ranges of time: FHIR R4, section 3.1.1.4.7 (date) A period without an
 * end is open towards the future.
 */
public final class DateParam implements SearchParamType {

  /** Modifier of filters: the times have a moment in common. */
  public static final String OVERLAPS = "#overlaps";

  private final DateComparison comparison;

  DateParam(DateComparison comparison) {
    this.comparison = comparison;
  }

  @Override
  public ParamKind kind() {
    return ParamKind.DATE;
  }

  @Override
  public Set<String> modifiers(IndexedParam param) {
    return Set.of();
  }

  @Override
  public String table() {
    return "idx_date";
  }

  @Override
  public String sortValue(boolean descending) {
    return descending ? "max(s.high)" : "min(s.low)";
  }

  @Override
  public void index(SearchParam param, Located element, int group, IndexRows rows) {
    Optional<DateRange> range =
        switch (element.type().name()) {
          case "Period" -> period(element.node());
          case "Timing" -> timing(element.node());
          default ->
              element.node().isTextual()
                  ? DateRange.of(element.node().textValue())
                  : Optional.empty();
        };
    range.ifPresent(r -> rows.date(param.id(), group, r));
  }

  private static Optional<DateRange> period(JsonNode period) {
    Optional<DateRange> start = DateRange.of(period.path("start").asText(""));
    Optional<DateRange> end = DateRange.of(period.path("end").asText(""));
    if (start.isEmpty() && end.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DateRange(
            start.map(DateRange::low).orElse(DateRange.PAST),
            end.map(DateRange::high).orElse(DateRange.FUTURE)));
  }

  /** From the first to the last event; without events, the bounds of the repetition. */
  private static Optional<DateRange> timing(JsonNode timing) {
    Optional<DateRange> all = Optional.empty();
    for (JsonNode event : timing.path("event")) {
      Optional<DateRange> one = DateRange.of(event.asText(""));
      if (all.isEmpty()) {
        all = one;
      } else if (one.isPresent()) {
        all =
            Optional.of(
                new DateRange(
                    Math.min(all.get().low(), one.get().low()),
                    Math.max(all.get().high(), one.get().high())));
      }
    }
    return all.isPresent() ? all : period(timing.path("repeat").path("boundsPeriod"));
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
      List<Long> bounds = new ArrayList<>();
      alternatives.add(
          modifier.equals(OVERLAPS)
              ? comparison.overlap(param, value, "@.low", "@.high", bounds)
              : comparison.comparison(param, value, "@.low", "@.high", bounds));
      args.addAll(bounds);
    }
    return new Condition.Rows(
        table(), "@.param = ? AND (" + String.join(" OR ", alternatives) + ")", args);
  }
}
