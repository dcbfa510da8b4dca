package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.search.types.DateComparison;
import org.chartwarden.fhir.search.types.DateParam;
import org.chartwarden.fhir.search.types.SearchText;

/** Conditions on {@code _id} and {@code _lastUpdated}, which are columns of the resource table. */
@ApplicationScoped
public class ColumnCriteria {

  private final DateComparison dates;

  @Inject
  public ColumnCriteria(DateComparison dates) {
    this.dates = dates;
  }

  boolean allows(SearchParam param, String modifier) {
    return modifier.equals("not")
        && ResourceColumn.of(param).equals(Optional.of(ResourceColumn.ID));
  }

  Condition condition(SearchParam param, String modifier, List<String> values) {
    if (ResourceColumn.of(param).equals(Optional.of(ResourceColumn.LAST_UPDATED))) {
      return lastUpdated(param, modifier, values);
    }
    List<String> ids =
        values.stream()
            .map(SearchText::unescape)
            .map(String::strip)
            .map(
                id ->
                    id.startsWith(param.type() + "/")
                        ? id.substring(param.type().length() + 1)
                        : id)
            .toList();
    Condition condition = SearchSql.ids(param.type(), ids);
    return modifier.equals("not") ? new Condition.Not(condition) : condition;
  }

  /** The instant of storage as a range of one microsecond, so that the rules of dates hold. */
  private Condition lastUpdated(SearchParam param, String modifier, List<String> values) {
    List<Object> args = new ArrayList<>();
    args.add(param.type());
    List<String> alternatives = new ArrayList<>();
    for (String value : values) {
      List<Long> bounds = new ArrayList<>();
      String column = "@.last_updated";
      alternatives.add(
          modifier.equals(DateParam.OVERLAPS)
              ? dates.overlap(param, value, column, column, bounds)
              : dates.comparison(param, value, column, column, bounds));
      bounds.forEach(micros -> args.add(time(micros)));
    }
    return new Condition.Rows(
        "resource",
        "@.type = ? AND NOT @.deleted AND (" + String.join(" OR ", alternatives) + ")",
        args);
  }

  private static OffsetDateTime time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
