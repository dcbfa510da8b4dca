package org.chartwarden.trials.matching;

import java.util.BitSet;
import org.chartwarden.trials.facts.FactLook;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.LookedName;
import org.chartwarden.trials.phrases.Kept;

/**
 * Looks at the names of one list. Charts name the same things over and over, so what finds a name
 * is found once for it and not for every chart.
 */
final class NameLooks {

  private static final int KEPT = 10_000;

  private final String list;
  private final KeyedLooks looks = new KeyedLooks();
  private final Kept<FactName, int[]> found = new Kept<>(KEPT, this::find);

  NameLooks(String list) {
    this.list = list;
  }

  /** Takes a look of a question, once; not while others ask. */
  void add(FactLook look, int question) {
    looks.add(look, question);
  }

  /** The questions of which some look finds a name, each once. */
  int[] finding(FactName name) {
    return name.comesAgain() ? found.of(name) : found.anew(name);
  }

  private int[] find(FactName name) {
    LookedName looked = LookedName.of(list, name);
    BitSet all = new BitSet();
    looks.addQuestions(looks.near(looked.keys()), look -> look.finds(looked), all);
    return all.stream().toArray();
  }
}
