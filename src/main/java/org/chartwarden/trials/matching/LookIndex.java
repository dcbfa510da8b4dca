package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.trials.facts.FactLook;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Kept;

/** The looks that questions take at a patient of whom nothing is told, to find by what is told. */
final class LookIndex {

  private static final int[] NONE = {};

  /** Words come again from note to note and from chart to chart. */
  private static final int WORDS = 20_000;

  private final List<FactLook> looks = new ArrayList<>();

  /** For each look the questions that take it, few as a rule. */
  private final List<int[]> questions = new ArrayList<>();

  private final Map<FactLook, Integer> numbers = new HashMap<>();

  /** Looks by list and key. */
  private final Map<String, Map<String, int[]>> byKey = new HashMap<>();

  /** Looks by names alone, by their list. */
  private final Map<String, NameLooks> byName = new HashMap<>();

  /** Looks that words tell. */
  private final BitSet byWord = new BitSet();

  private final Kept<String, int[]> minding =
      new Kept<>(
          WORDS, word -> byWord.stream().filter(number -> looks.get(number).minds(word)).toArray());

  private final BitSet keyless = new BitSet();

  /** Takes a look of a question, once; not while others ask. */
  void add(FactLook look, int question) {
    if (look.byName()) {
      byName.computeIfAbsent(look.list(), NameLooks::new).add(look, question);
    } else {
      int number = numbers.computeIfAbsent(look, this::added);
      questions.set(number, IntLists.with(questions.get(number), question));
    }
  }

  private int added(FactLook look) {
    int number = looks.size();
    looks.add(look);
    questions.add(NONE);
    if (look.byWord()) {
      byWord.set(number);
    } else if (look.keys().isEmpty()) {
      keyless.set(number);
    }
    Map<String, int[]> own = byKey.computeIfAbsent(look.list(), list -> new HashMap<>());
    look.keys().forEach(key -> own.put(key, IntLists.with(own.getOrDefault(key, NONE), number)));
    return number;
  }

  /** The questions of which some look finds something of the patient. */
  BitSet finding(PatientFacts facts) {
    BitSet found = new BitSet();
    facts
        .names()
        .forEach(
            (list, names) -> {
              NameLooks own = byName.get(list);
              if (own != null) {
                names.forEach(name -> IntLists.set(own.finding(name), found));
              }
            });
    BitSet near = near(facts);
    for (int i = near.nextSetBit(0); i >= 0; i = near.nextSetBit(i + 1)) {
      if (looks.get(i).finds(facts)) {
        IntLists.set(questions.get(i), found);
      }
    }
    return found;
  }

  /** The looks, but those by names, that may find something. */
  private BitSet near(PatientFacts facts) {
    BitSet near = (BitSet) keyless.clone();
    facts.keys().forEach((list, keys) -> add(byKey.getOrDefault(list, Map.of()), keys, near));
    if (!byWord.isEmpty()) {
      facts.noteWords().forEach(word -> IntLists.set(minding.of(word), near));
    }
    return near;
  }

  private static void add(Map<String, int[]> own, Collection<String> keys, BitSet near) {
    for (String key : keys) {
      IntLists.set(own.getOrDefault(key, NONE), near);
    }
  }
}
