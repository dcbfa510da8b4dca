package org.chartwarden.trials.facts;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.vocabulary.Code;

/** Finds measurements by their concept, their codes or words of their evidence, in their order. */
final class MeasureIndex {

  /** Keeps codes apart from ids. */
  private static final char CODE = '|';

  private static final BitSet NONE = new BitSet();

  private final List<MeasuredFact> facts;
  private final Map<String, BitSet> places = new HashMap<>();
  private Passages passages;

  MeasureIndex(List<MeasuredFact> facts) {
    this.facts = facts;
    for (int i = 0; i < facts.size(); i++) {
      add(facts.get(i).concept(), i);
      for (Code code : facts.get(i).codes()) {
        add(CODE + code.code(), i);
      }
    }
  }

  private void add(String key, int place) {
    places.computeIfAbsent(key, one -> new BitSet()).set(place);
  }

  /** Everything by which {@link #of} may find something. */
  Set<String> keys() {
    return places.keySet();
  }

  /** The keys of some concepts and codes. */
  static Set<String> keys(Collection<String> concepts, Collection<String> codes) {
    Set<String> keys = new HashSet<>(concepts);
    codes.forEach(code -> keys.add(CODE + code));
    return keys;
  }

  /** Those with one of these concepts or one of these codes. */
  List<MeasuredFact> of(Collection<String> concepts, Collection<String> codes) {
    BitSet found = new BitSet();
    concepts.forEach(concept -> found.or(places.getOrDefault(concept, NONE)));
    codes.forEach(code -> found.or(places.getOrDefault(CODE + code, NONE)));
    return at(found);
  }

  /** Those whose evidence holds all of some pieces, which are in lower case. */
  List<MeasuredFact> naming(Collection<String> pieces) {
    if (facts.isEmpty() || pieces.isEmpty()) {
      return facts;
    }
    BitSet found = new BitSet();
    found.set(0, facts.size());
    for (String piece : pieces) {
      found.and(passages().holding(piece));
      if (found.isEmpty()) {
        return List.of();
      }
    }
    return at(found);
  }

  private List<MeasuredFact> at(BitSet found) {
    return found.isEmpty() ? List.of() : found.stream().mapToObj(facts::get).toList();
  }

  private synchronized Passages passages() {
    if (passages == null) {
      passages = new Passages(facts.stream().map(fact -> fact.evidence().text()).toList());
    }
    return passages;
  }
}
