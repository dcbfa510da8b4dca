package org.chartwarden.consistency.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.notes.claims.ClaimedValue;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.units.Substance;

/**
 * How a number of a note lies to a number of the chart. The chart's number is brought to the unit
 * of the note and rounded to the digits that the note writes. Where the note writes no unit, every
 * unit is tried in which clinicians leave it out.
 *
 * @param kind what came of it
 * @param tolerance what was allowed, in words
 */
record NumberFit(Kind kind, String tolerance) {

  /** What came of it. */
  enum Kind {
    SAME,
    OTHER,
    /** The same digits in another unit. */
    OTHER_UNIT,
    /** The units measure different things, so that the numbers cannot be compared. */
    INCOMPARABLE
  }

  private static final Pattern UNITS_OF_BLOOD = Pattern.compile("(?i)u|units?|bags?|packs?|pools?");
  private static final BigDecimal LEAST_BAG = BigDecimal.valueOf(180);
  private static final BigDecimal LARGEST_BAG = BigDecimal.valueOf(450);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal ABOUT = new BigDecimal("0.1");
  private static final BigDecimal MOLAR = new BigDecimal("0.01");

  /** A statement of a value against the value of a row, both numbers. */
  static NumberFit of(ClaimedValue claim, ChartedValue row, List<String> concepts) {
    Substance substance = substance(concepts);
    if (row.unit().equals("mL") && UNITS_OF_BLOOD.matcher(claim.writtenUnit()).matches()) {
      return bag(claim, row);
    }
    if (claim.unit() != null && !claim.writtenUnit().isEmpty()) {
      Optional<WrittenUnit> unit = WrittenUnit.between(row.unit(), claim.unit(), substance);
      if (unit.isEmpty()) {
        return sameDigits(claim, row)
            ? new NumberFit(row.unit().isEmpty() ? Kind.SAME : Kind.OTHER_UNIT, "")
            : new NumberFit(row.unit().isEmpty() ? Kind.OTHER : Kind.INCOMPARABLE, "");
      }
      if (holds(claim, row, unit.get())) {
        return new NumberFit(Kind.SAME, words(claim, unit.get()));
      }
      return new NumberFit(
          unit.get().changes() && sameDigits(claim, row) ? Kind.OTHER_UNIT : Kind.OTHER,
          words(claim, unit.get()));
    }
    boolean bound = claim.bound() != Bound.EXACT && claim.bound() != Bound.ABOUT;
    for (WrittenUnit unit : WrittenUnit.leftOut(row.unit(), claim.unit(), substance)) {
      if ((!bound || !unit.changes()) && holds(claim, row, unit)) {
        return new NumberFit(Kind.SAME, words(claim, unit));
      }
    }
    return new NumberFit(Kind.OTHER, words(claim, WrittenUnit.same(row.unit())));
  }

  /** A unit of blood holds a quarter of a litre to nearly half of one. */
  private static NumberFit bag(ClaimedValue claim, ChartedValue row) {
    boolean fits =
        row.number().compareTo(claim.number().multiply(LEAST_BAG)) >= 0
            && row.number().compareTo(claim.number().multiply(LARGEST_BAG)) <= 0;
    return new NumberFit(fits ? Kind.SAME : Kind.OTHER, "180 to 450 mL in a unit");
  }

  /** Whether a statement counts units of blood and a row has the volume of one. */
  static boolean isBag(ClaimedValue claim, ChartedValue row) {
    return row.unit().equals("mL")
        && UNITS_OF_BLOOD.matcher(claim.writtenUnit()).matches()
        && row.number().compareTo(LEAST_BAG) >= 0
        && row.number().compareTo(LARGEST_BAG) <= 0;
  }

  private static boolean sameDigits(ClaimedValue claim, ChartedValue row) {
    return holds(claim, row, WrittenUnit.same(row.unit()));
  }

  private static boolean holds(ClaimedValue claim, ChartedValue row, WrittenUnit unit) {
    if (claim.second() != null && row.second() != null) {
      return near(claim, claim.second(), null, row.second(), row.comparator(), unit)
          && near(claim, claim.number(), claim.high(), row.number(), row.comparator(), unit);
    }
    return near(claim, claim.number(), claim.high(), row.number(), row.comparator(), unit);
  }

  private static boolean near(
      ClaimedValue claim,
      BigDecimal low,
      BigDecimal high,
      BigDecimal charted,
      String comparator,
      WrittenUnit unit) {
    Optional<BigDecimal> converted = unit.apply(charted);
    if (converted.isEmpty()) {
      return false;
    }
    // A base deficit is written without the sign of the excess.
    BigDecimal value =
        converted.get().signum() < 0 && low.signum() > 0
            ? converted.get().negate()
            : converted.get();
    BigDecimal slack = slack(claim, low, charted, unit, value);
    boolean upTo = comparator.startsWith("<");
    boolean from = comparator.startsWith(">");
    return switch (claim.bound()) {
      case LESS, LESS_OR_EQUAL -> !from && value.compareTo(low.add(slack)) <= 0;
      case GREATER, GREATER_OR_EQUAL -> !upTo && value.compareTo(low.subtract(slack)) >= 0;
      case EXACT, ABOUT -> {
        BigDecimal top = high == null ? low : high;
        yield value.compareTo(low.subtract(slack)) >= 0 && value.compareTo(top.add(slack)) <= 0;
      }
    };
  }

  /** Half of the last digit written; with a conversion, also half of the last digit charted. */
  private static BigDecimal slack(
      ClaimedValue claim,
      BigDecimal written,
      BigDecimal charted,
      WrittenUnit unit,
      BigDecimal value) {
    BigDecimal slack = BigDecimal.ONE.movePointLeft(Math.max(0, written.scale())).multiply(HALF);
    if (unit.changes()) {
      BigDecimal last = BigDecimal.ONE.movePointLeft(Math.max(0, charted.scale())).multiply(HALF);
      Optional<BigDecimal> above = unit.apply(charted.add(last));
      if (above.isPresent()) {
        slack = slack.add(above.get().subtract(value).abs());
      }
      if (unit.molar()) {
        slack = slack.add(value.abs().multiply(MOLAR));
      }
    }
    if (claim.bound() == Bound.ABOUT) {
      slack = slack.max(value.abs().multiply(ABOUT));
    }
    return slack;
  }

  private static String words(ClaimedValue claim, WrittenUnit unit) {
    List<String> parts = new ArrayList<>();
    if (unit.changes()) {
      parts.add("converted to " + unit.to());
    }
    if (claim.bound() == Bound.ABOUT) {
      parts.add("within a tenth, as the note says about");
    } else {
      BigDecimal last = BigDecimal.ONE.movePointLeft(Math.max(0, claim.number().scale()));
      parts.add(
          "rounded to " + last.setScale(last.scale(), RoundingMode.UNNECESSARY).toPlainString());
    }
    return String.join(", ", parts);
  }

  private static Substance substance(List<String> concepts) {
    for (String id : concepts) {
      Optional<Concept> concept = ClinicalVocabulary.hospital().byId(id);
      if (concept.isPresent()) {
        return Substance.of(concept.get().molarMass(), concept.get().ionCharge());
      }
    }
    return Substance.UNKNOWN;
  }
}
