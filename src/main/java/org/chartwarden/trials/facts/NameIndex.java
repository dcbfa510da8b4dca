package org.chartwarden.trials.facts;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;
import org.chartwarden.trials.terms.Words;

/**
 * Facts by what their names could be meant by: ids and stems. What it finds for a term holds every
 * fact whose name shares an id or a word with the term, in the order of the facts, and others
 * seldom. Made when it is first asked.
 */
final class NameIndex<T> {

  private final List<T> facts;
  private final Function<T, FactName> name;
  private final Set<TermKind> kinds;
  private Map<String, BitSet> byId;
  private Map<String, BitSet> byStem;

  /**
   * Prepares an index.
   *
   * @param kinds kinds of terms that the names are looked up by
   */
  NameIndex(List<T> facts, Function<T, FactName> name, Set<TermKind> kinds) {
    this.facts = facts;
    this.name = name;
    this.kinds = kinds;
  }

  List<T> like(List<Term> terms) {
    if (facts.isEmpty()) {
      return List.of();
    }
    make();
    BitSet found = new BitSet();
    for (Term term : terms) {
      add(found, byId.get(term.id()));
      for (String id : term.closure()) {
        add(found, byId.get(id));
      }
      for (String stem : term.stems()) {
        add(found, byStem.get(stem));
      }
    }
    return found.isEmpty() ? List.of() : found.stream().mapToObj(facts::get).toList();
  }

  /** Ids and words that its names could be found by. */
  void addKeys(Set<String> ids, Set<String> stems) {
    make();
    ids.addAll(byId.keySet());
    stems.addAll(byStem.keySet());
  }

  private static void add(BitSet found, BitSet more) {
    if (more != null) {
      found.or(more);
    }
  }

  private synchronized void make() {
    if (byStem != null) {
      return;
    }
    Map<String, BitSet> ids = new HashMap<>();
    Map<String, BitSet> stems = new HashMap<>();
    for (int i = 0; i < facts.size(); i++) {
      FactName own = name.apply(facts.get(i));
      Set<String> all = new TreeSet<>(own.concepts());
      for (String text : own.texts()) {
        kinds.forEach(kind -> all.addAll(TermBook.standard().idsIn(kind, text)));
        put(stems, Words.stems(text), i);
      }
      put(ids, all, i);
    }
    byId = ids;
    byStem = stems;
  }

  private static void put(Map<String, BitSet> index, Iterable<String> keys, int number) {
    for (String key : keys) {
      index.computeIfAbsent(key, one -> new BitSet()).set(number);
    }
  }
}
