package org.chartwarden.notes.microbiology;

import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.text.Token;

/**
 * How many bottles or sets were positive: "2/2", "1 of 4 bottles".
 *
 * @param positives how many; empty when not said
 * @param of out of how many
 */
record Counts(Optional<Integer> positives, Optional<Integer> of) {

  private static final int MOST = 8;

  static Counts in(List<Token> tokens, int from, int to) {
    for (int i = from; i + 2 < Math.min(tokens.size(), to + 4); i++) {
      boolean slash = tokens.get(i + 1).is("/") || tokens.get(i + 1).is("of");
      if (slash && small(tokens.get(i)) && small(tokens.get(i + 2))) {
        int positive = tokens.get(i).number().intValue();
        int all = tokens.get(i + 2).number().intValue();
        boolean bottles =
            i + 3 < tokens.size()
                && (tokens.get(i + 3).is("bottle")
                    || tokens.get(i + 3).is("set")
                    || tokens.get(i + 3).is("culture"));
        boolean even = all == 2 || all == 4 || all == 1 || all == 3 || all == 6;
        if (positive <= all && even && (bottles || tokens.get(i + 1).is("/") && all <= 4)) {
          return new Counts(Optional.of(positive), Optional.of(all));
        }
      }
    }
    return new Counts(Optional.empty(), Optional.empty());
  }

  boolean some() {
    return positives.isPresent() && positives.get() > 0;
  }

  private static boolean small(Token token) {
    return token.isNumber() && token.number().scale() <= 0 && token.number().intValue() <= MOST;
  }
}
