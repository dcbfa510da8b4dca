package org.chartwarden.trials.criteria.qualifiers;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.phrases.WordSet;

/**
 * A qualifier that the words nearest to the condition tell: those of its row, else those of its
 * sentence.
 *
 * @param axis what it is about
 * @param values any of which is asked for
 */
record WordQualifier(String axis, Set<String> values, Silence silence, String shown)
    implements Qualifier {

  /** More words than these between a condition and a qualifier part them. */
  static final int REACH = 7;

  /** What can be otherwise next month, and is said of anything. */
  private static final Set<String> CHANGING =
      WordSet.of("severity control progress treatment symptoms");

  static final Set<String> DENIALS = WordSet.of("no not never without non neither nor denies");

  WordQualifier {
    values = Set.copyOf(values);
  }

  @Override
  public Told told(QualifiedThing thing) {
    if (CHANGING.contains(axis)) {
      return new ChangingWords(this).told(thing);
    }
    Told told = Told.UNTOLD;
    for (QualifiedThing.Text text : thing.texts()) {
      switch (in(text)) {
        case SAME -> {
          return Told.SAME;
        }
        case CONTRARY -> told = Told.CONTRARY;
        default -> {}
      }
    }
    return told;
  }

  private Told in(QualifiedThing.Text text) {
    List<String> words = text.words();
    int nearest = REACH + 1;
    Told told = Told.UNTOLD;
    for (AxisWords.Found found : text.told(axis)) {
      int i = found.at();
      int apart = text.from() < 0 ? 0 : apart(text, i, found.end());
      Told here = says(found.phrase(), i > 0 && DENIALS.contains(words.get(i - 1)));
      boolean closer = apart < nearest || apart == nearest && here == Told.SAME;
      if (here != Told.UNTOLD && closer) {
        nearest = apart;
        told = here;
      }
    }
    return told;
  }

  Told says(AxisWords.Phrase phrase, boolean denied) {
    boolean other = Collections.disjoint(phrase.values(), values);
    if (denied) {
      return other ? Told.UNTOLD : Told.CONTRARY;
    }
    return other ? Told.CONTRARY : Told.SAME;
  }

  /** The words between a condition and a phrase. */
  static int apart(QualifiedThing.Text text, int from, int to) {
    if (to <= text.from()) {
      return text.from() - to;
    }
    return Math.max(0, from - text.to());
  }
}
