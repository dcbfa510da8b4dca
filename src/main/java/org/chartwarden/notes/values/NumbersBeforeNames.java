package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.text.Token;

/** "2 u PRBC", "1 litre of Hartmann's", "35% EF", "12,400 white cells". */
final class NumbersBeforeNames {

  private final SentencePieces pieces;
  private final List<Token> tokens;
  private final TieList ties;
  private final Shapes shapes;
  private final NameGap gap;
  private Piece.Name taken;

  NumbersBeforeNames(SentencePieces pieces, TieList ties, Shapes shapes, NameGap gap) {
    this.pieces = pieces;
    this.tokens = pieces.tokens();
    this.ties = ties;
    this.shapes = shapes;
    this.gap = gap;
  }

  /** Whether a name has its number before it. */
  boolean took(Piece.Name name) {
    return name == taken;
  }

  /** "got 1 L NS": a volume belongs to the fluid right behind it rather than to a far name. */
  boolean fluidBehind(Piece.Value value, int index, Piece.Name before, Nearness nearness) {
    Unit unit = value.number().unit();
    return (nearness != Nearness.RIGHT_BEHIND || !before.fluid())
        && (Fitting.volume(unit) || unit.has("U"))
        && pieces.next(index) instanceof Piece.Name name
        && name.fluid()
        && name.first() - value.end() <= 1;
  }

  /** Ties a number to the name behind it. */
  boolean tie(Piece.Value value, int index) {
    if (!(pieces.next(index) instanceof Piece.Name name)
        || name.decoy()
        || value.number().isPair()) {
      return false;
    }
    if (tokens.get(name.first()).is("bm") || tokens.get(name.first()).is("bms")) {
      return false; // "2 BMs" are stools
    }
    for (int i = value.end(); i < name.first(); i++) {
      Token token = tokens.get(i);
      if (!(token.is("of")
          || token.is("in")
          || token.is("the")
          || token.is("-")
          || token.is("bag"))) {
        return false;
      }
    }
    if (name.first() - value.end() > 2 || ownValueBehind(index, name)) {
      return false;
    }
    boolean unit = value.number().unit().written();
    List<WardName> fitting =
        Fitting.of(shapes.inSpecimen(name), value.number(), unit && name.fluid()).stream()
            .filter(one -> unit || !name.weak() && one.kind() == ValueKind.LAB)
            .toList();
    if (fitting.isEmpty() || Fitting.flow(value.number().unit()) && !fitting.get(0).fluid()) {
      return false;
    }
    boolean given =
        fitting.get(0).kind() == ValueKind.INTAKE && Fitting.infused(value.number().unit());
    taken = name;
    ties.add(fitting, value.number(), name, false);
    if (given) {
      ties.markDose();
    }
    return true;
  }

  private boolean ownValueBehind(int index, Piece.Name name) {
    return index + 2 < pieces.size()
        && pieces.get(index + 2) instanceof Piece.Value own
        && gap.of(name.end(), own.first()) == Nearness.RIGHT_BEHIND
        && !tokens.get(name.end()).is(",");
  }
}
