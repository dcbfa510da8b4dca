package org.chartwarden.consistency.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.chartwarden.notes.claims.ClaimedValue;

/**
 * All rows that may be about the same thing as one statement. What rules ask of them together is
 * worked out once and not again for every row: a chart may have thousands.
 */
public final class OtherRows {

  private final Optional<ClaimedValue> number;
  private final List<TableValue> rows;

  /** Both null before anything asks. */
  private NavigableMap<Instant, TableValue> fitting;

  private Long bags;

  private OtherRows(Optional<ClaimedValue> number, List<TableValue> rows) {
    this.number = number;
    this.rows = rows;
  }

  /** The rows of a statement that says a value, if it says one. */
  public static OtherRows of(Optional<ClaimedValue> value, List<TableValue> rows) {
    return new OtherRows(value.filter(ClaimedValue::isNumber), List.copyOf(rows));
  }

  /** The newest row before a moment that has the number of the statement. */
  Optional<TableValue> fittingBefore(Instant moment) {
    if (fitting == null) {
      fitting = new TreeMap<>();
      for (TableValue row : rows) {
        if (row.start().isPresent() && number.isPresent() && fits(number.get(), row)) {
          fitting.putIfAbsent(row.start().get(), row);
        }
      }
    }
    return Optional.ofNullable(fitting.lowerEntry(moment)).map(Map.Entry::getValue);
  }

  /** How many rows are a unit of blood each, when the statement counts units. */
  long bags() {
    if (bags == null) {
      bags =
          rows.stream()
              .flatMap(row -> row.value().stream())
              .filter(ChartedValue::isNumber)
              .filter(value -> number.isPresent() && NumberFit.isBag(number.get(), value))
              .count();
    }
    return bags;
  }

  /** Whether a row has the number that a statement says. */
  static boolean fits(ClaimedValue claim, TableValue row) {
    return row.value().filter(ChartedValue::isNumber).isPresent()
        && NumberFit.of(claim, row.value().get(), row.concepts()).kind() == NumberFit.Kind.SAME;
  }
}
