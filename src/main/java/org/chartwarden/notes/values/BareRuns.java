package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.measurements.UnitReader;
import org.chartwarden.notes.text.Token;

/**
 * Runs of numbers that wards write in a fixed order without names: the panels of blood ("138 / 4.1
 * / 102 / 24 / 14 / 0.9 &lt; 112", "12.1 &gt; 9.4 / 28.3 &lt; 243"), the vital signs around a
 * pressure ("37.2, 88, 146/72, 16, 95%") and the settings of a ventilator ("VC 430 x 26 / 14 /
 * 0.45"). A run counts only if every number can be what its place says.
 */
final class BareRuns {

  private static final int SHORTEST_PANEL = 4;
  private static final int LONGEST = 9;

  /** Places of a panel of salts, with what life allows of each. */
  private enum Place {
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

    Place(String concept, double low, double high) {
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
  }

  private static final List<List<Place>> SALTS =
      List.of(
          List.of(
              Place.SODIUM,
              Place.POTASSIUM,
              Place.CHLORIDE,
              Place.BICARBONATE,
              Place.BUN,
              Place.CREATININE,
              Place.GLUCOSE),
          List.of(
              Place.SODIUM,
              Place.CHLORIDE,
              Place.BUN,
              Place.GLUCOSE,
              Place.POTASSIUM,
              Place.BICARBONATE,
              Place.CREATININE),
          List.of(
              Place.SODIUM,
              Place.CHLORIDE,
              Place.BUN,
              Place.POTASSIUM,
              Place.BICARBONATE,
              Place.CREATININE,
              Place.GLUCOSE));

  private static final Set<String> MODES =
      Set.of(
          "ac", "vc", "acvc", "vcac", "cmv", "prvc", "simv", "tv", "vt", "a/c", "volume", "vent");
  private static final Set<String> OPENERS =
      WordSet.of(
          "t",
          "temp",
          "af",
          "afeb",
          "afebrile",
          "avss",
          "vs",
          "vss",
          "vitals",
          "obs",
          "signs",
          "vital",
          "tc",
          "tcurr",
          ":",
          ".",
          ",",
          "|",
          "(",
          "-",
          "•",
          ";");

  private final List<Token> tokens;
  private final boolean[] used;
  private final List<Tied> ties = new ArrayList<>();

  private BareRuns(List<Token> tokens, boolean[] used) {
    this.tokens = tokens;
    this.used = used;
  }

  /**
   * The values of all runs, in order.
   *
   * @param used for each token whether something else holds it; runs are marked in it
   */
  static List<Tied> of(List<Token> tokens, boolean[] used) {
    BareRuns runs = new BareRuns(tokens, used);
    int i = 0;
    while (i < tokens.size()) {
      boolean number = tokens.get(i).isNumber() && !used[i] && !inNumber(tokens, i);
      int end = number ? runs.at(i) : i;
      i = Math.max(end, i + 1);
    }
    return runs.ties;
  }

  private static boolean inNumber(List<Token> tokens, int i) {
    Token before = i == 0 ? null : tokens.get(i - 1);
    boolean joins = before != null && (before.is("/") || before.is("-") || before.is("|"));
    return joins && i > 1 && tokens.get(i).breaks() == 0 && tokens.get(i - 2).isNumber();
  }

  private int at(int i) {
    int end = blood(i);
    end = end > i ? end : salts(i);
    end = end > i ? end : ventilator(i);
    return end > i ? end : vitals(i);
  }

  /** "12.1 (14.8) > 9.4 / 28 < 243", "9.8 \ 8.1 / 210". */
  private int blood(int i) {
    int at = i + 1;
    NumericValue former = null;
    if (is(at, "(") && number(at + 1) && is(at + 2, ")")) {
      former = plain(at + 1);
      at += 3;
    }
    if (!(is(at, ">") || is(at, "\\")) || !number(at + 1)) {
      return i;
    }
    boolean stroke = is(at, "\\");
    List<NumericValue> numbers = new ArrayList<>(List.of(plain(i), plain(at + 1)));
    at += 2;
    List<Place> places = new ArrayList<>(List.of(Place.WBC, Place.HEMOGLOBIN));
    boolean crit = is(at, "/") && number(at + 1) && (is(at + 2, "<") || is(at + 2, "\\"));
    if (crit) {
      places.add(Place.HEMATOCRIT);
      numbers.add(plain(at + 1));
      at += 2;
    }
    boolean closes = is(at, "<") || is(at, "\\") || stroke && is(at, "/");
    if (!closes || !number(at + 1)) {
      return i;
    }
    places.add(Place.PLATELETS);
    numbers.add(plain(at + 1));
    if (!fits(places, numbers)) {
      return i;
    }
    put(places, numbers);
    if (former != null) {
      Tied white = ties.get(ties.size() - numbers.size());
      ties.add(ties.size() - numbers.size() + 1, tied(Place.WBC, former, white, true));
    }
    return mark(i, at + 2);
  }

