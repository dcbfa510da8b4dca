package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;

/** What went in and out: "I/O: 2100 in / 1850 out", "in 2100 / out 1850". */
final class Balances {

  /** What follows one side of a balance. */
  private static final Set<String> BESIDE =
      WordSet.of("/", ",", "|", ";", "-", "out", "output", "net", "uop", "o");

  private static final Set<String> INTAKE = Set.of("total-intake");

  /** A number from here on may be millilitres that nobody wrote. */
  private static final int PLAIN_VOLUME = 100;

  private static final int FIRST_YEAR = 1920;
  private static final int LAST_YEAR = 2099;

  private final SentencePieces pieces;
  private final TieList ties;

  Balances(SentencePieces pieces, TieList ties) {
    this.pieces = pieces;
    this.ties = ties;
  }

  /** Ties a number whose side stands behind it; false when it is none. */
  boolean read(Piece.Value value, int index) {
    boolean told =
        pieces.next(index) instanceof Piece.Name name
            && name.first() == value.end()
            && (name.is("total-intake") || name.is("total-output"))
            && value.number().low().intValue() >= PLAIN_VOLUME
            && !value.number().isPair()
            && index > 0
            && (pieces.get(index - 1) instanceof Piece.Name before
                ? before.is("net-balance")
                : ties.lastIsOf(INTAKE));
    boolean inches =
        value.number().unit().has("[in_i]")
            && index > 0
            && pieces.get(index - 1) instanceof Piece.Name name
            && name.is("net-balance");
    if (inches && pieces.get(index - 1) instanceof Piece.Name name) {
      NumericValue number = value.number();
      int first = number.first();
      ties.add(
          "total-intake",
          number.single(number.low()).withUnit(Unit.none(first + 1)).placed(first, first + 1),
          name);
      return true;
    }
    if (told && pieces.next(index) instanceof Piece.Name name) {
      ties.add(name.names(), value.number(), name, false);
    }
    return told;
  }

  /** Whether a number behind a name is one side and the other follows. */
  boolean side(Piece.Name name, NumericValue number) {
    return (name.is("total-intake") || name.is("total-output"))
        && number.low().intValue() >= PLAIN_VOLUME
        && number.end() < pieces.to()
        && BESIDE.contains(pieces.tokens().get(number.end()).key())
        && !(pieces.tokens().get(number.end()).is(",") && yearAlone(name, number));
  }

  /** "diagnosed in 1998, smoker": the little word before a year names no intake. */
  private boolean yearAlone(Piece.Name name, NumericValue number) {
    int value = number.low().intValue();
    boolean otherBehind =
        pieces.at(number.end() + 1) instanceof Piece.Name other
            && (other.is("total-output") || other.is("total-intake") || other.is("net-balance"));
    return name.end() - name.first() == 1
        && pieces.tokens().get(name.first()).is("in")
        && value >= FIRST_YEAR
        && value <= LAST_YEAR
        && !otherBehind;
  }

  /** Whether a name stands right behind the other side. */
  boolean besideOther(Piece.Name name) {
    Tied last = ties.last();
    return last != null
        && (last.kind() == ValueKind.INTAKE || last.kind() == ValueKind.OUTPUT)
        && name.first() - last.end() <= 1;
  }

  /** Both sides behind one name; a further value goes on from what is left. */
  void bothSides(Piece.Name name, NumericValue pair) {
    List<NumericValue> halves = PairHalves.of(pieces.tokens(), pair);
    ties.add("total-intake", halves.get(0), name);
    ties.add("total-output", halves.get(1), name);
    ties.goOnFrom(
        new Tied(
            name.names(),
            ValueKind.OUTPUT,
            halves.get(1),
            name.first(),
            name.end(),
            false,
            null,
            null));
  }
}
