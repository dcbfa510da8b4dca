package org.chartwarden.notes.text;

import java.util.List;

/** The beginnings of lines that are items of a list or label what follows. */
final class ListMarks {

  private static final int LABEL_WORDS = 3;

  private ListMarks() {}

  /** "1. ", "2) ", "(3) " or "gu: " at a token that begins a line. */
  static boolean begins(List<Token> tokens, int i) {
    return numbered(tokens, i) || labelled(tokens, i);
  }

  private static boolean numbered(List<Token> tokens, int i) {
    int number = tokens.get(i).is("(") ? i + 1 : i;
    if (number + 2 >= tokens.size() || !tokens.get(number).isNumber()) {
      return false;
    }
    Token token = tokens.get(number);
    Token mark = tokens.get(number + 1);
    boolean small = token.number().scale() <= 0 && token.raw().length() <= 2;
    boolean marks = mark.is(".") || mark.is(")");
    return small && marks && tokens.get(number + 2).spaced() && !mark.spaced();
  }

  /** One to three words and a colon, in letters of any case. */
  private static boolean labelled(List<Token> tokens, int i) {
    int words = 0;
    for (int at = i; at < tokens.size() && words <= LABEL_WORDS; at++) {
      Token token = tokens.get(at);
      if (at > i && token.breaks() > 0) {
        return false;
      }
      if (token.is(":")) {
        return words > 0;
      }
      if (!token.isWord() && !token.is("/") && !token.is("&")) {
        return false;
      }
      words += token.isWord() ? 1 : 0;
    }
    return false;
  }
}
