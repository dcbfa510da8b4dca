package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.trials.facts.FactLook;
import org.chartwarden.trials.facts.PatientFacts;

/** The looks that questions take at a patient of whom nothing is told, to find by what is told. */
final class LookIndex {

  private static final int[] NONE = {};

  private final List<FactLook> looks = new ArrayList<>();

  /** For each look the questions that take it, few as a rule. */
  private final List<int[]> questions = new ArrayList<>();

  private final Map<FactLook, Integer> numbers = new HashMap<>();

  /** Looks by list and key. */
  private final Map<String, Map<String, int[]>> byKey = new HashMap<>();

  private final BitSet keyless = new BitSet();

  /** Takes a look of a question, once; not while others ask. */
  void add(FactLook look, int question) {
    int number = numbers.computeIfAbsent(look, this::added);
    questions.set(number, with(questions.get(number), question));
  }

  private int added(FactLook look) {
    int number = looks.size();
    looks.add(look);
    questions.add(NONE);
    if (look.keys().isEmpty()) {
      keyless.set(number);
    }
    Map<String, int[]> own = byKey.computeIfAbsent(look.list(), list -> new HashMap<>());
    look.keys().forEach(key -> own.put(key, with(own.getOrDefault(key, NONE), number)));
    return number;
  }

  private static int[] with(int[] some, int one) {
    int[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one;
    return all;
  }

  /** The questions of which some look finds something of the patient. */
  BitSet finding(PatientFacts facts) {
    BitSet near = (BitSet) keyless.clone();
    facts.keys().forEach((list, keys) -> add(byKey.getOrDefault(list, Map.of()), keys, near));
    BitSet found = new BitSet();
    for (int i = near.nextSetBit(0); i >= 0; i = near.nextSetBit(i + 1)) {
      if (looks.get(i).finds(facts)) {
        set(questions.get(i), found);
      }
    }
    return found;
  }

  private static void add(Map<String, int[]> own, Collection<String> keys, BitSet near) {
    for (String key : keys) {
      set(own.getOrDefault(key, NONE), near);
    }
  }

  private static void set(int[] numbers, BitSet all) {
    for (int number : numbers) {
      all.set(number);
    }
  }
}
