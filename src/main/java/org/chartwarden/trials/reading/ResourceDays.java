package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactTime;

/** Dates of FHIR resources, which may be a year or a month only. */
final class ResourceDays {

  private ResourceDays() {}

  /** The day of a date or dateTime, in its own zone; empty when there is none. */
  static Optional<DayRange> of(JsonNode value) {
    String text = value.asText("");
    try {
      return switch (text.length()) {
        case 0, 1, 2, 3 -> Optional.empty();
        case 4 -> Optional.of(DayRange.in(Integer.parseInt(text)));
        case 7 -> Optional.of(DayRange.in(YearMonth.parse(text)));
        default ->
            text.length() < 10
                ? Optional.empty()
                : Optional.of(DayRange.on(LocalDate.parse(text.substring(0, 10))));
      };
    } catch (DateTimeException | NumberFormatException e) {
      // Data of other systems may hold no date here: then none is told.
      return Optional.empty();
    }
  }

  /** Begin and end of the first of some elements that is there: a dateTime or a Period. */
  static FactTime of(JsonNode tree, String... names) {
    for (String name : names) {
      JsonNode value = tree.path(name);
      if (value.isObject()) {
        Optional<DayRange> start = of(value.path("start"));
        if (start.isPresent() || value.has("end")) {
          return new FactTime(start, of(value.path("end")));
        }
      } else if (of(value).isPresent()) {
        return new FactTime(of(value), Optional.empty());
      }
    }
    return FactTime.UNTOLD;
  }

  /** As {@link #of}, of something that was over at once where no end is told. */
  static FactTime event(JsonNode tree, String... names) {
    FactTime time = of(tree, names);
    return time.end().isPresent() ? time : new FactTime(time.begin(), time.begin());
  }
}
