package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Bounds;

/**
 * Whether the age on the index date lies within bounds. Years and months count as completed; weeks
 * and days are counted from the birth date, or are months of 30 days where only an age is told.
 *
 * @param bounds wanted ages
 * @param unit UCUM: {@code a}, {@code mo}, {@code wk} or {@code d}
 */
record AgeTest(Bounds bounds, String unit) implements CriterionTest {

  @Override
  public String type() {
    return "age";
  }

  @Override
  public String describe() {
    return "age " + bounds + " " + unit;
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(DataNeed.of(DataNeed.Kind.PERSON));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    Optional<BigDecimal> age = age(facts);
    if (age.isEmpty()) {
      return CriterionVerdict.unknown("The record tells no age.", MissingItem.ask("date of birth"));
    }
    String shown = facts.ageYears().map(years -> years + " years").orElse("");
    if (unit.equals("mo")) {
      shown = facts.ageMonths().orElseThrow() + " months";
    }
    String reason = "The patient is " + shown + " old; asked is " + bounds + " " + word() + ".";
    boolean inside = unit.equals("a") ? years(facts) : bounds.contains(age.get());
    return inside
        ? CriterionVerdict.met(reason, List.of(facts.person().evidence()))
        : CriterionVerdict.notMet(reason, List.of(facts.person().evidence()));
  }

  private String word() {
    return switch (unit) {
      case "a" -> "years";
      case "mo" -> "months";
      case "wk" -> "weeks";
      default -> "days";
    };
  }

  /** Completed years at the upper end, the day itself at a strict lower one. */
  private boolean years(PatientFacts facts) {
    BigDecimal years = BigDecimal.valueOf(facts.ageYears().orElseThrow());
    if (bounds.contains(years)) {
      return true;
    }
    boolean birthdayPassed =
        facts.person().birth().isPresent()
            && bounds.low() != null
            && !bounds.lowIncluded()
            && years.compareTo(bounds.low()) == 0
            && facts.indexDate().isAfter(facts.person().birth().get().plusYears(years.intValue()));
    return birthdayPassed && (bounds.high() == null || years.compareTo(bounds.high()) <= 0);
  }

  private Optional<BigDecimal> age(PatientFacts facts) {
    if (unit.equals("a") || unit.equals("mo") || facts.person().birth().isEmpty()) {
      Optional<Integer> months = facts.ageMonths();
      return months.map(
          all ->
              switch (unit) {
                case "a" -> BigDecimal.valueOf(all / 12);
                case "mo" -> BigDecimal.valueOf(all);
                case "wk" -> BigDecimal.valueOf(all * 30L / 7);
                default -> BigDecimal.valueOf(all * 30L);
              });
    }
    long days = ChronoUnit.DAYS.between(facts.person().birth().get(), facts.indexDate());
    return Optional.of(BigDecimal.valueOf(unit.equals("wk") ? days / 7 : days));
  }
}
