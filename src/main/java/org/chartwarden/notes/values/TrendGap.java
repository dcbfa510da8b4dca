package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** What stands between two values, and whether it makes the second a further value of the first. */
final class TrendGap {

  private static final Set<String> TREND =
      WordSet.of(
          "to",
          "from",
          "then",
          "was",
          "now",
          "prior",
          "previously",
          "previous",
          "earlier",
          "repeat",
          "vs",
          "versus",
          "rising",
          "falling",
          "fell",
          "rose",
          "improved",
          "down",
          "up",
          "later",
          "today",
          "yesterday",
          "followed",
          "peaked",
          "nadir",
          "before",
          "after",
          "increased",
          "decreased",
          "dropped",
          "settling",
          "settled",
          "subsequently",
          "currently",
          "and",
          ",",
          "(",
          "/",
          "-",
          "—",
          ";",
          "having",
          "having.",
          "compared",
          "recheck",
          "against",
          "initially",
          "reaching",
          "returning",
          "bl",
          "baseline",
          "being",
          "adm",
          "or");

  private static final Set<String> OLDER =
      WordSet.of(
          "from",
          "was",
          "previously",
          "prior",
          "prev",
          "before",
          "vs",
          "versus",
          "yesterday",
          "baseline",
          "bl",
          "previous",
          "having",
          "compared",
          "initially",
          "peak",
          "nadir",
          "max");

  private final List<Token> tokens;
  private final SentencePieces pieces;

  TrendGap(SentencePieces pieces) {
    this.tokens = pieces.tokens();
    this.pieces = pieces;
  }

  /** Whether the words between tell that a further value of the same measurement follows. */
  boolean goesOn(int from, int until, boolean timed) {
    if (WrittenLines.end(tokens, from, until) || WrittenLines.newHead(tokens, from, until)) {
      return false;
    }
    if (twoArrows(from, until)) {
      return true;
    }
    boolean turned = false;
    boolean joined = false;
    boolean placed = false;
    int words = 0;
    for (int i = from; i < until; i++) {
      Piece piece = pieces.at(i);
      if (piece != null && piece.end() <= until) {
        turned |= piece instanceof Piece.Arrow;
        placed |= piece instanceof Piece.When;
        if (piece instanceof Piece.Name) {
          return false;
        }
        i = piece.end() - 1;
        words++;
        continue;
      }
      Token token = tokens.get(i);
      boolean sign = TREND.contains(token.key());
      boolean weak =
          token.is(",")
              || token.is("and")
              || token.is("(")
              || token.is("-")
              || token.is("/")
              || token.is(";")
              || token.is("or")
              || token.is("—");
      turned |= sign && !weak || token.is("/") || token.is("-") && token.spaced();
      joined |= weak;
      boolean allowed = sign || token.is(")") || token.is(":") || GapFillers.has(token);
      if (!allowed || token.is(".") || ++words > 12) {
        return false;
      }
    }
    return turned || joined && (timed || placed);
  }

  /** "45 -> D50 -> 132": whatever was done between two values. */
  private boolean twoArrows(int from, int until) {
    return until - from <= 7
        && pieces.at(from) instanceof Piece.Arrow first
        && !first.back()
        && until > 1
        && (pieces.at(until - 1) instanceof Piece.Arrow
            || pieces.at(until - 2) instanceof Piece.Arrow)
        && until - first.end() >= 2;
  }

  /** Whether what follows is the older value: an arrow back, "from", "was", "previously". */
  boolean older(int gapFrom, int gapTo) {
    for (int i = gapFrom; i < gapTo; i++) {
      if (pieces.at(i) instanceof Piece.Arrow arrow) {
        return arrow.back();
      }
      Token token = tokens.get(i);
      if (OLDER.contains(token.key())) {
        return true;
      }
    }
    return false;
  }
}
