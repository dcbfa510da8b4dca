package org.chartwarden.trials.phrases;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers of a pure function that are kept, since charts and criteria say the same over and over.
 * It changes no answer. Threads may share one.
 *
 * @param <K> what is asked
 * @param <V> the answer, never null
 */
public final class Kept<K, V> {

  /** Longer texts hardly come again. */
  private static final int LONGEST = 300;

  private final int most;
  private final Function<? super K, ? extends V> function;
  private final Map<K, V> known = new ConcurrentHashMap<>();

  /**
   * Keeps the answers of a function.
   *
   * @param most how many; beyond them all are forgotten and those that come again kept anew
   */
  public Kept(int most, Function<? super K, ? extends V> function) {
    this.most = most;
    this.function = function;
  }

  /** The answer. */
  public V of(K asked) {
    V answer = known.get(asked);
    if (answer == null) {
      answer = function.apply(asked);
      if (!(asked instanceof String text) || text.length() <= LONGEST) {
        if (known.size() >= most) {
          known.clear();
        }
        known.put(asked, answer);
      }
    }
    return answer;
  }
}
