package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;

/** Ties the numbers of one sentence to names, in one walk over its pieces. */
final class Linker {

  private final SentencePieces pieces;
  private final List<Token> tokens;
  private final TieList ties = new TieList();
  private final WaitingNames waiting;
  private final NameGap gap;
  private final Shapes shapes;
  private final Sides sides;
  private final Balances balances;
  private final NameLists lists;
  private final NamedNumbers numbers;
  private final NamedPairs pairs;
  private final NumbersBeforeNames before;
  private final NamelessValues nameless;
  private final FurtherValues further;
  private final NumberChains chains;
  private int listedUntil = -1;

  Linker(SentencePieces pieces) {
    this.pieces = pieces;
    this.tokens = pieces.tokens();
    this.waiting = new WaitingNames(tokens);
    this.gap = new NameGap(pieces);
    this.shapes = new Shapes(tokens, pieces.from(), pieces.to());
    this.sides = new Sides(tokens, ties, gap);
    this.balances = new Balances(pieces, ties);
    this.lists = new NameLists(pieces, waiting, ties, gap);
    this.numbers = new NamedNumbers(pieces, ties, shapes, balances);
    this.pairs = new NamedPairs(tokens, ties, shapes, balances);
    this.before = new NumbersBeforeNames(pieces, ties, shapes, gap);
    this.nameless = new NamelessValues(pieces, ties, shapes);
    this.further = new FurtherValues(pieces, ties);
    this.chains = new NumberChains(pieces, waiting, ties, gap);
  }

  List<Tied> ties() {
    for (int p = 0; p < pieces.size(); p++) {
      switch (pieces.get(p)) {
        case Piece.Name name -> name(name);
        case Piece.Value value -> {
          if (p > listedUntil) {
            value(value, p);
          }
        }
        case Piece.Chain chain -> {
          chains.tie(chain);
          waiting.clear();
        }
        case Piece.When when -> {}
        case Piece.Terms terms -> {}
        case Piece.Arrow arrow -> {}
      }
    }
    return ties.all();
  }

  private void name(Piece.Name name) {
    sides.meetDrain(name);
    if (waiting.includes(name)) {
      return;
    }
    waiting.breakBefore(name);
    boolean behind = name.names().stream().allMatch(WardName::follows);
    if (!behind && !before.took(name)) {
      waiting.add(name);
    }
    sides.meet(name);
    NumericValue bag = Transfused.bag(tokens, pieces.from(), name);
    if (bag != null) {
      ties.add(name.names(), bag, name, false);
      waiting.clear();
    }
  }

  private void value(Piece.Value value, int index) {
    if (sides.ofDrain(value) || sides.ofName(value) || balances.read(value, index)) {
      waiting.clear();
      return;
    }
    if (further.rangeAside(value) || further.difference(value)) {
      return;
    }
    boolean tied =
        oxygen(value)
            || listed(value, index)
            || named(value, index)
            || nameless.gas(value)
            || goesOn(value)
            || nameless.shaped(value)
            || before.tie(value, index);
    if (tied) {
      waiting.clear();
    }
  }

  private boolean oxygen(Piece.Value value) {
    return "oxygen-flow".equals(shapes.concept(value.number(), false)) && nameless.shaped(value);
  }

  /** One number for each of several names. */
  private boolean listed(Piece.Value value, int index) {
    if (value.number().isPair()) {
      return waiting.size() == 2 && lists.pair(value.number());
    }
    int until = waiting.size() >= 2 ? lists.each(value, index) : -1;
    listedUntil = Math.max(listedUntil, until);
    return until >= 0;
  }

  /** The nearest waiting name that the number can be a value of. */
  private boolean named(Piece.Value value, int index) {
    for (int n = waiting.size() - 1; n >= 0; n--) {
      Piece.Name name = waiting.get(n);
      Nearness nearness = gap.of(name.end(), value.first());
      if (apart(name, value, nearness)) {
        continue;
      }
      if (before.fluidBehind(value, index, name, nearness)) {
        return false;
      }
      if (named(name, value.number(), nearness == Nearness.RIGHT_BEHIND)) {
        return true;
      }
    }
    return false;
  }

  private boolean named(Piece.Name name, NumericValue number, boolean rightBehind) {
    if (name.decoy()) {
      return rightBehind;
    }
    return number.isPair() && !name.is("blood-pressure")
        ? pairs.tie(name, number, rightBehind)
        : numbers.tie(name, number, rightBehind);
  }

  private boolean apart(Piece.Name name, Piece.Value value, Nearness nearness) {
    NumericValue number = value.number();
    boolean pressure = number.isPair() && name.is("blood-pressure") && shapes.pressure(number);
    boolean weak = name.weak() && !pressure && nearness != Nearness.RIGHT_BEHIND;
    boolean letterOfList =
        name.end() - name.first() == 1
            && tokens.get(name.first()).raw().length() == 1
            && tokens.get(name.end()).is(",");
    boolean spelled = value.spelled() && name.common() && !number.unit().written();
    return nearness == Nearness.APART || weak || letterOfList || spelled;
  }

  private boolean goesOn(Piece.Value value) {
    Tied last = ties.last();
    return last != null && !waiting.since(last.end()) && further.tie(value);
  }
}
