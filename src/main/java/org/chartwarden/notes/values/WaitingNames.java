package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.Token;

/** The names of a sentence that wait for their number: the last one, or all of a list. */
final class WaitingNames {

  private final List<Token> tokens;
  private final List<Piece.Name> names = new ArrayList<>();

  WaitingNames(List<Token> tokens) {
    this.tokens = tokens;
  }

  int size() {
    return names.size();
  }

  Piece.Name get(int index) {
    return names.get(index);
  }

  Piece.Name last() {
    return names.isEmpty() ? null : names.get(names.size() - 1);
  }

  /** Whether the last one stands behind a token. */
  boolean since(int token) {
    return !names.isEmpty() && last().first() >= token;
  }

  /** "HR in the 90s": a small word behind a name is no name. */
  boolean includes(Piece.Name name) {
    return last() != null && name.common() && name.first() == last().end();
  }

  /** Ends the list where a name does not go on from it. */
  void breakBefore(Piece.Name name) {
    if (last() == null || !glue(tokens, last().end(), name.first())) {
      names.clear();
    }
  }

  void add(Piece.Name name) {
    names.add(name);
  }

  void clear() {
    names.clear();
  }

  /** Only what joins the members of a list of names. */
  static boolean glue(List<Token> tokens, int from, int until) {
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
}
