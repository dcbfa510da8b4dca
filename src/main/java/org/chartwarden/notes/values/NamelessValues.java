package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;

/** Values that no name tells but their shape, or what was read right before them. */
final class NamelessValues {

  private static final int HIGHEST_FLOW = 60;
  private static final int ROOM_AIR = 21;
  private static final int HIGH_FLOW = 10;
  private static final Set<String> OXYGENATED =
      Set.of("oxygen-saturation", "oxygen-flow", "po2", "bicarbonate", "base-excess", "pco2");
  private static final Set<String> FLOW = Set.of("oxygen-flow");
  private static final Set<String> ON = WordSet.of("on", "@", "at", "w", "/", "with", "via", "(");

  private static final int WEANED = 6;
  private static final Set<String> TURNS =
      WordSet.of(
          "weaned",
          "to",
          "down",
          "up",
          "→",
          "->",
          "then",
          "now",
          "titrated",
          "increased",
          "decreased",
          "reduced",
          "turned",
          "escalated",
          "from");
  private static final Set<String> DEVICES =
      WordSet.of(
          "nc", "n/c", "cannula", "nasal", "hfnc", "nrb", "fm", "mask", "face", "o2", "oxygen",
          "via", "by", "per", "min", "lpm", ",", "prongs", "np", "hfnp", "was", "and", "venti");

  private final SentencePieces pieces;
  private final TieList ties;
  private final Shapes shapes;

  NamelessValues(SentencePieces pieces, TieList ties, Shapes shapes) {
    this.pieces = pieces;
    this.ties = ties;
    this.shapes = shapes;
  }

  /** "GAS 7.31/44". */
  boolean gas(Piece.Value value) {
    if (!value.number().isPair()) {
      return false;
    }
    List<NumericValue> halves = PairHalves.of(pieces.tokens(), value.number());
    boolean gas = Gases.gas(halves);
    if (gas) {
      Gases.ties(halves).forEach(ties::put);
    }
    return gas;
  }

  /** A value that its shape tells: a pressure, a saturation, a temperature, a flow of oxygen. */
  boolean shaped(Piece.Value value) {
    boolean timed = pieces.endingAt(value.first()) instanceof Piece.When;
    String oxygen = breathed(value);
    String concept =
        oxygen != null ? oxygen : shapes.concept(value.number(), !ties.all().isEmpty() || timed);
    if (concept == null) {
      return false;
    }
    ties.put(Tied.nameless(concept, ValueKind.VITAL, value.number()));
    if (concept.equals("cervical-dilation")) {
      ties.forget();
    }
    return true;
  }

  /** "93% on 2 L", "sats 96 2L", "ABG 7.31/52/68 on 40%": the oxygen behind what it gives. */
  private String breathed(Piece.Value value) {
    Tied last = ties.last();
    if (last != null && weaned(last, value)) {
      return "oxygen-flow";
    }
    boolean behind =
        last != null
            && !last.names().isEmpty()
            && last.names().get(0).isOf(OXYGENATED)
            && value.first() - last.end() <= 2
            && !value.number().isPair();
    if (!behind) {
      return null;
    }
    for (int i = last.end(); i < value.first(); i++) {
      if (!ON.contains(pieces.tokens().get(i).key())) {
        return null;
      }
    }
    double amount = value.number().low().doubleValue();
    Unit unit = value.number().unit();
    boolean flows = last.names().get(0).isOf(FLOW);
    boolean litres = unit.has("L") || unit.has("L/min");
    if (!flows && litres && amount <= HIGHEST_FLOW && !fluidBehind(value)) {
      return "oxygen-flow";
    }
    boolean slow = flows && last.number().low().intValue() < HIGH_FLOW;
    boolean on = last.end() < value.first();
    return !slow && on && unit.has("%") && amount >= ROOM_AIR && amount <= 100 ? "fio2" : null;
  }

  /** "4L NC weaned to 2L", "6 L -> 3 L": the flow that the one before was changed to. */
  private boolean weaned(Tied last, Piece.Value value) {
    Unit unit = value.number().unit();
    boolean flows =
        !last.names().isEmpty()
            && last.names().get(0).isOf(FLOW)
            && (unit.has("L") || unit.has("L/min"))
            && value.number().low().doubleValue() <= HIGHEST_FLOW
            && value.first() - last.end() <= WEANED;
    boolean turned = false;
    for (int i = last.end(); i < value.first() && flows; i++) {
      String key = pieces.tokens().get(i).key();
      boolean turn = TURNS.contains(key);
      flows = turn || DEVICES.contains(key);
      turned |= turn;
    }
    return flows && turned && !fluidBehind(value);
  }

  private boolean fluidBehind(Piece.Value value) {
    return value.end() < pieces.to()
        && pieces.at(value.end()) instanceof Piece.Name name
        && name.fluid();
  }
}
