package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;

/** The vital signs around a pressure: "37.2, 88, 146/72, 16, 95%". */
final class VitalSignRun {

  private static final int LONGEST = 9;
  private static final List<String> UNITS = List.of("%", "Cel", "[degF]");
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

  private final RunTokens tokens;
  private final List<NumericValue> before = new ArrayList<>();
  private final List<NumericValue> after = new ArrayList<>();
  private NumericValue pressure;

  private VitalSignRun(RunTokens tokens) {
    this.tokens = tokens;
  }

  /** The run that begins at a number, or null. */
  static Run at(RunTokens tokens, int i) {
    boolean opens = i == 0 || tokens.breaks(i) || OPENERS.contains(tokens.get(i - 1).key());
    if (!opens) {
      return null;
    }
    VitalSignRun signs = new VitalSignRun(tokens);
    return signs.around(i) ? signs.run() : null;
  }

  /** Collects the numbers; false when they do not stand around one pressure. */
  private boolean around(int i) {
    int at = i;
    while (tokens.number(at) && before.size() + after.size() < LONGEST) {
      boolean pair = tokens.is(at + 1, "/") && tokens.number(at + 2) && !tokens.is(at + 3, "/");
      if (pair && pressure != null) {
        return false;
      }
      NumericValue next = pair ? tokens.pair(at) : tokens.withUnit(at, UNITS);
      if (pair) {
        pressure = next;
      } else {
        (pressure == null ? before : after).add(next);
      }
      at = next.end();
      boolean dash = tokens.is(at, "-") && tokens.get(at).spaced();
      boolean joined = tokens.is(at, ",") || tokens.is(at, "|") || tokens.is(at, ";") || dash;
      at += joined ? 1 : 0;
      if (tokens.breaks(at)) {
        break;
      }
    }
    return pressure != null && before.size() + after.size() >= 2 && before.size() <= 2;
  }

  private Run run() {
    List<RunPlace> places = placesBefore(before);
    if (!placed(after, places)) {
      return null;
    }
    List<NumericValue> numbers = new ArrayList<>(before);
    numbers.addAll(after);
    int end = Math.max(numbers.get(numbers.size() - 1).end(), pressure.end());
    Run run = Run.of(places, numbers, end);
    return run == null
        ? null
        : run.with(before.size(), Tied.nameless("blood-pressure", ValueKind.VITAL, pressure));
  }

  /** Temperature and heart rate, or one of them. */
  private static List<RunPlace> placesBefore(List<NumericValue> numbers) {
    List<RunPlace> places = new ArrayList<>();
    if (numbers.size() == 2) {
      places.add(RunPlace.TEMPERATURE);
      places.add(RunPlace.HEART_RATE);
    } else if (numbers.size() == 1) {
      boolean degrees =
          RunPlace.TEMPERATURE.takes(numbers.get(0))
              && (numbers.get(0).low().scale() > 0 || numbers.get(0).unit().written());
      places.add(degrees ? RunPlace.TEMPERATURE : RunPlace.HEART_RATE);
    }
    return places;
  }

  /**
   * Adds heart rate if it is still open, breaths, saturation, temperature; false for two of one.
   */
  private static boolean placed(List<NumericValue> numbers, List<RunPlace> places) {
    for (NumericValue number : numbers) {
      boolean percent = number.unit().has("%");
      boolean decimal = number.low().scale() > 0;
      RunPlace place;
      if (percent) {
        place = RunPlace.SATURATION;
      } else if (decimal) {
        place = RunPlace.TEMPERATURE;
      } else if (!places.contains(RunPlace.HEART_RATE)) {
        place = RunPlace.HEART_RATE;
      } else if (!places.contains(RunPlace.RESPIRATORY_RATE) && number.low().intValue() < 70) {
        place = RunPlace.RESPIRATORY_RATE;
      } else {
        place = RunPlace.SATURATION;
      }
      if (places.contains(place)) {
        return false;
      }
      places.add(place);
    }
    return true;
  }
}
