package org.chartwarden.notes;

import java.util.List;
import java.util.Map;
import org.chartwarden.notes.demographics.Age;
import org.chartwarden.notes.measurements.Doubt;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;

/** Doubts weights and lengths that a person of the patient's age cannot have. */
final class BodySize {

  /** Fewest and most of a size at an age; the wildest of life lies within. */
  private record Limits(int fromYears, double low, double high) {}

  private static final Map<String, List<Limits>> LIMITS =
      Map.of(
          "weight",
              List.of(
                  new Limits(0, 0.25, 25),
                  new Limits(1, 2, 60),
                  new Limits(5, 6, 150),
                  new Limits(10, 10, 350),
                  new Limits(18, 18, 650)),
          "height",
              List.of(
                  new Limits(0, 20, 110),
                  new Limits(1, 40, 140),
                  new Limits(4, 55, 180),
                  new Limits(8, 65, 220),
                  new Limits(18, 70, 280)));

  private static final Map<String, String> UNITS = Map.of("weight", "kg", "height", "cm");

  private BodySize() {}

  /** The mention, doubted when nobody of this age has the size. */
  static MeasurementMention checked(MeasurementMention mention, Age age) {
    List<Limits> limits = LIMITS.get(mention.concept());
    if (limits == null || !mention.believable() || mention.unit() == null) {
      return mention;
    }
    int years = age.completedYears();
    Limits own = limits.get(0);
    for (Limits one : limits) {
      own = years >= one.fromYears() ? one : own;
    }
    double size =
        UnitConverter.convert(
                new Amount(mention.value(), mention.unit()), UNITS.get(mention.concept()))
            .value()
            .doubleValue();
    return size >= own.low() && size <= own.high() ? mention : mention.doubted(Doubt.IMPLAUSIBLE);
  }
}
