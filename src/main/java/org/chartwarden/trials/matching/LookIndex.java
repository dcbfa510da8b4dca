package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.trials.facts.FactLook;
import org.chartwarden.trials.facts.PatientFacts;

/** The looks that questions take at a patient of whom nothing is told, to find by what is told. */
final class LookIndex {

  private final List<FactLook> looks = new ArrayList<>();
  private final List<BitSet> questions = new ArrayList<>();
  private final Map<FactLook, Integer> numbers = new HashMap<>();

  /** Looks by list and key. */
  private final Map<String, Map<String, BitSet>> byKey = new HashMap<>();

  private final BitSet keyless = new BitSet();

  /** Takes a look of a question; not while others ask. */
  void add(FactLook look, int question) {
    questions.get(numbers.computeIfAbsent(look, this::added)).set(question);
  }

  private int added(FactLook look) {
    int number = looks.size();
    looks.add(look);
    questions.add(new BitSet());
    if (look.keys().isEmpty()) {
      keyless.set(number);
    }
    Map<String, BitSet> own = byKey.computeIfAbsent(look.list(), list -> new HashMap<>());
    look.keys().forEach(key -> own.computeIfAbsent(key, one -> new BitSet()).set(number));
    return number;
  }

  /** The questions of which some look finds something of the patient. */
  BitSet finding(PatientFacts facts) {
    BitSet near = (BitSet) keyless.clone();
    facts.keys().forEach((list, keys) -> add(byKey.getOrDefault(list, Map.of()), keys, near));
    BitSet found = new BitSet();
    for (int i = near.nextSetBit(0); i >= 0; i = near.nextSetBit(i + 1)) {
      if (looks.get(i).finds(facts)) {
        found.or(questions.get(i));
      }
    }
    return found;
  }

  private static void add(Map<String, BitSet> own, Collection<String> keys, BitSet near) {
    for (String key : keys) {
      BitSet with = own.get(key);
      if (with != null) {
        near.or(with);
      }
    }
  }
}
