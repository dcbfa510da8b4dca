package org.chartwarden.trials.criteria;

import java.util.HashSet;
import java.util.Set;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.terms.TermBook;

/**
 * The kinds of drugs by which an allergy to one tells of another: who does not bear amoxicillin may
 * not bear ampicillin. Kinds that take in antibiotics and antivirals alike tell nothing.
 */
final class SubstanceKinds {

  /** Kinds of drugs too wide for an allergy to one of them to tell of another. */
  private static final Set<String> WIDE =
      Set.of("antibiotic", "analgesic", "contrast-agent", "chemotherapy", "cancer-therapy");

  private SubstanceKinds() {}

  /** The drug that a substance is, with every kind of drugs that it is of; ids. */
  static Set<String> of(String substance) {
    if (TrialProduct.anyDrug(substance)) {
      return Set.of();
    }
    SoughtSubstance sought = SoughtSubstance.of(substance);
    Set<String> all = new HashSet<>();
    if (!sought.term().isFree()) {
      all.addAll(sought.term().closure());
    }
    sought.named().forEach(id -> all.addAll(TermBook.standard().closure(id)));
    return telling(all);
  }

  /** Kinds of drugs without the one that takes in antibiotics and antivirals alike. */
  static Set<String> telling(Set<String> kinds) {
    Set<String> all = new HashSet<>(kinds);
    all.remove(TherapyCriterion.ANTI_INFECTIVE);
    return Set.copyOf(all);
  }

  /** The kinds of drugs by which an allergy may tell of another drug; ids. */
  static Set<String> told(AllergyFact fact) {
    Set<String> told = new HashSet<>(fact.substance().concepts());
    Set<String> own = fact.substance().narrowest();
    told.removeIf(id -> WIDE.contains(id) && !own.contains(id));
    return Set.copyOf(told);
  }
}
