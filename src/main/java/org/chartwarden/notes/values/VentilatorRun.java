package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;

/** The settings of a ventilator: "VC 430 x 26 / 14 / 0.45", "AC 450x14/5/40%". */
final class VentilatorRun {

  private static final Set<String> MODES =
      Set.of(
          "ac", "vc", "acvc", "vcac", "cmv", "prvc", "simv", "tv", "vt", "a/c", "volume", "vent");

  private VentilatorRun() {}

  /** The run that begins at a number, or null. */
  static Run at(RunTokens tokens, int i) {
    if (i == 0 || !MODES.contains(tokens.get(i - 1).key())) {
      return null;
    }
    boolean times = tokens.is(i + 1, "x") || tokens.is(i + 1, "×");
    boolean by = times || tokens.is(i + 1, "/");
    if (!by || !tokens.number(i + 2)) {
      return null;
    }
    List<NumericValue> numbers = new ArrayList<>(List.of(tokens.plain(i), tokens.plain(i + 2)));
    List<RunPlace> places =
        new ArrayList<>(List.of(RunPlace.TIDAL_VOLUME, RunPlace.VENTILATOR_RATE));
    int at = i + 3;
    for (RunPlace place : List.of(RunPlace.PEEP, RunPlace.FIO2)) {
      if (tokens.is(at, "/") && tokens.number(at + 1)) {
        NumericValue next = tokens.withUnit(at + 1, List.of("%"));
        numbers.add(next);
        places.add(place);
        at = next.end();
      }
    }
    return times || places.size() > 2 ? Run.of(places, numbers, at) : null;
  }
}
