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

  /** Answers of late, and those before them; the latter go when the former are many. */
  private volatile Map<K, V> recent = new ConcurrentHashMap<>();

  private volatile Map<K, V> before = Map.of();

  /**
   * Keeps the answers of a function.
   *
   * @param most how many, or a few more while threads meet; beyond them those are forgotten that
   *     were not asked for again of late
   */
  public Kept(int most, Function<? super K, ? extends V> function) {
    this.most = most;
    this.function = function;
  }

  /** The answer. */
  public V of(K asked) {
    V answer = recent.get(asked);
    if (answer != null) {
      return answer;
    }
    answer = before.get(asked);
    if (answer == null) {
      answer = function.apply(asked);
    }
    if (!(asked instanceof String text) || text.length() <= LONGEST) {
      if (recent.size() >= Math.max(1, most / 2)) {
        age();
      }
      recent.put(asked, answer);
    }
    return answer;
  }

  /** The answer, which is not kept. */
  public V anew(K asked) {
    return function.apply(asked);
  }

  private synchronized void age() {
    if (recent.size() >= Math.max(1, most / 2)) {
      before = recent;
      recent = new ConcurrentHashMap<>();
    }
  }
}
