package org.chartwarden.trials.parsing;

import org.chartwarden.trials.phrases.CriterionPhrase;

/** Round and square brackets of a phrase. */
final class Brackets {

  private Brackets() {}

  /** 1 where a token opens a bracket, -1 where it closes one, else 0. */
  static int step(CriterionPhrase phrase, int i) {
    if (phrase.is(i, "(") || phrase.is(i, "[")) {
      return 1;
    }
    return phrase.is(i, ")") || phrase.is(i, "]") ? -1 : 0;
  }

  /** The token that closes the bracket which opens at a token, or the end. */
  static int closing(CriterionPhrase phrase, int open, int to) {
    int depth = 0;
    for (int i = open; i < to; i++) {
      int step = step(phrase, i);
      depth += step;
      if (step < 0 && depth == 0) {
        return i;
      }
    }
    return to;
  }
}
