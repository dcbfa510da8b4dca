package org.chartwarden.trials.criteria;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * A substance as it is looked for.
 *
 * @param term itself
 * @param named ids of the drugs that the words of one without a term name
 */
record SoughtSubstance(Term term, Set<String> named) {

  private static final int LIMIT = 20_000;
  private static final Map<String, SoughtSubstance> KNOWN = new ConcurrentHashMap<>();

  static SoughtSubstance of(String substance) {
    SoughtSubstance known = KNOWN.get(substance);
    if (known == null) {
      known = read(substance);
      if (KNOWN.size() < LIMIT) {
        KNOWN.put(substance, known);
      }
    }
    return known;
  }

  private static SoughtSubstance read(String substance) {
    Optional<Term> term =
        substance.startsWith("=")
            ? Optional.empty()
            : TermBook.standard().find(TermKind.DRUG, substance);
    String words = substance.replaceFirst("^=", "");
    return term.map(one -> new SoughtSubstance(one, Set.of()))
        .orElseGet(
            () ->
                new SoughtSubstance(
                    Term.free(TermKind.DRUG, words),
                    TermBook.standard().namedIn(TermKind.DRUG, words)));
  }
}
