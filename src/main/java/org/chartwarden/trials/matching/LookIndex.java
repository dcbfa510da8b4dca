package org.chartwarden.trials.matching;

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

  /** Words come again from note to note and from chart to chart. */
  private static final int WORDS = 20_000;

  /** Looks by names alone, by their list. */
  private final Map<String, NameLooks> byName = new HashMap<>();

  /** Looks that words tell. */
  private final KeyedLooks byWord = new KeyedLooks();

  private final Kept<String, int[]> minding =
      new Kept<>(WORDS, word -> byWord.numbers(look -> look.minds(word)));

  /** The others, by their list. */
  private final Map<String, KeyedLooks> byList = new HashMap<>();

  /** Takes a look of a question, once; not while others ask. */
  void add(FactLook look, int question) {
    if (look.byName()) {
      byName.computeIfAbsent(look.list(), NameLooks::new).add(look, question);
    } else if (look.byWord()) {
      byWord.add(look, question);
    } else {
      byList.computeIfAbsent(look.list(), list -> new KeyedLooks()).add(look, question);
    }
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
    BitSet minded = new BitSet();
    facts.noteWords().forEach(word -> IntLists.set(minding.of(word), minded));
    byWord.addQuestions(minded, look -> look.finds(facts), found);
    Map<String, Collection<String>> keys = facts.keys();
    byList.forEach(
        (list, own) ->
            own.addQuestions(
                own.near(keys.getOrDefault(list, List.of())), look -> look.finds(facts), found));
    return found;
  }
}
