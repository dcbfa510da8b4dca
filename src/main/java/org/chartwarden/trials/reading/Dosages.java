package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.units.Amount;

/** What the dosage of an order tells: how much a day, for how long, and in which form. */
final class Dosages {

  private static final Pattern COURSE =
      Pattern.compile("\\b(?:for|x|over) (\\d{1,3})[ -](day|week|wk|month)s?\\b");

  private static final Map<String, Integer> HOURS = Map.of("h", 1, "d", 24, "wk", 168);

  private record Rhythm(Pattern words, double perDay) {}

  private static final List<Rhythm> RHYTHMS =
      List.of(
          rhythm("qid|four times (?:a day|daily)|q6h|every 6 hours|4x daily|4x/day", 4),
          rhythm("tid|three times (?:a day|daily)|q8h|every 8 hours|tds|3x daily|3x/day", 3),
          rhythm("bid|twice (?:a day|daily)|q12h|every 12 hours|bd|2x daily|2x/day", 2),
          rhythm("qod|every other day|alternate days|q48h", 0.5),
          rhythm("weekly|once a week|every week|q1w|qwk", 1.0 / 7),
          rhythm(
              "daily|qd|od|once (?:a day|daily)|every day|nightly|qhs|at bedtime|every morning|qam|mane|nocte|q24h",
              1));

  private record Form(Pattern words, String name) {}

  private static final List<Form> FORMS =
      List.of(
          form(
              "ou|od eye|os eye|ophthalmic|eye drops?|conjunctival|artificial tears|both eyes",
              "eye drops"),
          form("inh|inhal\\w+|puffs?|nebuli[sz]\\w+", "inhaler"),
          form("nasal|intranasal|each nostril", "nasal spray"),
          form("otic|ear drops?", "ear drops"),
          form("topical|cream|ointment|gel|lotion|cutaneous", "topical"),
          form("transdermal|patch", "patch"),
          form("pr|rectal|suppository|enema", "suppository"),
          form("vaginal|pessary", "vaginal"));

  private Dosages() {}

  private static Rhythm rhythm(String words, double perDay) {
    return new Rhythm(Pattern.compile("\\b(?:" + words + ")\\b"), perDay);
  }

  private static Form form(String words, String name) {
    return new Form(Pattern.compile("\\b(?:" + words + ")\\b"), name);
  }

  /** The end of a course whose length the dosage tells: "for 10 days". */
  static Optional<DayRange> course(String dosage, DayRange begin) {
    Matcher length = COURSE.matcher(dosage.toLowerCase(Locale.ROOT));
    if (!length.find()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(length.group(1));
    LocalDate last =
        switch (length.group(2)) {
          case "day" -> begin.last().plusDays(count - 1L);
          case "week", "wk" -> begin.last().plusWeeks(count).minusDays(1);
          default -> begin.last().plusMonths(count).minusDays(1);
        };
    return Optional.of(DayRange.on(last));
  }

  /** Dose times doses per day, where both are told; in the unit of the dose. */
  static Optional<Amount> daily(JsonNode dosage) {
    JsonNode dose = dosage.path("doseAndRate").path(0).path("doseQuantity");
    String unit = dose.path("code").asText(dose.path("unit").asText(""));
    Optional<Double> perDay = perDay(dosage);
    if (!dose.path("value").isNumber() || unit.isEmpty() || perDay.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal amount =
        dose.get("value")
            .decimalValue()
            .multiply(BigDecimal.valueOf(perDay.get()))
            .round(new MathContext(6));
    return Optional.of(new Amount(amount, unit));
  }

  private static Optional<Double> perDay(JsonNode dosage) {
    JsonNode repeat = dosage.path("timing").path("repeat");
    Integer hours = HOURS.get(repeat.path("periodUnit").asText(""));
    if (hours != null && repeat.path("period").asDouble() > 0) {
      return Optional.of(
          repeat.path("frequency").asDouble(1) * 24 / (repeat.path("period").asDouble() * hours));
    }
    String words = ResourceName.text(dosage.path("timing").path("code")).toLowerCase(Locale.ROOT);
    for (Rhythm rhythm : RHYTHMS) {
      if (rhythm.words().matcher(words).find()) {
        return Optional.of(rhythm.perDay());
      }
    }
    return Optional.empty();
  }

  /** The form that route and words tell: "eye drops"; empty when they tell none. */
  static String form(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return FORMS.stream()
        .filter(one -> one.words().matcher(lower).find())
        .map(Form::name)
        .findFirst()
        .orElse("");
  }
}
