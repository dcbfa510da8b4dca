package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;

/** A pair behind one name: a pressure, a score of so many, blood gas values, or two values. */
final class NamedPairs {

  private final List<Token> tokens;
  private final TieList ties;
  private final Shapes shapes;
  private final Balances balances;

  NamedPairs(List<Token> tokens, TieList ties, Shapes shapes, Balances balances) {
    this.tokens = tokens;
    this.ties = ties;
    this.shapes = shapes;
    this.balances = balances;
  }

  /** Ties the numbers of a pair if they can be values of the name. */
  boolean tie(Piece.Name name, NumericValue number, boolean rightBehind) {
    if (!rightBehind) {
      return false;
    }
    WardName first = name.names().get(0);
    boolean pressure =
        first.concept() != null && first.concept().endsWith("-bp") && shapes.pressure(number);
    if (pressure) {
      ties.add("blood-pressure", number, name);
      return true;
    }
    boolean clotting = name.is("inr") && tokens.get(name.first()).is("pt");
    if (clotting) {
      List<NumericValue> halves = PairHalves.of(tokens, number);
      ties.add("pt", halves.get(0), name);
      ties.add(name.names(), halves.get(1), name, false);
      return true;
    }
    if (name.is("pulmonary-artery-pressure")) {
      ties.add(name.names(), number, name, false);
      return true;
    }
    boolean both = name.is("hemoglobin") && tokens.get(name.first()).is("h");
    if (both) {
      each(name, number, "hemoglobin", "hematocrit");
      return true;
    }
    if (name.is("net-balance")) {
      balances.bothSides(name, number);
      return true;
    }
    if (name.is("cervical-dilation")) {
      ties.add(name.names(), PairHalves.of(tokens, number).get(0), name, false);
      ties.forget();
      return true;
    }
    if (name.is("apgar")) {
      each(name, number, "apgar-1", "apgar-5");
      return true;
    }
    if (Scores.outOfMost(first)) {
      ties.add(name.names(), number.half(true), name, false);
      return true;
    }
    List<NumericValue> halves = PairHalves.of(tokens, number);
    List<WardName> left = Fitting.of(shapes.inSpecimen(name), halves.get(0), true);
    List<WardName> right = Fitting.of(shapes.inSpecimen(name), halves.get(1), true);
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    ties.add(left, halves.get(0), name, true);
    ties.add(left, halves.get(1), name, false);
    return true;
  }

  private void each(Piece.Name name, NumericValue pair, String first, String second) {
    List<NumericValue> halves = PairHalves.of(tokens, pair);
    ties.add(first, halves.get(0), name);
    ties.add(second, halves.get(1), name);
  }
}
