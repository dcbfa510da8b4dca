package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;

/** Three and more numbers with strokes: one for each name, a blood gas, or a trend. */
final class NumberChains {

  private final SentencePieces pieces;
  private final WaitingNames waiting;
  private final TieList ties;
  private final NameGap gap;

  NumberChains(SentencePieces pieces, WaitingNames waiting, TieList ties, NameGap gap) {
    this.pieces = pieces;
    this.waiting = waiting;
    this.ties = ties;
    this.gap = gap;
  }

  void tie(Piece.Chain chain) {
    List<NumericValue> numbers = chain.numbers();
    boolean alone = waiting.size() == 1;
    if (VentilatorChain.at(pieces.tokens(), pieces.from(), chain)) {
      VentilatorChain.ties(chain).forEach(ties::put);
    } else if (alone && waiting.last().is("cervical-dilation")) {
      // "4/80/-2": the opening of the cervix, then its length and the station.
      ties.add(waiting.last().names(), numbers.get(0), waiting.last(), false);
      ties.forget();
    } else if (Gases.gas(numbers)) {
      Gases.ties(numbers, chain.missing()).forEach(ties::put);
    } else if (waiting.size() == numbers.size() && nearness(chain) != Nearness.APART) {
      for (int n = 0; n < numbers.size(); n++) {
        tie(waiting.get(n), numbers.get(n), false);
      }
    } else if (alone && nearness(chain) == Nearness.RIGHT_BEHIND) {
      for (int n = 0; n < numbers.size(); n++) {
        tie(waiting.last(), numbers.get(n), n + 1 < numbers.size());
      }
    }
  }

  private Nearness nearness(Piece.Chain chain) {
    return gap.of(waiting.last().end(), chain.first());
  }

  private void tie(Piece.Name name, NumericValue number, boolean earlier) {
    List<WardName> fitting = Fitting.of(name.names(), number, true);
    if (!fitting.isEmpty()) {
      ties.add(fitting, number, name, earlier);
    }
  }
}
