package org.chartwarden.notes.measurements;

import java.util.List;
import org.chartwarden.notes.text.Token;

/** The words between a name and a value, and what they allow. */
final class Gap {

  private static final int STRICT_LENGTH = 9;

  private final List<Token> tokens;
  private final int from;
  private final int to;

  Gap(List<Token> tokens, int from, int to) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
  }

  int length() {
    return to - from;
  }

  /** Nothing but words that may stand between a name and its value. */
  boolean strict() {
    if (length() > STRICT_LENGTH) {
      return false;
    }
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      boolean adverb = token.isWord() && token.key().endsWith("ly");
      if (!adverb && !GapWords.FILLERS.contains(token.key()) || token.is(".") && i > from) {
        return false;
      }
    }
    return true;
  }

  /** No word that begins another clause. */
  boolean open() {
    int commas = 0;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (token.is(";") || token.is("but") || token.is("while") || token.is("whereas")) {
        return false;
      }
      if (token.is("|") && i > from + 1) {
        return false;
      }
      commas += token.is(",") ? 1 : 0;
    }
    return commas <= 2;
  }

  /** Only signs, as between an abbreviation and its value. */
  boolean signsOnly() {
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      boolean verb = token.is("of") || token.is("was") || token.is("is") || token.is("at");
      if (token.isWord() && !verb) {
        return false;
      }
    }
    return length() <= 3;
  }

  /** Only what joins the members of a list. */
  boolean glue() {
    int depth = 0;
    int length = 0;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      depth += token.is("(") || token.is("[") ? 1 : 0;
      if (depth == 0) {
        length++;
        if (!GapWords.GLUE.contains(token.key())) {
          return false;
        }
      }
      if (depth > 0 && (token.is(")") || token.is("]"))) {
        depth--;
      }
    }
    return depth > 0 ? to - from == 1 : length <= 5;
  }

  /** Words that tell a change from one value to the next. */
  boolean trend() {
    boolean found = false;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      boolean turn = GapWords.TREND.contains(token.key());
      boolean allowed =
          turn
              || GapWords.FILLERS.contains(token.key())
              || GapWords.TIMES.contains(token.key())
              || token.isNumber()
              || token.isWord() && token.key().endsWith("ly");
      if (!allowed || token.is("(") || token.is(".") || token.is("[")) {
        return false;
      }
      found |= turn;
    }
    return found && length() <= 10;
  }

  /** "3.2 (baseline": in brackets another value of the same measurement follows. */
  boolean aside() {
    boolean told = false;
    for (int i = from + 1; i < to; i++) {
      if (!GapWords.ASIDE.contains(tokens.get(i).key())) {
        return false;
      }
      told |= tokens.get(i).isWord();
    }
    return told && length() <= 6 && (tokens.get(from).is("(") || tokens.get(from).is("["));
  }

  /** "increased by about": what follows is a difference and no value. */
  boolean change() {
    int i = to - 1;
    while (i >= from
        && tokens.get(i).isWord()
        && (tokens.get(i).key().endsWith("ly") || tokens.get(i).is("about"))) {
      i--;
    }
    return i > from && tokens.get(i).is("by")
        || has("loss")
        || has("gain")
        || has("gained")
        || has("lost");
  }

  boolean has(String key) {
    for (int i = from; i < to; i++) {
      if (tokens.get(i).is(key)) {
        return true;
      }
    }
    return false;
  }
}
