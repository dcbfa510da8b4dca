package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.text.Token;

/** Where the writer ended a line, not the width of the page. */
final class WrittenLines {

  /** A shorter line was ended by its writer. */
  private static final int SHORT = 60;

  private WrittenLines() {}

  /** Whether a line that its writer broke ends between two tokens. */
  static boolean end(List<Token> tokens, int from, int until) {
    for (int i = from; i <= until && i < tokens.size(); i++) {
      if (tokens.get(i).breaks() > 0 && shortLine(tokens, i - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean shortLine(List<Token> tokens, int last) {
    int first = last;
    while (first > 0 && tokens.get(first).breaks() == 0 && last - first < SHORT) {
      first--;
    }
    return tokens.get(last).end() - tokens.get(first).start() < SHORT;
  }

  /** Whether a line with a head of its own begins between two tokens. */
  static boolean newHead(List<Token> tokens, int from, int until) {
    boolean line = false;
    for (int i = from; i < until; i++) {
      line |= tokens.get(i).breaks() > 0;
      if (line && tokens.get(i).is(":")) {
        return true;
      }
    }
    return false;
  }
}
