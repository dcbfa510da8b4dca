package org.chartwarden.agent.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.units.Amount;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/** Brings readings to one unit. A reading that is in the unit already keeps its digits. */
final class ReadingUnits {

  private ReadingUnits() {}

  static Substance substance(Optional<Concept> concept) {
    return concept.map(c -> Substance.of(c.molarMass(), c.ionCharge())).orElse(Substance.UNKNOWN);
  }

  /**
   * One reading in the unit asked for; as charted when none is asked for or charted.
   *
   * @throws UnitProblem when it cannot be expressed so
   */
  static Reading inUnit(Reading reading, String unit) {
    if (unit == null || reading.value() == null || reading.unit() == null) {
      return reading;
    }
    Amount converted =
        UnitConverter.convert(
            new Amount(reading.value(), reading.unit()), unit, substance(reading.concept()));
    return reading.in(converted.value(), converted.unit());
  }

  /**
   * The numeric readings, all in one unit: the one asked for, else that of the first reading.
   *
   * @param notes takes a sentence for what had to be left out
   */
  static List<Reading> together(List<Reading> readings, String unit, List<String> notes) {
    List<Reading> together = new ArrayList<>();
    String common = unit;
    int words = 0;
    int bounds = 0;
    int other = 0;
    for (Reading reading : readings) {
      if (reading.value() == null) {
        words++;
        continue;
      }
      if (common == null) {
        common = reading.unit();
      }
      Optional<Reading> fitting = fitting(reading, common, unit == null);
      if (fitting.isEmpty()) {
        other++;
      } else {
        bounds += reading.comparator() == null ? 0 : 1;
        together.add(fitting.get());
      }
    }
    say(notes, words, "that are no numbers were left out");
    say(notes, other, "in units that cannot be expressed in " + common + " were left out");
    say(notes, bounds, "with < or > are taken at their limit");
    return together;
  }

  private static Optional<Reading> fitting(Reading reading, String common, boolean asCharted) {
    if (reading.unit() == null) {
      // Without a unit a number fits only where no other unit is in play or the chart is trusted.
      return !asCharted || common == null ? Optional.of(reading) : Optional.empty();
    }
    if (common == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(inUnit(reading, common));
    } catch (UnitProblem e) {
      return reading.unit().equals(common) ? Optional.of(reading) : Optional.empty();
    }
  }

  private static void say(List<String> notes, int number, String what) {
    if (number > 0) {
      notes.add(number + (number == 1 ? " result " : " results ") + what);
    }
  }
}
