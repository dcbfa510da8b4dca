package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Values for each side of one name, told by a letter or word before each: "R 340, L 160". */
final class Sides {

  private static final Set<String> SIDES =
      Set.of("r", "l", "right", "left", "pl", "med", "pleural");

  private final List<Token> tokens;
  private final TieList ties;
  private final NameGap gap;
  private Piece.Name drain;
  private Piece.Name named;

  Sides(List<Token> tokens, TieList ties, NameGap gap) {
    this.tokens = tokens;
    this.ties = ties;
    this.gap = gap;
  }

  /** Keeps a drain until another name follows that is no small word. */
  void meetDrain(Piece.Name name) {
    boolean output = name.is("chest-tube-output") || name.is("drain-output");
    boolean kept = drain != null && name.weak();
    drain = output ? name : kept ? drain : null;
  }

  /** Keeps a name that is no side itself. */
  void meet(Piece.Name name) {
    if (!SIDES.contains(tokens.get(name.first()).key())) {
      named = name;
    }
  }

  /** "CT x2 to -20: R 340 serosang, L 160": the sides of the drain before. */
  boolean ofDrain(Piece.Value value) {
    int side = value.first() - 1;
    if (drain == null || side < drain.end() || !SIDES.contains(tokens.get(side).key())) {
      return false;
    }
    List<WardName> fitting = Fitting.of(drain.names(), value.number(), true);
    boolean output = !fitting.isEmpty() && fitting.get(0).kind() == ValueKind.OUTPUT;
    if (output) {
      ties.put(
          new Tied(fitting, ValueKind.OUTPUT, value.number(), side, side + 1, false, null, null));
    }
    return output;
  }

  /** "JP amylase (POD3) R 88 L 4120": one value for each side. */
  boolean ofName(Piece.Value value) {
    Tied last = ties.last();
    int side = value.first() - 1;
    boolean sided =
        named != null
            && side >= named.end()
            && SIDES.contains(tokens.get(side).key())
            && !named.weak()
            && !named.decoy();
    boolean again = last != null && last.nameFirst() == nameFirst() && last.end() <= side;
    boolean near =
        sided
            && (again
                ? side - last.end() <= 1 && SIDES.contains(tokens.get(last.first() - 1).key())
                : !valued(named) && gap.of(named.end(), side) != Nearness.APART);
    List<WardName> fitting = near ? Fitting.of(named.names(), value.number(), true) : List.of();
    if (fitting.isEmpty()) {
      return false;
    }
    ties.add(fitting, value.number(), named, false);
    return true;
  }

  private int nameFirst() {
    return named == null ? -1 : named.first();
  }

  private boolean valued(Piece.Name name) {
    return ties.last() != null && ties.last().nameFirst() >= name.first();
  }
}
