package org.chartwarden.fhir.terminology.releases;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntConsumer;

/** Everything above each concept, from what is directly above it. */
final class Ancestry {

  private static final byte NEW = 0;
  private static final byte OPEN = 1;
  private static final byte DONE = 2;

  private final int[][] parents;
  private final int[][] ancestors;
  private final byte[] state;
  private final IntConsumer cycle;

  private Ancestry(int[][] parents, IntConsumer cycle) {
    this.parents = parents;
    this.ancestors = new int[parents.length][];
    this.state = new byte[parents.length];
    this.cycle = cycle;
  }

  /**
   * Closes a hierarchy. An edge that would close a circle is left out.
   *
   * @param parents places directly above each place
   * @param cycle hears of each place that has such an edge
   * @return places above each place, in ascending order, without itself
   */
  static int[][] closed(int[][] parents, IntConsumer cycle) {
    Ancestry ancestry = new Ancestry(parents, cycle);
    for (int place = 0; place < parents.length; place++) {
      ancestry.close(place);
    }
    return ancestry.ancestors;
  }

  /** Depth first without recursion: hierarchies may be deep. */
  private void close(int start) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(start);
    while (!open.isEmpty()) {
      int place = open.peek();
      if (state[place] == NEW) {
        state[place] = OPEN;
        for (int parent : parents[place]) {
          if (state[parent] == NEW) {
            open.push(parent);
          }
        }
      } else {
        open.pop();
        if (state[place] == OPEN) {
          ancestors[place] = union(place);
          state[place] = DONE;
        }
      }
    }
  }

  private int[] union(int place) {
    int length = 0;
    for (int parent : parents[place]) {
      length += state[parent] == DONE ? ancestors[parent].length + 1 : 0;
    }
    int[] all = new int[length];
    int next = 0;
    for (int parent : parents[place]) {
      if (state[parent] == DONE) {
        all[next++] = parent;
        System.arraycopy(ancestors[parent], 0, all, next, ancestors[parent].length);
        next += ancestors[parent].length;
      } else {
        cycle.accept(place);
      }
    }
    return Arrays.stream(all).sorted().distinct().toArray();
  }
}
