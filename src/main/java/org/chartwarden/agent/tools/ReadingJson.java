package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.chartwarden.platform.Json;

/** How readings look to a planner. */
final class ReadingJson {

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  private ReadingJson() {}

  /** A reading with everything that is known of it. */
  static ObjectNode full(Reading reading, OffsetDateTime now) {
    ObjectNode node = Json.object();
    node.put("name", reading.name());
    node.put("value", reading.value());
    node.put("unit", reading.unit());
    if (reading.comparator() != null) {
      node.put("comparator", reading.comparator());
    }
    node.put("value_text", reading.text());
    node.put("value_as_charted", reading.chartedValue());
    node.put("unit_as_charted", reading.chartedUnit());
    node.put("effective", reading.time().text());
    node.put("age_hours", ageHours(reading, now));
    node.put("reference", reading.reference());
    return node;
  }

  /** A reading as a row of a list. */
  static ObjectNode row(Reading reading) {
    ObjectNode node = Json.object();
    node.put("value", reading.value());
    node.put("unit", reading.unit());
    if (reading.value() == null || reading.comparator() != null) {
      node.put("value_text", reading.text());
    }
    node.put("effective", reading.time().text());
    node.put("reference", reading.reference());
    return node;
  }

  /** Hours from the reading to the reference time, two decimals; negative when it is later. */
  static BigDecimal ageHours(Reading reading, OffsetDateTime now) {
    long seconds = Duration.between(reading.time().start(), now).toSeconds();
    return BigDecimal.valueOf(seconds).divide(SECONDS_PER_HOUR, 2, RoundingMode.HALF_EVEN);
  }

  static void notes(ObjectNode node, List<String> notes) {
    if (!notes.isEmpty()) {
      ArrayNode array = node.putArray("notes");
      notes.forEach(array::add);
    }
  }
}