  private int salts(int i) {
    if (!Place.SODIUM.takes(plain(i))) {
      return i;
    }
    List<NumericValue> numbers = new ArrayList<>(List.of(plain(i)));
    int at = i + 1;
    while (numbers.size() < LONGEST && separates(at) && number(at + 1)) {
      numbers.add(plain(at + 1));
      at += 2;
    }
    for (List<Place> order : SALTS) {
      int least = order.get(1) == Place.POTASSIUM ? SHORTEST_PANEL : order.size() - 1;
      if (numbers.size() < least || numbers.size() > order.size()) {
        continue;
      }
      List<Place> places = order.subList(0, numbers.size());
      if (fits(places, numbers)) {
        put(places, numbers);
        return mark(i, at);
      }
    }
    return i;
  }

  private boolean separates(int at) {
    return (is(at, "/") || is(at, "|") || is(at, "<") || is(at, "\\"))
        && tokens.get(at).breaks() == 0;
  }

  /** "VC 430 x 26 / 14 / 0.45", "AC 450x14/5/40%". */
  private int ventilator(int i) {
    if (i == 0 || !MODES.contains(tokens.get(i - 1).key())) {
      return i;
    }
    boolean by = is(i + 1, "x") || is(i + 1, "×") || is(i + 1, "/");
    List<NumericValue> numbers = new ArrayList<>(List.of(plain(i)));
    List<Place> places = new ArrayList<>(List.of(Place.TIDAL_VOLUME, Place.VENTILATOR_RATE));
    if (!by || !number(i + 2)) {
      return i;
    }
    numbers.add(plain(i + 2));
    int at = i + 3;
    for (Place place : List.of(Place.PEEP, Place.FIO2)) {
      if (is(at, "/") && number(at + 1)) {
        NumericValue next = withPercent(at + 1);
        numbers.add(next);
        places.add(place);
        at = next.end();
      }
    }
    boolean times = is(i + 1, "x") || is(i + 1, "×");
    if (!fits(places, numbers) || !times && places.size() <= 2) {
      return i;
    }
    put(places, numbers);
    return mark(i, at);
  }

  private NumericValue withPercent(int i) {
    Unit unit = UnitReader.at(tokens, i + 1, tokens.size());
    return unit.has("%") ? number(i, unit) : plain(i);
  }

  /** The signs around a pressure. */
  private int vitals(int i) {
    boolean opens =
        i == 0 || tokens.get(i).breaks() > 0 || OPENERS.contains(tokens.get(i - 1).key());
    if (!opens) {
      return i;
    }
    List<NumericValue> before = new ArrayList<>();
    List<NumericValue> after = new ArrayList<>();
    NumericValue pressure = null;
    int at = i;
    while (number(at) && before.size() + after.size() < LONGEST) {
      boolean pair = is(at + 1, "/") && number(at + 2) && !is(at + 3, "/");
      if (pair && pressure != null) {
        return i;
      }
      NumericValue next = pair ? pair(at) : withUnit(at);
      if (pair) {
        pressure = next;
      } else if (pressure == null) {
        before.add(next);
      } else {
        after.add(next);
      }
      int end = next.end();
      boolean dash = is(end, "-") && tokens.get(end).spaced();
      boolean joined = is(end, ",") || is(end, "|") || is(end, ";") || dash;
      at = joined ? end + 1 : end;
      if (at < tokens.size() && tokens.get(at).breaks() > 0) {
        break;
      }
    }
    if (pressure == null || before.size() + after.size() < 2 || before.size() > 2) {
      return i;
    }
    List<Place> places = new ArrayList<>();
    if (!before(before, places) || !after(after, places)) {
      return i;
    }
    List<NumericValue> numbers = new ArrayList<>(before);
    numbers.addAll(after);
    if (!fits(places, numbers)) {
      return i;
    }
    for (int n = 0; n < before.size(); n++) {
      ties.add(tied(places.get(n), before.get(n), null, false));
    }
    WardName name = WardNames.standard().of("blood-pressure");
    ties.add(
        new Tied(
            List.of(name),
            ValueKind.VITAL,
            pressure,
            pressure.first(),
            pressure.first(),
            false,
            null,
            null));
    for (int n = 0; n < after.size(); n++) {
      ties.add(tied(places.get(before.size() + n), after.get(n), null, false));
    }
    return mark(i, numbers.isEmpty() ? i : Math.max(last(numbers), pressure.end()));
  }

