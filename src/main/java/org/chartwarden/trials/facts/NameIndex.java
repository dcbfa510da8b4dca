package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;
import org.chartwarden.trials.terms.Words;

/**
 * Facts by what their names could be meant by: ids and stems. A name that many facts have is looked
 * at once. Made when it is first asked.
 */
final class NameIndex<T> {

  private final List<T> facts;
  private final Function<T, FactName> name;
  private final Set<TermKind> kinds;
  private final List<FactName> names = new ArrayList<>();
  private final List<BitSet> factsOf = new ArrayList<>();
  private final Map<Term, List<T>> known = new HashMap<>();
  private final Map<List<Term>, List<T>> likeAny = new HashMap<>();
  private final Map<String, List<T>> tested = new HashMap<>();
  private Map<String, BitSet> byId;

  /** The facts themselves by the ids that their names have, without those of their words. */
  private Map<String, BitSet> byConcept;

  private Map<String, BitSet> byStem;
  private Map<String, BitSet> byMeaning;

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

  /**
   * Every fact, in order, whose name fits a term, even as a wider thing, touches it or has its id.
   */
  synchronized List<T> like(Term term) {
    if (facts.isEmpty()) {
      return List.of();
    }
    List<T> found = known.get(term);
    if (found == null) {
      BitSet numbers = numbers(term);
      found = numbers.isEmpty() ? List.of() : at(numbers);
      known.put(term, found);
    }
    return found;
  }

  /**
   * Every fact, in order, whose name passes a test. What a key found is kept, so a key must always
   * come with the same test.
   */
  synchronized List<T> named(String key, Predicate<FactName> test) {
    if (facts.isEmpty()) {
      return List.of();
    }
    List<T> found = tested.get(key);
    if (found == null) {
      make();
      BitSet numbers = new BitSet();
      for (int i = 0; i < names.size(); i++) {
        if (test.test(names.get(i))) {
          numbers.or(factsOf.get(i));
        }
      }
      found = numbers.isEmpty() ? List.of() : at(numbers);
      tested.put(key, found);
    }
    return found;
  }

  /** Every fact, in order, whose name has any of some ids. */
  synchronized List<T> ofAny(Collection<String> ids) {
    make();
    BitSet found = new BitSet();
    for (String id : ids) {
      BitSet named = byConcept.get(id);
      if (named != null) {
        found.or(named);
      }
    }
    return found.isEmpty() ? List.of() : at(found);
  }

  /** As {@link #like(Term)}, for any of some terms. */
  synchronized List<T> like(List<Term> terms) {
    if (facts.isEmpty()) {
      return List.of();
    }
    return likeAny.computeIfAbsent(
        terms,
        none -> {
          BitSet found = new BitSet();
          terms.forEach(term -> found.or(numbers(term)));
          return at(found);
        });
  }

  private List<T> at(BitSet numbers) {
    return numbers.stream().mapToObj(facts::get).toList();
  }

  private BitSet numbers(Term term) {
    make();
    BitSet found = new BitSet();
    BitSet own = byId.get(term.id());
    BitSet near = near(term);
    for (int i = near.nextSetBit(0); i >= 0; i = near.nextSetBit(i + 1)) {
      FactName one = names.get(i);
      if (own != null && own.get(i) || one.fits(term) != FactName.Fit.NO || one.touches(term)) {
        found.or(factsOf.get(i));
      }
    }
    return found;
  }

  /** Names that share an id with a term, or its words: all of them with one of the lists. */
  private BitSet near(Term term) {
    BitSet near = new BitSet();
    for (String id : term.closure()) {
      add(near, byId.get(id));
    }
    add(near, byId.get(term.id()));
    if (term.isFree()) {
      term.stems().forEach(stem -> add(near, byStem.get(stem)));
      return near;
    }
    BitSet all = null;
    for (String stem : term.stems()) {
      BitSet own = byStem.get(stem);
      if (own == null) {
        return near;
      }
      if (all == null) {
        all = (BitSet) own.clone();
      } else {
        all.and(own);
      }
    }
    add(near, all);
    return near;
  }

  /** Every fact, in order, whose name tells all of some meanings, or narrower ones. */
  List<T> telling(List<String> keys) {
    if (facts.isEmpty() || keys.isEmpty()) {
      return List.of();
    }
    Map<String, BitSet> index = meanings();
    BitSet all = null;
    for (String key : keys) {
      BitSet own = index.get(key);
      if (own == null) {
        return List.of();
      }
      if (all == null) {
        all = (BitSet) own.clone();
      } else {
        all.and(own);
      }
    }
    return at(all);
  }

  /** The keys of all meanings of its names. */
  Set<String> meaningKeys() {
    return facts.isEmpty() ? Set.of() : meanings().keySet();
  }

  private synchronized Map<String, BitSet> meanings() {
    if (byMeaning == null) {
      make();
      Map<String, BitSet> index = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        BitSet own = factsOf.get(i);
        for (String text : names.get(i).texts()) {
          for (ClauseText.Word word : ClauseText.of(text).words()) {
            if (!word.denied()) {
              index.computeIfAbsent(word.kin().key(), key -> new BitSet()).or(own);
              word.kin()
                  .wider()
                  .forEach(key -> index.computeIfAbsent(key, one -> new BitSet()).or(own));
            }
          }
        }
      }
      byMeaning = index;
    }
    return byMeaning;
  }

  /** Its names, each once. */
  List<FactName> names() {
    make();
    return Collections.unmodifiableList(names);
  }

  /** Ids and words that its names could be found by. */
  List<String> keys() {
    make();
    List<String> keys = new ArrayList<>(byId.keySet());
    keys.addAll(byStem.keySet());
    return keys;
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
    Map<FactName, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < facts.size(); i++) {
      FactName one = name.apply(facts.get(i));
      Integer number = numbers.putIfAbsent(one, names.size());
      if (number == null) {
        number = names.size();
        names.add(one);
        factsOf.add(new BitSet());
      }
      factsOf.get(number).set(i);
    }
    Map<String, BitSet> ids = new HashMap<>();
    Map<String, BitSet> stems = new HashMap<>();
    Map<String, BitSet> concepts = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      BitSet own = factsOf.get(i);
      names
          .get(i)
          .concepts()
          .forEach(id -> concepts.computeIfAbsent(id, one -> new BitSet()).or(own));
      Set<String> all = new TreeSet<>(names.get(i).concepts());
      for (String text : names.get(i).texts()) {
        kinds.forEach(kind -> all.addAll(TermBook.standard().idsIn(kind, text)));
        put(stems, Words.stems(text), i);
      }
      put(ids, all, i);
    }
    byId = ids;
    byConcept = concepts;
    byStem = stems;
  }

  private static void put(Map<String, BitSet> index, Iterable<String> keys, int number) {
    for (String key : keys) {
      index.computeIfAbsent(key, one -> new BitSet()).set(number);
    }
  }
}
