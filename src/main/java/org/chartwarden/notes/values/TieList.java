package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;

/**
 * The numbers of one sentence that are tied so far, and the one that a further value goes on from.
 */
final class TieList {

  private final List<Tied> all = new ArrayList<>();
  private Tied last;

  List<Tied> all() {
    return all;
  }

  /** The value that a further one goes on from, or null. */
  Tied last() {
    return last;
  }

  /** Whether the last value has a meaning among some concepts. */
  boolean lastIsOf(Set<String> concepts) {
    return last != null && last.names().stream().anyMatch(one -> one.isOf(concepts));
  }

  void add(List<WardName> names, NumericValue number, Piece.Name name, boolean earlier) {
    put(
        new Tied(
            names, names.get(0).kind(), number, name.first(), name.end(), earlier, null, null));
  }

  void add(String concept, NumericValue number, Piece.Name name) {
    add(List.of(WardNames.standard().of(concept)), number, name, false);
  }

  /** A further number of what the last one measures. */
  void addFurther(List<WardName> names, NumericValue number, boolean earlier) {
    put(
        new Tied(
            names, last.kind(), number, last.nameFirst(), last.nameEnd(), earlier, null, null));
  }

  void put(Tied tied) {
    last = tied;
    all.add(tied);
  }

  /** Further values go on from this one, which is none of the list. */
  void goOnFrom(Tied tied) {
    last = tied;
  }

  /** No further value goes on from the last one. */
  void forget() {
    last = null;
  }

  void markOlder() {
    all.set(all.size() - 1, last.older());
  }

  void markDose() {
    all.set(all.size() - 1, last.as(ValueRole.DOSE));
  }
}
