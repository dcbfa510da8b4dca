package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.measurements.Doubt;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * A value that no living patient has: an oxygen saturation above 100 %, a pH of 8.2, a temperature
 * of 98.6 °C.
 */
final class ImpossibleValueRule implements NoteRule {

  /** Lowest and highest of life, in a unit. */
  private record Life(String unit, double low, double high) {}

  private static final Map<String, Life> LIFE =
      Map.ofEntries(
          Map.entry("oxygen-saturation", new Life("%", 1, 100)),
          Map.entry("temperature", new Life("Cel", 20, 45)),
          Map.entry("heart-rate", new Life("/min", 1, 350)),
          Map.entry("respiratory-rate", new Life("/min", 0, 150)),
          Map.entry("systolic-bp", new Life("mm[Hg]", 0, 350)),
          Map.entry("diastolic-bp", new Life("mm[Hg]", 0, 250)),
          Map.entry("ph", new Life("1", 6.4, 8.0)),
          Map.entry("potassium", new Life("mmol/L", 0.8, 14)),
          Map.entry("sodium", new Life("mmol/L", 85, 220)),
          Map.entry("hemoglobin", new Life("g/dL", 0.6, 28)),
          Map.entry("hematocrit", new Life("%", 2, 85)),
          Map.entry("ejection-fraction", new Life("%", 1, 95)),
          Map.entry("gcs-total", new Life("1", 3, 15)),
          Map.entry("hba1c", new Life("%", 2, 25)));

  @Override
  public String id() {
    return "impossible-value";
  }

  @Override
  public String title() {
    return "A value that no living patient has.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    for (MeasurementMention mention : note.measurements()) {
      Life life = LIFE.get(mention.concept());
      boolean named = mention.writtenUnit().isEmpty() ? bare(mention) : true;
      if (life == null
          || !named
          || mention.doubt() == Doubt.WRONG_UNIT
          || !mention.specimen().isBlood()) {
        continue;
      }
      Double value = in(life, mention);
      if (value != null && (value < life.low() || value > life.high())) {
        flaws.add(
            new NoteFlaw(
                id(),
                Severity.MODERATE,
                List.of(mention.span()),
                "\""
                    + mention.span().text()
                    + "\" is outside of what life allows ("
                    + number(life.low())
                    + " to "
                    + number(life.high())
                    + (life.unit().equals("1") ? "" : " " + life.unit())
                    + ").",
                "Look up the value and its unit in the chart."));
      }
    }
    return flaws;
  }

  /** What needs no unit to be judged. */
  private static boolean bare(MeasurementMention mention) {
    return List.of("ph", "gcs-total", "oxygen-saturation", "potassium").contains(mention.concept());
  }

  private static Double in(Life life, MeasurementMention mention) {
    if (life.unit().equals("1") || mention.unit() == null) {
      return mention.value().doubleValue();
    }
    try {
      BigDecimal value =
          UnitConverter.convert(new Amount(mention.value(), mention.unit()), life.unit()).value();
      return value.doubleValue();
    } catch (UnitProblem e) {
      // A value in another kind of unit cannot be held against this range.
      return null;
    }
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
