package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * What the chart of a patient tells of allergies.
 *
 * @param own what the patient is or was allergic to, or may be
 * @param kinds of each of those the kinds of drugs by which it tells of other drugs
 * @param evidence whatever tells of an allergy, denials and relatives among it
 * @param none whether the chart says that there is none
 * @param complete whether the list is said to be complete
 * @param facts of the patient
 */
record ToldAllergies(
    List<AllergyFact> own,
    List<Set<String>> kinds,
    List<FactEvidence> evidence,
    boolean none,
    boolean complete,
    PatientFacts facts) {

  static ToldAllergies of(PatientFacts facts) {
    return facts.derived("allergies", ToldAllergies::read);
  }

  private static ToldAllergies read(PatientFacts facts) {
    List<AllergyFact> all = facts.allergies();
    List<AllergyFact> own =
        all.stream()
            .filter(one -> one.state() != FactState.ABSENT && one.state() != FactState.RELATIVE)
            .toList();
    return new ToldAllergies(
        own,
        own.stream().map(SubstanceKinds::told).toList(),
        all.stream().map(AllergyFact::evidence).distinct().toList(),
        all.stream().anyMatch(ToldAllergies::denial),
        facts.isComplete(FactList.ALLERGIES),
        facts);
  }

  /** "No known allergies": a denial that names nothing. */
  private static boolean denial(AllergyFact fact) {
    return fact.state() == FactState.ABSENT
        && fact.substance().texts().isEmpty()
        && fact.substance().codes().isEmpty();
  }

  /** Allergies to a drug that shares a kind with some substances, of which these are the kinds. */
  List<FactEvidence> sharing(List<Set<String>> substances) {
    List<FactEvidence> found = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      for (Set<String> one : substances) {
        if (!Collections.disjoint(kinds.get(i), one)) {
          found.add(own.get(i).evidence());
          break;
        }
      }
    }
    return found;
  }

  /** Some evidence, else what says that the list is complete. */
  List<FactEvidence> orComplete(List<FactEvidence> some) {
    return some.isEmpty() ? facts.saysComplete(FactList.ALLERGIES) : some;
  }
}
