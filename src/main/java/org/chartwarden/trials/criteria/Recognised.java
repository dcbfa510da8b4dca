package org.chartwarden.trials.criteria;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * A question that a type found.
 *
 * @param from index of the first token of the words that name it
 * @param to index after the last
 * @param test the question
 * @param used every token that is understood with it: its words, time windows, modifiers
 * @param whole whether it takes in the unread words around it, up to the next question: consent and
 *     judgement, where the words beside say nothing that changes the answer
 */
public record Recognised(int from, int to, CriterionTest test, BitSet used, boolean whole) {

  public Recognised {
    Objects.requireNonNull(test, "test");
    if (to <= from) {
      throw new IllegalArgumentException("a question stands on words");
    }
    BitSet all = (BitSet) used.clone();
    all.set(from, to);
    used = all;
  }

  /** A question of these words alone. */
  public static Recognised of(int from, int to, CriterionTest test) {
    return new Recognised(from, to, test, new BitSet(), false);
  }

  /** A question that further tokens belong to. */
  public static Recognised of(int from, int to, CriterionTest test, BitSet used) {
    return new Recognised(from, to, test, used, false);
  }

  /** A question that takes in the unread words around it. */
  public static Recognised whole(int from, int to, CriterionTest test) {
    return new Recognised(from, to, test, new BitSet(), true);
  }

  int length() {
    return to - from;
  }

  @Override
  public BitSet used() {
    return (BitSet) used.clone();
  }

  /** Token indexes as a set. */
  static BitSet tokens(int... indexes) {
    BitSet set = new BitSet();
    Arrays.stream(indexes).forEach(set::set);
    return set;
  }
}
