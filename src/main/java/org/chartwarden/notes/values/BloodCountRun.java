package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;

/**
 * The count of the blood with its crossing strokes: "12.1 (14.8) &gt; 9.4 / 28 &lt; 243", "9.8 \
 * 8.1 / 210".
 */
final class BloodCountRun {

  private BloodCountRun() {}

  /** The run that begins at a number, or null. */
  static Run at(RunTokens tokens, int i) {
    int at = i + 1;
    NumericValue former = null;
    if (tokens.is(at, "(") && tokens.number(at + 1) && tokens.is(at + 2, ")")) {
      former = tokens.plain(at + 1);
      at += 3;
    }
    if (!(tokens.is(at, ">") || tokens.is(at, "\\")) || !tokens.number(at + 1)) {
      return null;
    }
    boolean stroke = tokens.is(at, "\\");
    List<NumericValue> numbers = new ArrayList<>(List.of(tokens.plain(i), tokens.plain(at + 1)));
    at += 2;
    List<RunPlace> places = new ArrayList<>(List.of(RunPlace.WBC, RunPlace.HEMOGLOBIN));
    boolean crit =
        tokens.is(at, "/")
            && tokens.number(at + 1)
            && (tokens.is(at + 2, "<") || tokens.is(at + 2, "\\"));
    if (crit) {
      places.add(RunPlace.HEMATOCRIT);
      numbers.add(tokens.plain(at + 1));
      at += 2;
    }
    boolean closes = tokens.is(at, "<") || tokens.is(at, "\\") || stroke && tokens.is(at, "/");
    if (!closes || !tokens.number(at + 1)) {
      return null;
    }
    places.add(RunPlace.PLATELETS);
    numbers.add(tokens.plain(at + 1));
    Run run = Run.of(places, numbers, at + 2);
    return run == null || former == null ? run : run.with(1, RunPlace.WBC.tied(former, true));
  }
}
