package org.chartwarden.trials.terms;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Classes of drugs by the stems that the names of their members share: what ends in "-pril" is an
 * ACE inhibitor (WHO, The use of stems in the selection of international nonproprietary names).
 */
final class DrugStems {

  /** So few letters of its own may a name have ahead of a shared ending. */
  private static final int FEWEST_AHEAD = 3;

  /** So few letters of its own may a name have behind a shared beginning. */
  private static final int FEWEST_BEHIND = 4;

  private final Map<String, Set<String>> endings = new LinkedHashMap<>();
  private final Map<String, Set<String>> beginnings = new LinkedHashMap<>();

  /**
   * Notes a stem of a class.
   *
   * @param stem with a hyphen where the name goes on: "-pril", "cef-"
   * @return whether it was one; a whole name is none
   */
  boolean add(String stem, String classId) {
    if (stem.startsWith("-")) {
      endings.computeIfAbsent(stem.substring(1), one -> new LinkedHashSet<>()).add(classId);
      return true;
    }
    if (stem.endsWith("-")) {
      String start = stem.substring(0, stem.length() - 1);
      beginnings.computeIfAbsent(start, one -> new LinkedHashSet<>()).add(classId);
      return true;
    }
    return false;
  }

  /** Ids of the classes whose members begin or end like a name. */
  Set<String> classesOf(String name) {
    Set<String> classes = new LinkedHashSet<>();
    endings.forEach(
        (ending, ids) -> {
          if (name.endsWith(ending) && name.length() >= ending.length() + FEWEST_AHEAD) {
            classes.addAll(ids);
          }
        });
    beginnings.forEach(
        (start, ids) -> {
          if (name.startsWith(start) && name.length() >= start.length() + FEWEST_BEHIND) {
            classes.addAll(ids);
          }
        });
    return classes;
  }
}
