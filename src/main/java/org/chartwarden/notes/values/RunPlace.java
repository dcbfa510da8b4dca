package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;

/** The places of a bare run, with what life allows of each. */
enum RunPlace {
  SODIUM("sodium", 100, 190),
  POTASSIUM("potassium", 1.4, 9.9),
  CHLORIDE("chloride", 60, 145),
  BICARBONATE("bicarbonate", 3, 55),
  BUN("bun", 1, 250),
  CREATININE("creatinine", 0.1, 25),
  GLUCOSE("glucose", 20, 2000),
  WBC("wbc", 0, 300),
  HEMOGLOBIN("hemoglobin", 2, 24),
  HEMATOCRIT("hematocrit", 8, 75),
  PLATELETS("platelets", 1, 2500),
  TIDAL_VOLUME("tidal-volume", 15, 1000),
  VENTILATOR_RATE("ventilator-rate", 4, 60),
  PEEP("peep", 0, 30),
  FIO2("fio2", 0.21, 100),
  TEMPERATURE("temperature", 30, 110),
  HEART_RATE("heart-rate", 25, 260),
  RESPIRATORY_RATE("respiratory-rate", 4, 80),
  SATURATION("oxygen-saturation", 40, 100);

  private final String concept;
  private final double low;
  private final double high;

  RunPlace(String concept, double low, double high) {
    this.concept = concept;
    this.low = low;
    this.high = high;
  }

  boolean takes(NumericValue number) {
    double value = number.low().doubleValue();
    boolean whole = number.low().stripTrailingZeros().scale() <= 0;
    boolean counted =
        this == SODIUM || this == CHLORIDE || this == HEART_RATE || this == RESPIRATORY_RATE;
    boolean degrees = this != TEMPERATURE || value <= 43 || value >= 90;
    return value >= low && value <= high && (whole || !counted) && degrees;
  }

  /** The number as what this place says. */
  Tied tied(NumericValue number, boolean earlier) {
    WardNames known = WardNames.standard();
    WardName name = known.of(concept);
    List<WardName> names =
        this == VENTILATOR_RATE ? List.of(name, known.of("respiratory-rate")) : List.of(name);
    Tied tied = Tied.nameless(names, name.kind(), number);
    return earlier ? tied.older() : tied;
  }
}
