package org.chartwarden.consistency.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.claims.ClaimedUse;
import org.chartwarden.units.Substance;

/**
 * The amount of one dose, or the rate of an infusion, agrees after conversion and dose arithmetic:
 * two tablets of 500 mg are 1 g, 3 g a day in three doses are 1 g each. A number without a unit is
 * taken in the unit of the chart, or in the neighbouring one that clinicians leave out.
 */
final class DoseRule implements ConsistencyRule {

  private static final Set<String> PIECES =
      Set.of(
          "tab",
          "tbl",
          "tablet",
          "cap",
          "capsule",
          "puff",
          "patch",
          "drop",
          "dose",
          "piece",
          "amp",
          "ampule",
          "vial",
          "spray",
          "unit",
          "actuation",
          "neb",
          "packet",
          "sachet");
  private static final Map<String, List<String>> NEIGHBOURS =
      Map.of(
          "mg", List.of("g", "ug"),
          "g", List.of("mg"),
          "ug", List.of("mg"),
          "mL", List.of("L"),
          "L", List.of("mL"));
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TOLERANCE = new BigDecimal("0.001");

  @Override
  public String id() {
    return "dose";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    Optional<ClaimedUse> claimed = given.claim().use().filter(use -> use.dose() != null);
    Optional<ChartedUse> charted = given.row().use();
    if (claimed.isEmpty() || charted.isEmpty()) {
      return RuleAnswer.silent();
    }
    ClaimedUse claim = claimed.get();
    ChartedUse row = charted.get();
    if (row.dose() == null && row.rate() == null) {
      return RuleAnswer.silent();
    }
    Boolean same = same(claim, row);
    if (same == null) {
      return RuleAnswer.silent();
    }
    String both = "the note says " + Wording.dose(claim) + ", the chart " + Wording.dose(row);
    return same
        ? RuleAnswer.agrees("converted and rounded to the digits written", both)
        : RuleAnswer.differs(
            sameDigits(claim, row) ? ClaimField.UNIT : ClaimField.DOSE,
            Severities.ofDrug(given.row().concepts()),
            "converted and rounded to the digits written",
            both,
            "Verify the dose with the prescriber before the next one is given.");
  }

  /** Whether the number is the same and only the unit another. */
  private static boolean sameDigits(ClaimedUse claim, ChartedUse row) {
    return claim.unit() != null
        && claim.count() == null
        && (row.dose() != null && row.dose().compareTo(claim.dose()) == 0
            || row.rate() != null && row.rate().compareTo(claim.dose()) == 0);
  }

  /** Whether they are the same; null when they cannot be compared. */
  private static Boolean same(ClaimedUse claim, ChartedUse row) {
    boolean answered = false;
    if (row.dose() != null) {
      Boolean dose = amount(claim, row, row.dose(), row.doseHigh(), row.unit());
      if (Boolean.TRUE.equals(dose)) {
        return true;
      }
      answered = dose != null;
    }
    if (row.rate() != null) {
      Boolean rate = amount(claim, row, row.rate(), null, row.rateUnit());
      if (rate != null) {
        return rate;
      }
    }
    return answered ? Boolean.FALSE : null;
  }

  private static Boolean amount(
      ClaimedUse claim, ChartedUse row, BigDecimal charted, BigDecimal high, String unit) {
    BigDecimal count = claim.count() == null ? BigDecimal.ONE : claim.count();
    if (claim.unit() == null) {
      if (near(claim.dose(), claim.doseHigh(), charted, high, claim.dose().scale())) {
        return true;
      }
      for (String other : NEIGHBOURS.getOrDefault(unit, List.of())) {
        Optional<BigDecimal> converted = convert(charted, unit, other);
        if (converted.isPresent()
            && near(claim.dose(), claim.doseHigh(), converted.get(), null, claim.dose().scale())) {
          return true;
        }
      }
      return false;
    }
    if (piece(claim.unit()) || piece(unit)) {
      if (!(piece(claim.unit()) && piece(unit))) {
        return null;
      }
      return near(claim.dose(), claim.doseHigh(), charted, high, claim.dose().scale());
    }
    Optional<BigDecimal> inClaim = convert(charted, unit, claim.unit());
    if (inClaim.isEmpty()) {
      return perDay(claim, row, charted, unit);
    }
    Optional<BigDecimal> highInClaim =
        high == null ? Optional.empty() : convert(high, unit, claim.unit());
    return near(
        claim.dose().multiply(count),
        claim.doseHigh() == null ? null : claim.doseHigh().multiply(count),
        inClaim.get(),
        highInClaim.orElse(null),
        claim.dose().scale());
  }

  /** "3 g/d" against 1 g three times a day. */
  private static Boolean perDay(ClaimedUse claim, ChartedUse row, BigDecimal charted, String unit) {
    if (!claim.unit().endsWith("/d") || row.perDay() == null) {
      return null;
    }
    String once = claim.unit().substring(0, claim.unit().length() - 2);
    Optional<BigDecimal> daily = convert(charted.multiply(row.perDay()), unit, once);
    return daily
        .map(value -> near(claim.dose(), claim.doseHigh(), value, null, claim.dose().scale()))
        .orElse(null);
  }

  private static boolean near(
      BigDecimal low, BigDecimal high, BigDecimal charted, BigDecimal chartedHigh, int scale) {
    BigDecimal slack =
        scale > 0 ? BigDecimal.ONE.movePointLeft(scale).multiply(HALF) : BigDecimal.ZERO;
    slack = slack.min(charted.abs().multiply(new BigDecimal("0.05")));
    slack = slack.max(charted.abs().multiply(TOLERANCE, MathContext.DECIMAL64));
    BigDecimal top = high == null ? low : high;
    BigDecimal chartedTop = chartedHigh == null ? charted : chartedHigh;
    return chartedTop.compareTo(low.subtract(slack)) >= 0 && charted.compareTo(top.add(slack)) <= 0;
  }

  private static boolean piece(String unit) {
    return unit.startsWith("{")
        && PIECES.stream().anyMatch(p -> unit.regionMatches(true, 1, p, 0, p.length()));
  }

  private static Optional<BigDecimal> convert(BigDecimal value, String from, String to) {
    return WrittenUnit.between(units(from), units(to), Substance.UNKNOWN)
        .flatMap(step -> step.apply(value));
  }

  /** International units, and the bare units of insulin and heparin, are one. */
  private static String units(String unit) {
    return unit.replace("{unit}", "[iU]").replace("[IU]", "[iU]").replaceAll("^U(?=$|/)", "[iU]");
  }
}
