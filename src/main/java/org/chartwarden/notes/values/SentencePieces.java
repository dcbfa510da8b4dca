package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.text.Token;

/**
 * The pieces of one sentence and where they stand.
 *
 * @param tokens those of the whole note
 * @param from index of the first token of the sentence
 * @param to index after its last token
 * @param all the pieces in the order of the text
 */
record SentencePieces(List<Token> tokens, int from, int to, List<Piece> all) {

  int size() {
    return all.size();
  }

  Piece get(int index) {
    return all.get(index);
  }

  /** The piece behind one, or null. */
  Piece next(int index) {
    return index + 1 < all.size() ? all.get(index + 1) : null;
  }

  /** The piece that begins at a token, or null. */
  Piece at(int token) {
    int low = 0;
    int high = all.size() - 1;
    while (low <= high) {
      int middle = (low + high) / 2;
      int first = all.get(middle).first();
      if (first == token) {
        return all.get(middle);
      }
      if (first < token) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /** The piece that ends right before a token, or null. */
  Piece endingAt(int end) {
    for (int i = end - 1; i >= Math.max(from, end - 7); i--) {
      Piece piece = at(i);
      if (piece != null) {
        return piece.end() == end ? piece : null;
      }
    }
    return null;
  }

  /** Whether a time stands behind a value, with nothing but small words between. */
  boolean timeBehind(int token) {
    for (int i = token; i < Math.min(to, token + 3); i++) {
      Piece piece = at(i);
      if (piece != null) {
        return piece instanceof Piece.When;
      }
      Token at = tokens.get(i);
      if (!(at.is("on") || at.is("at") || at.is("by") || at.is("(") || at.is("@") || at.is("in"))) {
        return false;
      }
    }
    return false;
  }

  /** Whether a time stands before a value, with nothing but small words between. */
  boolean timeBefore(int token) {
    for (int i = token - 1; i >= Math.max(from, token - 5); i--) {
      if (endingAt(i + 1) instanceof Piece.When) {
        return true;
      }
      Token at = tokens.get(i);
      if (!(at.is("was")
          || at.is(",")
          || at.is(":")
          || at.is("it")
          || at.is("to")
          || at.is("is"))) {
        return false;
      }
    }
    return false;
  }
}
