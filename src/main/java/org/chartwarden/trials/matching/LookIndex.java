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
  private final Map<FactLook, Integer> numbers = new HashMap<>();

  /** The questions that take a look. */
  private final List<int[]> questions = new ArrayList<>();

  /** The looks that a question takes. */
  private final int[][] looksOf;

  /** Looks by list and key. */
  private final Map<String, Map<String, BitSet>> byKey = new HashMap<>();

  private final BitSet keyless = new BitSet();

  /** An index of the looks of so many questions. */
  LookIndex(int size) {
    this.looksOf = new int[size][];
    Arrays.fill(looksOf, NONE);
  }

  /** Takes a look of a question, once each; not while others ask. */
  void add(FactLook look, int question) {
    int number = numbers.computeIfAbsent(look, this::added);
    questions.set(number, with(questions.get(number), question));
    looksOf[question] = with(looksOf[question], number);
  }

  private static int[] with(int[] numbers, int more) {
    int[] all = Arrays.copyOf(numbers, numbers.length + 1);
    all[numbers.length] = more;
    return all;
  }

  private int added(FactLook look) {
    int number = looks.size();
    looks.add(look);
    questions.add(NONE);
    if (look.keys().isEmpty()) {
      keyless.set(number);
    }
    Map<String, BitSet> own = byKey.computeIfAbsent(look.list(), list -> new HashMap<>());
    look.keys().forEach(key -> own.computeIfAbsent(key, one -> new BitSet()).set(number));
    return number;
  }

  /** What the looks find of a patient; each look is taken when it is first asked for. */
  Findings of(PatientFacts facts) {
    BitSet near = (BitSet) keyless.clone();
    facts.keys().forEach((list, keys) -> add(byKey.getOrDefault(list, Map.of()), keys, near));
    return new Findings(facts, near);
  }

  private static void add(Map<String, BitSet> own, Collection<String> keys, BitSet near) {
    for (String key : keys) {
      BitSet with = own.get(key);
      if (with != null) {
        near.or(with);
      }
    }
  }

  /** What looks find of one patient. */
  final class Findings {

    private final PatientFacts facts;

    /** Looks that may find something. */
    private final BitSet near;

    private final BitSet taken = new BitSet();
    private final BitSet found = new BitSet();

    private Findings(PatientFacts facts, BitSet near) {
      this.facts = facts;
      this.near = near;
    }

    /** Every question of which a look may find something. */
    BitSet mayTell() {
      BitSet all = new BitSet(looksOf.length);
      for (int look = near.nextSetBit(0); look >= 0; look = near.nextSetBit(look + 1)) {
        for (int question : questions.get(look)) {
          all.set(question);
        }
      }
      return all;
    }

    /** Whether some look of a question finds something. */
    boolean tell(int question) {
      for (int look : looksOf[question]) {
        if (near.get(look) && finds(look)) {
          return true;
        }
      }
      return false;
    }

    private boolean finds(int look) {
      if (!taken.get(look)) {
        taken.set(look);
        found.set(look, looks.get(look).finds(facts));
      }
      return found.get(look);
    }
  }
}
