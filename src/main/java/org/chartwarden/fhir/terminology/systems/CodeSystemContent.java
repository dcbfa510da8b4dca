package org.chartwarden.fhir.terminology.systems;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The concepts of one version of a code system. A place is the number of a concept, from 0; places
 * follow the order of the definition. Sets that are returned belong to the caller.
 */
public interface CodeSystemContent {

  CodeSystemInfo info();

  /** Number of concepts; 0 where they cannot be listed. */
  int size();

  /** Whether all codes can be listed; codes of a grammar cannot. */
  default boolean enumerable() {
    return true;
  }

  /** The concept of a code, also where codes cannot be listed. */
  Optional<Concept> find(String code);

  /** The place of a code. */
  OptionalInt place(String code);

  /** The concepts at these places, in this order; their properties and parents may be left out. */
  List<Concept> concepts(int[] places);

  /** The codes at these places, in their order. */
  List<String> codes(BitSet places);

  /** Places of concepts that are no longer for use. */
  BitSet inactive();

  /** Places of concepts that only group others. */
  BitSet notSelectable();

  /** Places of everything below these concepts; of themselves only what is below another. */
  BitSet descendants(BitSet places);

  /** Places of everything above these concepts; of themselves only what is above another. */
  BitSet ancestors(BitSet places);

  /** Places directly below these concepts. */
  BitSet children(BitSet places);

  /** Places directly above these concepts. */
  BitSet parents(BitSet places);

  /** Places of concepts that have something below them. */
  BitSet withChildren();

  /** Places of concepts that have something above them. */
  BitSet withParents();

  /** Places of everything below a concept, without itself. */
  default BitSet descendants(int place) {
    BitSet found = descendants(only(place));
    found.clear(place);
    return found;
  }

  /** Places of everything above a concept, without itself. */
  default BitSet ancestors(int place) {
    BitSet found = ancestors(only(place));
    found.clear(place);
    return found;
  }

  /** Places directly below a concept. */
  default BitSet children(int place) {
    return children(only(place));
  }

  /** Places directly above a concept. */
  default BitSet parents(int place) {
    return parents(only(place));
  }

  private static BitSet only(int place) {
    BitSet one = new BitSet();
    one.set(place);
    return one;
  }

  /**
   * Places of concepts with one of these values in a property. {@code code}, {@code display} and
   * {@code definition} count as properties.
   */
  BitSet withValue(String property, Collection<String> values, Deadline deadline);

  /** Places of concepts with a value in a property that passes a test. */
  BitSet withValue(String property, Predicate<String> test, Deadline deadline);

  /** Places of concepts whose code or names have a word that begins with each of these. */
  BitSet withWords(List<String> words, Deadline deadline);

  /** Concepts that are held in memory for it. */
  int memory();

  /** All places. */
  default BitSet all() {
    BitSet all = new BitSet(size());
    all.set(0, size());
    return all;
  }
}
