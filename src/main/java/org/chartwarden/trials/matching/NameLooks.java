package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.trials.facts.FactLook;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.LookedName;
import org.chartwarden.trials.phrases.Kept;

/**
 * Looks at the names of one list. Charts name the same things over and over, so what finds a name
 * is found once for it and not for every chart.
 */
final class NameLooks {

  private static final int[] NONE = {};
  private static final int KEPT = 10_000;
  private static final int LONGEST = 300;

  private final String list;
  private final List<FactLook> looks = new ArrayList<>();

  /** For each look the questions that take it. */
  private final List<int[]> questions = new ArrayList<>();

  private final Map<FactLook, Integer> numbers = new HashMap<>();
  private final Map<String, int[]> byKey = new HashMap<>();
  private final BitSet keyless = new BitSet();
  private final Kept<FactName, int[]> found = new Kept<>(KEPT, this::find);

  NameLooks(String list) {
    this.list = list;
  }

  /** Takes a look of a question, once; not while others ask. */
  void add(FactLook look, int question) {
    int number = numbers.computeIfAbsent(look, this::added);
    questions.set(number, IntLists.with(questions.get(number), question));
  }

  private int added(FactLook look) {
    int number = looks.size();
    looks.add(look);
    questions.add(NONE);
    if (look.keys().isEmpty()) {
      keyless.set(number);
    }
    look.keys()
        .forEach(key -> byKey.put(key, IntLists.with(byKey.getOrDefault(key, NONE), number)));
    return number;
  }

  /** The questions of which some look finds a name, each once. */
  int[] finding(FactName name) {
    // Whole sentences hardly come again.
    return name.texts().stream().anyMatch(text -> text.length() > LONGEST)
        ? found.anew(name)
        : found.of(name);
  }

  private int[] find(FactName name) {
    LookedName looked = LookedName.of(list, name);
    BitSet near = (BitSet) keyless.clone();
    looked.keys().forEach(key -> IntLists.set(byKey.getOrDefault(key, NONE), near));
    BitSet all = new BitSet();
    for (int i = near.nextSetBit(0); i >= 0; i = near.nextSetBit(i + 1)) {
      if (looks.get(i).finds(looked)) {
        IntLists.set(questions.get(i), all);
      }
    }
    return all.stream().toArray();
  }
}
