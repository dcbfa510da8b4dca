package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;

/** One number for each name of a list: "BUN and creatinine 34 and 1.9", "BUN/Cr 58/1.3". */
final class NameLists {

  private final SentencePieces pieces;
  private final List<Token> tokens;
  private final WaitingNames waiting;
  private final TieList ties;
  private final NameGap gap;

  NameLists(SentencePieces pieces, WaitingNames waiting, TieList ties, NameGap gap) {
    this.pieces = pieces;
    this.tokens = pieces.tokens();
    this.waiting = waiting;
    this.ties = ties;
    this.gap = gap;
  }

  /** Ties a number to each waiting name; the index of the last piece that it took, or -1. */
  int each(Piece.Value value, int index) {
    int wanted = waiting.size();
    Piece.Name end = waiting.get(wanted - 1);
    if (index + wanted > pieces.size() || gap.of(end.end(), value.first()) == Nearness.APART) {
      return -1;
    }
    List<List<WardName>> fitting = new ArrayList<>();
    for (int n = 0; n < wanted; n++) {
      boolean follows =
          pieces.get(index + n) instanceof Piece.Value one
              && !one.number().isPair()
              && (n == 0
                  || WaitingNames.glue(tokens, pieces.get(index + n - 1).end(), one.first()));
      List<WardName> names =
          follows
              ? Fitting.of(
                  waiting.get(n).names(), ((Piece.Value) pieces.get(index + n)).number(), false)
              : List.of();
      if (names.isEmpty()) {
        return -1;
      }
      fitting.add(names);
    }
    for (int n = 0; n < wanted; n++) {
      NumericValue number = ((Piece.Value) pieces.get(index + n)).number();
      ties.add(fitting.get(n), number, waiting.get(n), false);
    }
    return index + wanted - 1;
  }

  /** "BUN/Cr 58/1.3": one number for each name. */
  boolean pair(NumericValue number) {
    Piece.Name left = waiting.get(0);
    Piece.Name right = waiting.get(1);
    if (gap.of(right.end(), number.first()) == Nearness.APART) {
      return false;
    }
    List<NumericValue> halves = PairHalves.of(tokens, number);
    List<WardName> first = Fitting.of(left.names(), halves.get(0), true);
    List<WardName> second = Fitting.of(right.names(), halves.get(1), true);
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    ties.add(first, halves.get(0), left, false);
    ties.add(second, halves.get(1), right, false);
    return true;
  }
}