  private static int last(List<NumericValue> numbers) {
    return numbers.get(numbers.size() - 1).end();
  }

  /** Temperature and heart rate, or one of them. */
  private static boolean before(List<NumericValue> numbers, List<Place> places) {
    if (numbers.size() == 2) {
      places.add(Place.TEMPERATURE);
      places.add(Place.HEART_RATE);
    } else if (numbers.size() == 1) {
      boolean degrees =
          Place.TEMPERATURE.takes(numbers.get(0))
              && (numbers.get(0).low().scale() > 0 || numbers.get(0).unit().written());
      places.add(degrees ? Place.TEMPERATURE : Place.HEART_RATE);
    }
    return true;
  }

  /** Heart rate if it is still open, breaths, saturation, temperature. */
  private static boolean after(List<NumericValue> numbers, List<Place> places) {
    for (NumericValue number : numbers) {
      boolean percent = number.unit().has("%");
      boolean decimal = number.low().scale() > 0;
      Place place;
      if (percent) {
        place = Place.SATURATION;
      } else if (decimal) {
        place = Place.TEMPERATURE;
      } else if (!places.contains(Place.HEART_RATE)) {
        place = Place.HEART_RATE;
      } else if (!places.contains(Place.RESPIRATORY_RATE) && number.low().intValue() < 70) {
        place = Place.RESPIRATORY_RATE;
      } else {
        place = Place.SATURATION;
      }
      if (places.contains(place)) {
        return false;
      }
      places.add(place);
    }
    return true;
  }

  private NumericValue withUnit(int i) {
    Unit unit = UnitReader.at(tokens, i + 1, tokens.size());
    boolean sign = unit.has("%") || unit.has("Cel") || unit.has("[degF]");
    return sign ? number(i, unit) : plain(i);
  }

  private NumericValue pair(int i) {
    return new NumericValue(
        tokens.get(i).number(),
        null,
        tokens.get(i + 2).number(),
        null,
        Bound.EXACT,
        Unit.none(i + 3),
        i,
        i + 3);
  }

  private NumericValue plain(int i) {
    return number(i, Unit.none(i + 1));
  }

  private NumericValue number(int i, Unit unit) {
    return new NumericValue(
        tokens.get(i).number(),
        null,
        null,
        null,
        Bound.EXACT,
        unit,
        i,
        Math.max(i + 1, unit.end()));
  }

  private static boolean fits(List<Place> places, List<NumericValue> numbers) {
    for (int n = 0; n < numbers.size(); n++) {
      if (!places.get(n).takes(numbers.get(n))) {
        return false;
      }
    }
    return true;
  }

  private void put(List<Place> places, List<NumericValue> numbers) {
    for (int n = 0; n < numbers.size(); n++) {
      ties.add(tied(places.get(n), numbers.get(n), null, false));
    }
  }

  private static Tied tied(Place place, NumericValue number, Tied like, boolean earlier) {
    List<WardName> names =
        like == null ? List.of(WardNames.standard().of(place.concept)) : like.names();
    if (place == Place.VENTILATOR_RATE) {
      names = List.of(names.get(0), WardNames.standard().of("respiratory-rate"));
    }
    return new Tied(
        names, names.get(0).kind(), number, number.first(), number.first(), earlier, null, null);
  }

  private int mark(int from, int to) {
    for (int i = from; i < to; i++) {
      used[i] = true;
    }
    return to;
  }

  private boolean is(int i, String sign) {
    return i < tokens.size() && tokens.get(i).is(sign);
  }

  private boolean number(int i) {
    return i < tokens.size() && tokens.get(i).isNumber() && !used[i];
  }
}
