package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.Quantity.Limit;
import org.chartwarden.trials.terms.MeasureTerm;
import org.chartwarden.units.Amount;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * A result against the bounds of a question, in the unit of the one or by the limits of normal of
 * the other.
 *
 * @param measure what is measured
 * @param bounds wanted numbers
 * @param unit UCUM unit of the bounds; empty when none is written or known
 * @param limit whether the bounds count multiples of a limit of normal
 */
record MeasureComparison(MeasureTerm measure, Bounds bounds, String unit, Limit limit) {

  private static final String FASTING = "fasting-";

  /** What harms when it is too little as well. */
  private static final Set<String> TWO_SIDED =
      Set.of(
          "potassium",
          "sodium",
          "calcium",
          "magnesium",
          "phosphate",
          "glucose",
          "hemoglobin",
          "platelets",
          "wbc",
          "neutrophils",
          "tsh",
          "albumin",
          "body-temperature",
          "systolic-bp");

  /** Shares that nobody has under one in a hundred. */
  private static final Set<String> SHARES =
      Set.of("ejection-fraction", "fev1-fvc", "oxygen-saturation", "hematocrit");

  /** Whether a result lies within the bounds; empty when that cannot be said. */
  Optional<Boolean> holds(MeasuredFact fact) {
    Optional<BigDecimal> value =
        switch (limit) {
          case NONE -> inUnit(fact);
          case RANGE -> inRange(fact);
          case UPPER, LOWER -> multiple(fact);
        };
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (fact.bound()) {
      case EXACT, ABOUT -> Optional.of(bounds.contains(value.get()));
      case GREATER, GREATER_OR_EQUAL -> {
        if (bounds.containsAllAbove(value.get())) {
          yield Optional.of(true);
        }
        yield bounds.high() != null && value.get().compareTo(bounds.high()) >= 0
            ? Optional.of(false)
            : Optional.empty();
      }
      case LESS, LESS_OR_EQUAL -> {
        if (bounds.containsAllBelow(value.get())) {
          yield Optional.of(true);
        }
        yield bounds.low() != null && value.get().compareTo(bounds.low()) <= 0
            ? Optional.of(false)
            : Optional.empty();
      }
    };
  }

  private Optional<BigDecimal> inUnit(MeasuredFact fact) {
    if (asPart() && fact.value().compareTo(BigDecimal.ONE) > 0) {
      return fact.unit().equals("%")
          ? Optional.of(fact.value().movePointLeft(2))
          : Optional.empty();
    }
    boolean bare = unit.isEmpty() || unit.startsWith("{") || fact.unit().equals(unit);
    if (bare) {
      boolean sameKind =
          fact.unit().equals(unit)
              || fact.unit().isEmpty()
              || fact.unit().startsWith("{")
              || unit.startsWith("{")
              || fact.unit().equals(measure.unit());
      return sameKind ? Optional.of(fact.value()) : Optional.empty();
    }
    boolean scored =
        measure.kind() == MeasureTerm.Kind.STATUS || measure.kind() == MeasureTerm.Kind.SCALE;
    if (fact.unit().isEmpty()) {
      return scored && unit.equals(measure.unit()) ? Optional.of(fact.value()) : Optional.empty();
    }
    boolean clearance = isClearance(fact.unit()) && isClearance(unit);
    if (clearance) {
      return Optional.of(fact.value());
    }
    if (measure.id().equals("hba1c") && !fact.unit().equals(unit)) {
      return GlycatedHemoglobin.in(fact.value(), fact.unit(), unit);
    }
    // The same substance, whenever the blood was taken.
    String substanceId =
        measure.id().startsWith(FASTING) ? measure.id().substring(FASTING.length()) : measure.id();
    Optional<Concept> concept = ClinicalVocabulary.standard().byId(substanceId);
    Substance substance =
        concept
            .map(one -> Substance.of(one.molarMass(), one.ionCharge()))
            .orElse(Substance.UNKNOWN);
    try {
      BigDecimal value =
          UnitConverter.convert(new Amount(fact.value(), fact.unit()), unit, substance).value();
      // Weeks and days of a pregnancy are whole days, however the weeks were rounded.
      boolean days = measure.id().equals("gestational-age") && unit.equals("d");
      return Optional.of(days ? value.setScale(0, java.math.RoundingMode.HALF_UP) : value);
    } catch (UnitProblem e) {
      // The two units measure different things: the result settles nothing.
      return Optional.empty();
    }
  }

  /** "LVEF < 0.40": a share that is written as a part of one, whatever unit is usual for it. */
  private boolean asPart() {
    return SHARES.contains(measure.id())
        && (unit.isEmpty() || unit.equals("%"))
        && (bounds.low() == null || bounds.low().compareTo(BigDecimal.ONE) < 0)
        && (bounds.high() == null || bounds.high().compareTo(BigDecimal.ONE) <= 0);
  }

  /** Criteria write filtration rates with and without the body surface. */
  private static boolean isClearance(String unit) {
    return unit.startsWith("mL/min");
  }

  /** 1 within the limits of normal, 0 outside. */
  private Optional<BigDecimal> inRange(MeasuredFact fact) {
    Optional<BigDecimal> high = limitOf(fact, Limit.UPPER);
    Optional<BigDecimal> low = limitOf(fact, Limit.LOWER);
    boolean above = high.isPresent() && fact.value().compareTo(high.get()) > 0;
    boolean below = low.isPresent() && fact.value().compareTo(low.get()) < 0;
    if (bounds.contains(BigDecimal.ONE)) {
      // "Normal bilirubin": too little of most substances is asked of nobody.
      boolean lacking = below && TWO_SIDED.contains(measure.id());
      return high.isEmpty()
          ? Optional.empty()
          : Optional.of(above || lacking ? BigDecimal.ZERO : BigDecimal.ONE);
    }
    if (above || below) {
      return Optional.of(BigDecimal.ZERO);
    }
    return high.isPresent() && low.isPresent() ? Optional.of(BigDecimal.ONE) : Optional.empty();
  }

  private Optional<BigDecimal> multiple(MeasuredFact fact) {
    Optional<BigDecimal> end = limitOf(fact, limit);
    return end.isEmpty() || end.get().signum() == 0
        ? Optional.empty()
        : Optional.of(fact.value().divide(end.get(), 6, java.math.RoundingMode.HALF_EVEN));
  }

  /** A limit of normal as the record gives it, else the usual one, in the unit of the result. */
  private Optional<BigDecimal> limitOf(MeasuredFact fact, Limit asked) {
    Optional<BigDecimal> end = asked == Limit.UPPER ? fact.high() : fact.low();
    if (end.isPresent()) {
      return end;
    }
    Optional<Concept> concept = ClinicalVocabulary.standard().byId(measure.id());
    BigDecimal usual =
        concept.map(one -> asked == Limit.UPPER ? one.high() : one.low()).orElse(null);
    if (usual == null || concept.get().unit() == null || fact.unit().isEmpty()) {
      return Optional.empty();
    }
    try {
      Substance substance = Substance.of(concept.get().molarMass(), concept.get().ionCharge());
      return Optional.of(
          UnitConverter.convert(new Amount(usual, concept.get().unit()), fact.unit(), substance)
              .value());
    } catch (UnitProblem e) {
      // No usual range in this unit: the multiple is not known.
      return Optional.empty();
    }
  }
}
