package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.GapWords;
import org.chartwarden.notes.text.Token;

/** What the tokens between two pieces allow. */
final class Between {

  private static final int LONGEST = 9;

  /** A shorter line was ended by its writer. */
  private static final int LINE = 60;

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
          "gone");

  /** Signs and copulas between a name and a value that stands right behind it. */
  private static final int COPULAS_ALLOWED = 4;

  private static final Set<String> MORE =
      WordSet.of(
          "lws",
          "liws",
          "lis",
          "lcws",
          "lcs",
          "suction",
          "gravity",
          "came",
          "comes",
          "coming",
          "trending",
          "trended",
          "holding",
          "steady",
          "settled",
          "runs",
          "running",
          "ran",
          "improving",
          "improved",
          "worse",
          "worsening",
          "better",
          "per",
          "lab",
          "labs",
          "repeat",
          "again",
          "recheck",
          "rechecked",
          "last",
          "this",
          "morning",
          "overnight",
          "note",
          "noted",
          "given",
          "persistently",
          "yesterday",
          "↑",
          "↓",
          "being",
          "got",
          "gone",
          "fallen",
          "risen",
          "climbed",
          "corrected",
          "uncorrected",
          "well",
          "good",
          "cuff",
          "auto",
          "manual",
          "via",
          "post",
          "pre",
          "s",
          "h",
          "day",
          "put",
          "passed",
          "made",
          "since",
          "so",
          "far",
          "sent",
          "resulted",
          "return",
          "returned",
          "ml",
          "drawn",
          "started",
          "reading",
          "he",
          "scores",
          "scored",
          "gives",
          "gave",
          "rated",
          "rates",
          "as",
          "weaned",
          "set",
          "fell",
          "went",
          "stays",
          "staying",
          "she",
          "i",
          "found",
          "that",
          "overall",
          "net",
          "for",
          "during",
          "collected",
          "draining",
          "drained",
          "output",
          "over",
          "lowest",
          "highest",
          "emptied",
          "recorded",
          "lying",
          "transfusion",
          "dialysis");

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

  private final List<Token> tokens;
  private final List<Piece> pieces;

  Between(List<Token> tokens, List<Piece> pieces) {
    this.tokens = tokens;
    this.pieces = pieces;
  }

  /** How near a value stands to its name. */
  enum Nearness {
    /** Only signs and copulas. */
    RIGHT_BEHIND,
    /** Words that may stand between. */
    NEAR,
    APART
  }

  /** How near what begins at {@code until} stands to what ends at {@code from}. */
  Nearness nearness(int from, int until) {
    int words = 0;
    boolean copulas = true;
    int depth = 0;
    if (wrapped(from, until)) {
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
      boolean allowed =
          copula
              || GapWords.FILLERS.contains(token.key())
              || MORE.contains(token.key())
              || token.isWord() && token.key().endsWith("ly");
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

  /** Whether a line that its writer broke ends between two tokens. */
  private boolean wrapped(int from, int until) {
    for (int i = from; i <= until && i < tokens.size(); i++) {
      if (tokens.get(i).breaks() > 0 && shortLine(i - 1)) {
        return true;
      }
    }
    return false;
  }

  /** "45 -> D50 -> 132": whatever was done between two values. */
  private boolean twoArrows(int from, int until) {
    return until - from <= 7
        && pieceAt(from) instanceof Piece.Arrow first
        && !first.back()
        && until > 1
        && (pieceAt(until - 1) instanceof Piece.Arrow || pieceAt(until - 2) instanceof Piece.Arrow)
        && until - first.end() >= 2;
  }

  /** Whether a line with a head of its own begins between two tokens. */
  private boolean newHead(int from, int until) {
    boolean line = false;
    for (int i = from; i < until; i++) {
      line |= tokens.get(i).breaks() > 0;
      if (line && tokens.get(i).is(":")) {
        return true;
      }
    }
    return false;
  }

  private boolean shortLine(int last) {
    int first = last;
    while (first > 0 && tokens.get(first).breaks() == 0 && last - first < LINE) {
      first--;
    }
    return tokens.get(last).end() - tokens.get(first).start() < LINE;
  }

  /** Whether the words between tell that a further value of the same measurement follows. */
  boolean trend(int from, int until, boolean timed) {
    if (wrapped(from, until) || newHead(from, until)) {
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
      Piece piece = pieceAt(i);
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
      boolean allowed =
          sign
              || token.is(")")
              || token.is(":")
              || GapWords.FILLERS.contains(token.key())
              || MORE.contains(token.key())
              || token.isWord() && token.key().endsWith("ly");
      if (!allowed || token.is(".") || ++words > 12) {
        return false;
      }
    }
    return turned || joined && (timed || placed);
  }

  /** Only what joins the members of a list of names. */
  boolean glue(int from, int until) {
    for (int i = from; i < until; i++) {
      Token token = tokens.get(i);
      boolean joins =
          token.is("/")
              || token.is(",")
              || token.is("and")
              || token.is("&")
              || token.is("-")
              || token.is("+")
              || token.is("or");
      if (!joins) {
        return false;
      }
    }
    return until > from && until - from <= 2 && tokens.get(until).breaks() == 0;
  }

  /** The index after a time or a skipped piece at a token, or the token itself. */
  private int passed(int i, int until) {
    Piece piece = pieceAt(i);
    boolean passes = piece instanceof Piece.When && piece.end() <= until;
    return passes ? piece.end() : i;
  }

  Piece pieceAt(int token) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low <= high) {
      int middle = (low + high) / 2;
      int first = pieces.get(middle).first();
      if (first == token) {
        return pieces.get(middle);
      }
      if (first < token) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }
}
