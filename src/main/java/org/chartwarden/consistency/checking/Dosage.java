package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.consistency.rules.ChartedUse;
import org.chartwarden.notes.medications.Frequency;
import org.chartwarden.notes.medications.Route;

/** Dosages of FHIR as rules see them. */
final class Dosage {

  private static final Map<String, String> TIMING_CODES =
      Map.ofEntries(
          Map.entry("QD", "1"),
          Map.entry("AM", "1"),
          Map.entry("PM", "1"),
          Map.entry("BED", "1"),
          Map.entry("QHS", "1"),
          Map.entry("BID", "2"),
          Map.entry("TID", "3"),
          Map.entry("QID", "4"),
          Map.entry("QOD", "0.5"),
          Map.entry("Q1H", "24"),
          Map.entry("Q2H", "12"),
          Map.entry("Q3H", "8"),
          Map.entry("Q4H", "6"),
          Map.entry("Q6H", "4"),
          Map.entry("Q8H", "3"),
          Map.entry("Q12H", "2"),
          Map.entry("Q24H", "1"),
          Map.entry("DAILY", "1"));

  private static final Map<String, String> EVENTS =
      Map.of(
          "MORN", "morning",
          "NOON", "noon",
          "AFT", "afternoon",
          "EVE", "evening",
          "NIGHT", "bedtime",
          "HS", "bedtime");

  private static final Map<String, String> PERIODS_PER_DAY =
      Map.of("s", "86400", "min", "1440", "h", "24", "d", "1");

  private Dosage() {}

  /**
   * Reads a Dosage, or the dosage of a MedicationAdministration.
   *
   * @param given whether it was given, and not ordered
   */
  static ChartedUse of(JsonNode dosage, boolean given) {
    JsonNode amounts = dosage.has("doseAndRate") ? dosage.at("/doseAndRate/0") : dosage;
    JsonNode dose =
        amounts.has("doseQuantity") ? amounts.path("doseQuantity") : amounts.path("dose");
    JsonNode range = amounts.path("doseRange");
    JsonNode low = range.isMissingNode() ? dose : range.path("low");
    JsonNode rate = amounts.path("rateQuantity");
    BigDecimal ratePerUnit = null;
    String rateUnit = "";
    if (rate.path("value").isNumber()) {
      ratePerUnit = rate.get("value").decimalValue();
      rateUnit = ChartName.unit(rate);
    } else if (amounts.has("rateRatio")) {
      JsonNode ratio = amounts.get("rateRatio");
      BigDecimal per = number(ratio.path("denominator"));
      if (per != null && per.signum() > 0 && number(ratio.path("numerator")) != null) {
        ratePerUnit = number(ratio.path("numerator")).divide(per, MathContext.DECIMAL64);
        rateUnit =
            ChartName.unit(ratio.path("numerator"))
                + "/"
                + ChartName.unit(ratio.path("denominator"));
      }
    }
    String text = dosage.path("text").asText("");
    return new ChartedUse(
        number(low),
        number(range.path("high")),
        ChartName.unit(low),
        ratePerUnit,
        rateUnit,
        route(dosage.path("route")),
        perDay(dosage.path("timing")),
        dosage.path("asNeededBoolean").asBoolean(false) || dosage.has("asNeededCodeableConcept"),
        moments(dosage.path("timing")),
        given,
        text);
  }

  static ChartedUse vaccination(JsonNode tree) {
    JsonNode dose = tree.path("doseQuantity");
    return new ChartedUse(
        number(dose),
        null,
        ChartName.unit(dose),
        null,
        "",
        route(tree.path("route")),
        null,
        false,
        List.of(),
        true,
        "");
  }

  private static BigDecimal number(JsonNode quantity) {
    return quantity.path("value").isNumber() ? quantity.get("value").decimalValue() : null;
  }

  /** The route by its code, else by its words; null when neither is known. */
  private static Route route(JsonNode route) {
    for (JsonNode coding : route.path("coding")) {
      Optional<Route> known = Route.ofSnomed(coding.path("code").asText(""));
      if (known.isPresent()) {
        return known.get();
      }
    }
    return Route.named(ChartName.text(route)).orElse(null);
  }

  /** Doses per day; null when the order does not tell a regular number. */
  private static BigDecimal perDay(JsonNode timing) {
    JsonNode repeat = timing.path("repeat");
    BigDecimal period = decimal(repeat.path("period"));
    String unit = repeat.path("periodUnit").asText("");
    BigDecimal frequency = decimal(repeat.path("frequency"));
    if (period != null && period.signum() > 0) {
      BigDecimal times = frequency == null ? BigDecimal.ONE : frequency;
      String perDay = PERIODS_PER_DAY.get(unit);
      if (perDay != null) {
        return plain(times.multiply(new BigDecimal(perDay)).divide(period, MathContext.DECIMAL32));
      }
      BigDecimal days = unit.equals("wk") ? BigDecimal.valueOf(7) : BigDecimal.valueOf(30);
      if (unit.equals("wk") || unit.equals("mo")) {
        return plain(times.divide(period.multiply(days), MathContext.DECIMAL32));
      }
    }
    String code = timing.at("/code/coding/0/code").asText("").toUpperCase(Locale.ROOT);
    String named = TIMING_CODES.get(code);
    if (named == null) {
      named = TIMING_CODES.get(ChartName.text(timing.path("code")).toUpperCase(Locale.ROOT));
    }
    return named == null
        ? Frequency.of(ChartName.text(timing.path("code"))).flatMap(Frequency::perDay).orElse(null)
        : new BigDecimal(named);
  }

  /** When in the day, by the event codes of the timing, else by its words. */
  private static List<String> moments(JsonNode timing) {
    List<String> moments = new ArrayList<>();
    for (JsonNode when : timing.at("/repeat/when")) {
      String moment = EVENTS.get(when.asText());
      if (moment != null) {
        moments.add(moment);
      }
    }
    return moments.isEmpty()
        ? Frequency.of(ChartName.text(timing.path("code")))
            .map(Frequency::moments)
            .orElse(List.of())
        : moments;
  }

  private static BigDecimal decimal(JsonNode node) {
    return node.isNumber() ? node.decimalValue() : null;
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
