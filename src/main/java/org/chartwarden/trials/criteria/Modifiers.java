package org.chartwarden.trials.criteria;

import java.util.BitSet;
import java.util.Optional;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Window;

/**
 * Words around a name that say which of it is asked for. Those before a list speak of all its
 * members, those behind it too; the nearest of a kind wins, and none crosses the end of a clause.
 *
 * @param aspect what is asked for
 * @param window when it has to have been so
 * @param count how many times
 * @param used the tokens that say so
 */
record Modifiers(Aspect aspect, Optional<Window> window, Optional<Bounds> count, BitSet used) {

  /** The modifiers of the name that stands on some tokens. */
  static Modifiers around(CriterionPhrase phrase, int from, int to) {
    return new ModifierSearch(phrase, from, to).run();
  }

  /** The modifiers as a question reads, empty when there are none. */
  String shown() {
    return aspect.shown()
        + window.map(one -> " " + one).orElse("")
        + count.map(one -> " times " + one).orElse("");
  }
}
