package org.chartwarden.notes.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a concept is a kind or a part of, over any number of steps. */
public final class Wider {

  private Wider() {}

  /**
   * A concept, then everything wider, the nearest first; concepts that are wider than each other
   * are named once.
   *
   * @param direct the concepts one step wider, by id
   */
  public static Set<String> of(String id, Map<String, Set<String>> direct) {
    Set<String> all = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(id));
    while (!open.isEmpty()) {
      String next = open.remove(0);
      if (all.add(next)) {
        open.addAll(direct.getOrDefault(next, Set.of()));
      }
    }
    return all;
  }
}
