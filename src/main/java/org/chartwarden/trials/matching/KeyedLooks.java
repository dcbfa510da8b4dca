package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.chartwarden.trials.facts.FactLook;

/** Looks at one list, to find by their keys, with the questions that take them. */
final class KeyedLooks {

  private final List<FactLook> looks = new ArrayList<>();

  /** For each look the questions that take it, few as a rule. */
  private final List<int[]> questions = new ArrayList<>();

  private final Map<FactLook, Integer> numbers = new HashMap<>();
  private final Map<String, int[]> byKey = new HashMap<>();
  private final BitSet keyless = new BitSet();

  /** Takes a look of a question, once; not while others ask. */
  void add(FactLook look, int question) {
    int number = numbers.computeIfAbsent(look, this::added);
    questions.set(number, IntLists.with(questions.get(number), question));
  }

  private int added(FactLook look) {
    int number = looks.size();
    looks.add(look);
    questions.add(IntLists.NONE);
    if (look.keys().isEmpty()) {
      keyless.set(number);
    }
    for (String key : look.keys()) {
      byKey.put(key, IntLists.with(byKey.getOrDefault(key, IntLists.NONE), number));
    }
    return number;
  }

  /** The numbers of the looks that have one of some keys, and of those that have none at all. */
  BitSet near(Iterable<String> keys) {
    BitSet near = (BitSet) keyless.clone();
    for (String key : keys) {
      IntLists.set(byKey.getOrDefault(key, IntLists.NONE), near);
    }
    return near;
  }

  /** The numbers of the looks that pass a test. */
  int[] numbers(Predicate<FactLook> test) {
    BitSet passed = new BitSet();
    for (int i = 0; i < looks.size(); i++) {
      passed.set(i, test.test(looks.get(i)));
    }
    return passed.stream().toArray();
  }

  /**
   * Adds the questions of those of some looks that find something.
   *
   * @param near numbers of the looks
   */
  void addQuestions(BitSet near, Predicate<FactLook> finds, BitSet found) {
    for (int i = near.nextSetBit(0); i >= 0; i = near.nextSetBit(i + 1)) {
      if (finds.test(looks.get(i))) {
        IntLists.set(questions.get(i), found);
      }
    }
  }
}
