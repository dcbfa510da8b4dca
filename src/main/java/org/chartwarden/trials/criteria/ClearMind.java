package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Whether anything speaks against understanding and consenting: an adult whose complete problem
 * list holds no disease of the mind that takes these away is taken to be able to.
 */
final class ClearMind {

  private static final Set<String> CLOUDING =
      WordSet.of(
          "dementia alzheimer cognitive-impairment intellectual-disability psychosis schizophrenia",
          "delirium altered-mental-status aphasia autism down-syndrome memory-symptoms stroke",
          "traumatic-brain-injury hepatic-encephalopathy parkinson brain-tumor");

  private static final int ADULT = 18;

  private ClearMind() {}

  /** The answer to whether the patient lacks the capacity, where notes tell nothing of it. */
  static CriterionVerdict settled(CriterionVerdict told, PatientFacts facts) {
    List<FactEvidence> clear = told.state() == CriterionState.UNKNOWN ? of(facts) : List.of();
    return clear.isEmpty()
        ? told
        : CriterionVerdict.notMet(
            "The complete problem list holds nothing that takes away the understanding.", clear);
  }

  /** The evidence for it, or an empty list where something speaks against it or is not known. */
  private static List<FactEvidence> of(PatientFacts facts) {
    if (!facts.isComplete(FactList.PROBLEMS)) {
      return List.of();
    }
    boolean adult = facts.ageYears().map(years -> years >= ADULT).orElse(false);
    boolean clouded =
        facts.problems().stream()
            .anyMatch(
                one ->
                    one.state() != FactState.ABSENT
                        && one.state() != FactState.RELATIVE
                        && one.name().concepts().stream().anyMatch(CLOUDING::contains));
    return adult && !clouded ? facts.saysComplete(FactList.PROBLEMS) : List.of();
  }
}
