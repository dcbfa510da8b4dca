package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** What stands between a name and a value, and how near it lets them be. */
final class NameGap {

  private static final int LONGEST = 9;

  private static final Set<String> COPULAS =
      WordSet.of(
          "negative",
          "neg",
          "positive",
          "pos",
          "improving",
          "trending",
          "worsening",
          "rising",
          "falling",
          "peaked",
          "peak",
          "elevated",
          "improved",
          "uptrending",
          "downtrending",
          "downtrended",
          "steady",
          "holding",
          "bumped",
          "dropped",
          "fell",
          "rose",
          "climbing",
          "increased",
          "decreased",
          "goal",
          "goals",
          "target",
          "targets",
          "aim",
          ":",
          "=",
          ",",
          "-",
          "(",
          "of",
          "was",
          "is",
          "were",
          "are",
          "at",
          "~",
          "now",
          "level",
          "|",
          "to",
          "only",
          "about",
          "still",
          "remains",
          "up",
          "down",
          "on",
          "a",
          "score",
          "↑",
          "↓",
          "+",
          "±",
          "today",
          "count",
          "total",
          "came",
          "back",
          "the",
          ".",
          "*",
          "[",
          "rate",
          "in",
          "approx",
          "approximately",
          "repeat",
          "h",
          "l",
          "high",
          "low",
          "around",
          "stable",
          "been",
          "fasting",
          "before",
          "after",
          "breakfast",
          "lunch",
          "dinner",
          "supper",
          "bedtime",
          "meals",
          "meal",
          "postprandial",
          "preprandial",
          "has",
          "had",
          "fallen",
          "risen",
          "dropped",
          "climbed",
          "rose",
          "fell",
          "improved",
          "increased",
          "decreased",
          "come",
          "gone",
          "went",
          "from",
          "jumped",
          "spiked",
          "drifted",
          "crept",
          "cleared",
          "corrected",
          "normalized",
          "normalised",
          "recovered",
          "declined",
          "plateaued",
          "trended");

  /** Signs and copulas between a name and a value that stands right behind it. */
  private static final int COPULAS_ALLOWED = 4;

  private final List<Token> tokens;
  private final SentencePieces pieces;

  NameGap(SentencePieces pieces) {
    this.tokens = pieces.tokens();
    this.pieces = pieces;
  }

  /** How near what begins at {@code until} stands to what ends at {@code from}. */
  Nearness of(int from, int until) {
    int words = 0;
    boolean copulas = true;
    int depth = 0;
    if (WrittenLines.end(tokens, from, until)) {
      return Nearness.APART;
    }
    for (int i = from; i < until; i++) {
      int skip = passed(i, until);
      if (skip > i) {
        i = skip - 1;
        words++;
        continue;
      }
      Token token = tokens.get(i);
      if (token.breaks() > 0 && i > from && tokens.get(i - 1).is(".")) {
        return Nearness.APART;
      }
      int closed = token.is("(") ? closing(i, until) : -1;
      if (closed > i) {
        i = closed;
        words++;
        continue;
      }
      if (token.is("(") && i > from) {
        depth++;
      }
      if (token.is(")")) {
        depth--;
      }
      if (token.is(";") || token.is(".") && i > from || token.isNumber() && depth <= 0) {
        return Nearness.APART;
      }
      if (depth > 0) {
        words++;
        copulas = false;
        continue;
      }
      boolean copula = COPULAS.contains(token.key());
      boolean allowed = copula || GapFillers.has(token);
      if (!allowed) {
        return Nearness.APART;
      }
      copulas &= copula;
      words++;
    }
    if (words > LONGEST) {
      return Nearness.APART;
    }
    return copulas && words <= COPULAS_ALLOWED ? Nearness.RIGHT_BEHIND : Nearness.NEAR;
  }

  /** The index of the bracket that closes an aside without a number, or -1. */
  private int closing(int open, int until) {
    for (int i = open + 1; i < Math.min(until, open + 8); i++) {
      if (tokens.get(i).is(")")) {
        return i;
      }
      if (tokens.get(i).isNumber()) {
        return -1;
      }
    }
    return -1;
  }

  /** The index after a time or a skipped piece at a token, or the token itself. */
  private int passed(int i, int until) {
    Piece piece = pieces.at(i);
    boolean passes =
        (piece instanceof Piece.When || piece instanceof Piece.Terms) && piece.end() <= until;
    return passes ? piece.end() : i;
  }
}
