package org.chartwarden.agent.tools;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;

/** Which values of a vital sign can be those of a living person. */
final class VitalSign {

  private record Range(String unit, String low, String high) {}

  private static final Map<String, Range> RANGES =
      Map.ofEntries(
          Map.entry("systolic-bp", new Range("mm[Hg]", "30", "320")),
          Map.entry("diastolic-bp", new Range("mm[Hg]", "10", "220")),
          Map.entry("heart-rate", new Range("/min", "10", "350")),
          Map.entry("respiratory-rate", new Range("/min", "2", "120")),
          Map.entry("temperature", new Range("Cel", "20", "46")),
          Map.entry("oxygen-saturation", new Range("%", "20", "100")),
          Map.entry("weight", new Range("kg", "0.2", "700")),
          Map.entry("height", new Range("cm", "20", "280")),
          Map.entry("bmi", new Range("kg/m2", "5", "150")),
          Map.entry("head-circumference", new Range("cm", "15", "80")),
          Map.entry("pain-score", new Range("{score}", "0", "10")));

  private VitalSign() {}

  /** Refuses a value that cannot be, or a unit that does not fit. */
  static void check(String conceptId, String label, BigDecimal value, String unit) {
    Range range = RANGES.get(conceptId);
    if (range == null) {
      throw new ToolProblem("unknown-vital-sign", label + " cannot be recorded as a vital sign");
    }
    BigDecimal comparable = UnitConverter.convert(new Amount(value, unit), range.unit()).value();
    if (comparable.compareTo(new BigDecimal(range.low())) < 0
        || comparable.compareTo(new BigDecimal(range.high())) > 0) {
      throw new ToolProblem(
          "implausible-value",
          label
              + " "
              + value.toPlainString()
              + " "
              + unit
              + " is outside "
              + range.low()
              + " to "
              + range.high()
              + " "
              + range.unit());
    }
  }

  static void checkPressure(BigDecimal systolic, BigDecimal diastolic) {
    check("systolic-bp", "systolic blood pressure", systolic, "mm[Hg]");
    check("diastolic-bp", "diastolic blood pressure", diastolic, "mm[Hg]");
    if (diastolic.compareTo(systolic) >= 0) {
      throw new ToolProblem(
          "implausible-value",
          "the diastolic pressure "
              + diastolic.toPlainString()
              + " is not below the systolic "
              + systolic.toPlainString());
    }
  }

  /** The unit to record in when none was said. */
  static String unit(Concept concept) {
    return Optional.ofNullable(concept.unit()).orElse("1");
  }
}
