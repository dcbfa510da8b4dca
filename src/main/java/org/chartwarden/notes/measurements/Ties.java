package org.chartwarden.notes.measurements;

import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.text.Token;

/** Decides whether a value can be one of a named measurement. */
final class Ties {

  private final MeasureNames names;
  private final List<Token> tokens;
  private final int sentenceStart;
  private final String heading;

  Ties(MeasureNames names, List<Token> tokens, int sentenceStart, String heading) {
    this.names = names;
    this.tokens = tokens;
    this.sentenceStart = sentenceStart;
    this.heading = heading;
  }

  /** The two values of a blood pressure; none when it is no pair or no pressure is named. */
  List<Link> pair(Item.Name name, NumericValue value) {
    boolean pressure = name.is("blood-pressure") || name.is("systolic-bp");
    return value.isPair() && pressure
        ? UnitMeasures.pressure(
            names, value, name.first(), name.finding() ? Naming.BY_FINDING : Naming.NAMED)
        : List.of();
  }

  /**
   * The value as one of the named measurement, or nothing when unit and size forbid it.
   *
   * @param strict whether only filling words stand between them, so that a bare number will do
   */
  List<Link> of(Item.Name name, NumericValue value, boolean strict) {
    if (value.isPair()) {
      return name.is("gcs-total") && value.second().intValue() == 15
          ? of(name, value.half(true), strict)
          : List.of();
    }
    Link doubtful = null;
    for (MeasureName one : name.names()) {
      Measured measured =
          one.measured().id().equals("blood-pressure") ? names.byId("systolic-bp") : one.measured();
      measured = inSpecimen(measured, name, value);
      Optional<Measured.Fit> fit = measured.fit(value.low(), value.unit());
      if (fit.isEmpty()) {
        continue;
      }
      Link link =
          new Link(
              measured,
              value,
              fit.get(),
              one.finding() ? Naming.BY_FINDING : Naming.NAMED,
              Math.min(name.first(), value.first()),
              Math.max(name.end(), value.end()),
              false);
      boolean sure = fit.get().doubt() == Doubt.NONE;
      if (sure || strict && fit.get().doubt() == Doubt.UNIT_ASSUMED && unitless(one, name, value)) {
        return List.of(link);
      }
      if (strict && fit.get().doubt() == Doubt.IMPLAUSIBLE && !one.finding()) {
        doubtful = doubtful == null ? link : doubtful;
      }
    }
    return doubtful == null ? List.of() : List.of(doubtful);
  }

  /** The analyte in urine, which has limits of its own, where urine is what was measured. */
  private Measured inSpecimen(Measured measured, Item.Name name, NumericValue value) {
    Measured inUrine = names.byId("urine-" + measured.id());
    if (inUrine == null) {
      return measured;
    }
    Specimen specimen =
        SpecimenScope.of(
            tokens,
            sentenceStart,
            Math.min(name.first(), value.first()),
            Math.max(name.end(), value.end()),
            heading);
    return specimen == Specimen.URINE ? inUrine : measured;
  }

  /** A finding takes a bare number only from brackets right behind it. */
  private boolean unitless(MeasureName one, Item.Name name, NumericValue value) {
    if (!one.finding() || one.measured().id().equals("heart-rate")) {
      return true;
    }
    Gap gap = new Gap(tokens, name.end(), value.first());
    return gap.length() == 1 && (gap.has("(") || gap.has("of") || gap.has("at"));
  }
}
