package org.chartwarden.trials.facts;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermKind;

/** One name of a list of facts, as looks by names find it. */
public final class LookedName {

  private final FactName name;
  private final NameIndex<FactName> index;

  private LookedName(FactName name, Set<TermKind> kinds) {
    this.name = name;
    this.index = new NameIndex<>(List.of(name), one -> one, kinds);
  }

  /**
   * A name.
   *
   * @param list one of {@link PatientFacts#names()}
   */
  public static LookedName of(String list, FactName name) {
    return new LookedName(name, FactIndex.kinds(list));
  }

  FactName name() {
    return name;
  }

  boolean isLike(Collection<Term> terms) {
    for (Term term : terms) {
      if (!index.like(term).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Keys of looks by names without any of which none of them finds it. */
  public Collection<String> keys() {
    return index.keys();
  }
}
