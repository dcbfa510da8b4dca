package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.measurements.Measured;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;

/** Which of the things that a name may mean can have a number with its unit. */
final class Fitting {

  private static final Set<String> VOLUMES = Set.of("mL", "L", "[oz_av]", "dL", "mL/kg");
  private static final Set<String> DOSES =
      WordSet.of("mg", "g", "ug", "U", "meq", "[IU]", "mmol", "ng", "k[IU]", "m[IU]", "umol");

  /** Beats and breaths in a minute are whole. */
  private static final Set<String> COUNTED = Set.of("heart-rate", "respiratory-rate");

  /** Millimetres: "19 mm long" is no body. */
  private static final int SHORTEST = 300;

  private Fitting() {}

  /** Whether the unit is an amount without a volume or time: that of a drug. */
  static boolean dose(Unit unit) {
    return unit.exponent() == 0
        && unit.end() - unit.firstToken() <= 2
        && unit.codes().stream().anyMatch(DOSES::contains);
  }

  static boolean volume(Unit unit) {
    return !unit.codes().isEmpty() && VOLUMES.contains(unit.codes().get(0));
  }

  /** A volume in a time, by weight or not. */
  static boolean flow(Unit unit) {
    String code = unit.codes().isEmpty() ? "" : unit.codes().get(0);
    return code.startsWith("mL/") || code.startsWith("L/") || code.equals("/h");
  }

  /** A volume in an hour or minute: the rate of an infusion, not what ran in in a day. */
  static boolean infused(Unit unit) {
    String code = unit.codes().isEmpty() ? "" : unit.codes().get(0);
    return flow(unit) && (code.endsWith("/h") || code.endsWith("/min")) || code.equals("/h");
  }

  /** An amount of a drug in an hour or minute. */
  static boolean rate(Unit unit) {
    String code = unit.codes().isEmpty() ? "" : unit.codes().get(0);
    int stroke = code.indexOf('/');
    return stroke > 0
        && (code.endsWith("/h") || code.endsWith("/min"))
        && DOSES.contains(code.substring(0, stroke));
  }

  /** The meanings that the number suits, the surest first; none when the unit forbids all. */
  static List<WardName> of(List<WardName> names, NumericValue number, boolean rightBehind) {
    return of(names, number, rightBehind, false);
  }

  /**
   * The same for a name that means other things as well.
   *
   * @param weak whether it is such a name
   */
  static List<WardName> of(
      List<WardName> names, NumericValue number, boolean rightBehind, boolean weak) {
    List<WardName> sure = new ArrayList<>();
    List<WardName> doubtful = new ArrayList<>();
    for (WardName name : names) {
      if (name.concept() == null) {
        continue;
      }
      Grade grade = name.fluid() ? fluid(name, number, rightBehind, weak) : measured(name, number);
      if (grade == Grade.SURE) {
        sure.add(name);
      } else if (grade == Grade.DOUBTFUL && rightBehind) {
        doubtful.add(name);
      }
    }
    return sure.isEmpty() ? doubtful : sure;
  }

  private enum Grade {
    SURE,
    DOUBTFUL,
    NEVER
  }

  private static Grade fluid(
      WardName name, NumericValue number, boolean rightBehind, boolean weak) {
    Unit unit = number.unit();
    if (volume(unit) || flow(unit)) {
      return Grade.SURE;
    }
    if (unit.isDuration()) {
      return Grade.NEVER;
    }
    boolean blood =
        WordSet.of("red-cells", "plasma", "platelet-transfusion", "cryoprecipitate")
            .contains(name.concept());
    if (unit.has("U")) {
      return blood ? Grade.SURE : Grade.NEVER;
    }
    if (unit.written()) {
      return Grade.NEVER;
    }
    if (number.low().scale() > 1) {
      return Grade.NEVER;
    }
    if (name.kind() == ValueKind.INTAKE && (weak || number.low().doubleValue() < 50)) {
      return Grade.NEVER;
    }
    boolean plain = number.low().signum() != 0 && number.low().abs().doubleValue() >= 5;
    boolean listed = !name.concept().startsWith("total-") && !blood;
    return plain && rightBehind && listed ? Grade.SURE : Grade.DOUBTFUL;
  }

  private static Grade measured(WardName name, NumericValue number) {
    Unit unit = number.unit();
    boolean pressure = name.concept().equals("blood-pressure");
    if (pressure) {
      return number.isPair() ? Grade.SURE : Grade.NEVER;
    }
    boolean length =
        name.concept().equals("height") && unit.has("mm") && number.low().intValue() < SHORTEST;
    if (length || name.concept().endsWith("-culture")) {
      return Grade.NEVER;
    }
    if (COUNTED.contains(name.concept()) && number.low().stripTrailingZeros().scale() > 0) {
      return Grade.NEVER;
    }
    if (volume(unit) && !name.concept().equals("tidal-volume") && !lungs(name)) {
      return name.concept().equals("oxygen-flow") ? Grade.SURE : Grade.NEVER;
    }
    if (name.concept().equals("oxygen-flow") && unit.has("%")) {
      return Grade.NEVER;
    }
    Optional<Measured> measured = WardNames.measured(name.concept());
    if (measured.isEmpty()) {
      return Grade.SURE;
    }
    Optional<Measured.Fit> fit = measured.get().fit(number.low(), unit);
    return fit.isPresent() ? Grade.SURE : Grade.DOUBTFUL;
  }

  private static boolean lungs(WardName name) {
    return WordSet.of("fev1", "fvc", "vital-capacity", "minute-ventilation")
        .contains(name.concept());
  }
}
