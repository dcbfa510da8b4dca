package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;

/** The settings of a ventilator in one run: "AC 14/450/40%/5", told apart by their size. */
final class VentilatorChain {

  private static final Set<String> MODES =
      Set.of(
          "ac", "acvc", "acpc", "cmv", "prvc", "simv", "vc", "pc", "vent", "cpap", "bipap", "psv");

  private VentilatorChain() {}

  /** Whether a mode of ventilation stands right before the numbers. */
  static boolean at(List<Token> tokens, int from, Piece.Chain chain) {
    for (int i = chain.first() - 1; i >= Math.max(from, chain.first() - 2); i--) {
      if (MODES.contains(tokens.get(i).key())) {
        return true;
      }
    }
    return false;
  }

  static List<Tied> ties(Piece.Chain chain) {
    List<Tied> ties = new ArrayList<>();
    boolean rate = false;
    for (NumericValue number : chain.numbers()) {
      double value = number.low().doubleValue();
      String concept;
      if (number.unit().has("%") || value < 1 || value > 40 && value <= 100) {
        concept = "fio2";
      } else if (value > 100) {
        concept = "tidal-volume";
      } else {
        concept = rate ? "peep" : "respiratory-rate";
        rate = true;
      }
      ties.add(Tied.nameless(concept, ValueKind.VITAL, number));
    }
    return ties;
  }
}
