package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.trials.terms.Words;

/**
 * Problems, drugs and procedures, in this order, by the stems of the words of their names: those of
 * sentences and those of names. Made when it is first asked.
 */
final class NameWords {

  private static final int LIMIT = 50_000;
  private static final int SHORT = 300;
  private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

  private final List<FactName> names = new ArrayList<>();
  private final List<FactEvidence> places = new ArrayList<>();
  private Map<String, BitSet> byStem;

  NameWords(List<ProblemFact> problems, List<DrugFact> drugs, List<ProcedureFact> procedures) {
    problems.forEach(fact -> add(fact.name(), fact.evidence()));
    drugs.forEach(fact -> add(fact.name(), fact.evidence()));
    procedures.forEach(fact -> add(fact.name(), fact.evidence()));
  }

  private void add(FactName name, FactEvidence place) {
    names.add(name);
    places.add(place);
  }

  Set<String> stems() {
    return index().keySet();
  }

  /** Where those stand whose names hold any of some stems. */
  List<FactEvidence> holding(Collection<String> stems) {
    BitSet found = new BitSet();
    for (String stem : stems) {
      BitSet own = index().get(stem);
      if (own != null) {
        found.or(own);
      }
    }
    return found.isEmpty() ? List.of() : found.stream().mapToObj(places::get).toList();
  }

  private synchronized Map<String, BitSet> index() {
    if (byStem == null) {
      Map<String, BitSet> index = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        for (String text : names.get(i).texts()) {
          for (String stem : stems(text)) {
            index.computeIfAbsent(stem, one -> new BitSet()).set(i);
          }
        }
      }
      byStem = index;
    }
    return byStem;
  }

  private static Set<String> stems(String text) {
    Set<String> known = KNOWN.get(text);
    if (known == null) {
      Set<String> stems = new LinkedHashSet<>(SentenceWords.of(text).stems());
      stems.addAll(Words.stems(text));
      known = Set.copyOf(stems);
      if (KNOWN.size() < LIMIT && text.length() < SHORT) {
        KNOWN.put(text, known);
      }
    }
    return known;
  }
}
