package org.chartwarden.agent.checks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.consistency.drugs.DoseLimit;
import org.chartwarden.consistency.drugs.DoseLimits;
import org.chartwarden.units.Amount;

/** Compares dose, rate and day's dose with {@link DoseLimits}. Adults only. */
final class DoseRangeCheck implements OrderCheck {

  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final int ADULT = 18;

  @Override
  public String id() {
    return "dose-range";
  }

  @Override
  public List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart) {
    if (order.drug().isEmpty() || order.dose() == null) {
      return List.of();
    }
    Drug drug = order.drug().get();
    if (chart.ageYears() != null && chart.ageYears() < ADULT) {
      return List.of(
          Warnings.caution(
              "dose-of-a-child",
              "the patient is under 18; the dose limits here are those of adults",
              chart.patient()));
    }
    Optional<DoseLimit> limit = DoseLimits.of(drug.ingredients(), order.route());
    if (limit.isEmpty()) {
      return List.of(
          Warnings.info(
              "no-dose-range",
              "no dose range is known here for "
                  + drug.name()
                  + (order.route().isEmpty() ? "" : " by the route " + order.route())));
    }
    Optional<BigDecimal> dose = limit.get().inUnit(order.dose());
    if (dose.isEmpty()) {
      return List.of(
          Warnings.caution(
              "dose-unit",
              order.dose()
                  + " of "
                  + drug.name()
                  + " cannot be compared with limits in "
                  + limit.get().unit()));
    }
    List<ChangeWarning> warnings = new ArrayList<>();
    single(order.dose(), dose.get(), limit.get(), warnings);
    rate(order, dose.get(), limit.get(), warnings);
    daily(order, dose.get(), limit.get(), warnings);
    return warnings;
  }

  private static void single(
      Amount shown, BigDecimal dose, DoseLimit limit, List<ChangeWarning> warnings) {
    if (above(dose, limit.high())) {
      warnings.add(Warnings.high("dose-too-high", text(shown, limit.high(), limit)));
    } else if (above(dose, limit.caution())) {
      warnings.add(Warnings.caution("dose-high", text(shown, limit.caution(), limit)));
    } else if (above(dose, limit.notable())) {
      warnings.add(Warnings.info("dose-notable", text(shown, limit.notable(), limit)));
    }
    if (limit.low() != null && dose.multiply(TEN).compareTo(limit.low()) < 0) {
      warnings.add(
          Warnings.caution(
              "dose-low",
              shown
                  + " is less than a tenth of the usual lowest dose, "
                  + limit.low().toPlainString()
                  + " "
                  + limit.unit()));
    }
  }

  private static void rate(
      OrderDraft order, BigDecimal dose, DoseLimit limit, List<ChangeWarning> warnings) {
    if (limit.cautionPerHour() == null && limit.highPerHour() == null) {
      return;
    }
    if (order.hours() == null) {
      warnings.add(
          Warnings.caution("rate-unknown", "over what time the infusion runs is not said"));
      return;
    }
    BigDecimal perHour = dose.divide(order.hours(), MathContext.DECIMAL64);
    String message =
        perHour.round(new MathContext(4)).toPlainString()
            + " "
            + limit.unit()
            + " an hour is above ";
    if (above(perHour, limit.highPerHour())) {
      warnings.add(
          Warnings.high(
              "rate-too-high",
              message + limit.highPerHour().toPlainString() + " (" + limit.source() + ")"));
    } else if (above(perHour, limit.cautionPerHour())) {
      warnings.add(
          Warnings.caution(
              "rate-high",
              message + limit.cautionPerHour().toPlainString() + " (" + limit.source() + ")"));
    }
  }

  private static void daily(
      OrderDraft order, BigDecimal dose, DoseLimit limit, List<ChangeWarning> warnings) {
    if (order.dosesPerDay() == null) {
      return;
    }
    BigDecimal perDay = dose.multiply(order.dosesPerDay());
    if (above(perDay, limit.perDay())) {
      warnings.add(
          Warnings.caution(
              "day-dose-high",
              perDay.round(new MathContext(6)).stripTrailingZeros().toPlainString()
                  + " "
                  + limit.unit()
                  + " a day is above "
                  + limit.perDay().toPlainString()
                  + " ("
                  + limit.source()
                  + ")"));
    }
  }

  private static boolean above(BigDecimal value, BigDecimal bound) {
    return bound != null && value.compareTo(bound) > 0;
  }

  private static String text(Amount shown, BigDecimal bound, DoseLimit limit) {
    return "a single dose of "
        + shown
        + " is above "
        + bound.toPlainString()
        + " "
        + limit.unit()
        + " ("
        + limit.source()
        + ")";
  }
}
