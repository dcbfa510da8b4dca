package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

/** What patients are told to do shows that they lack what would keep them from it. */
final class ToldAbilities {

  /** The topic of {@code trial-answers.psv} that a condition takes away. */
  private static final Map<String, String> LOST =
      Map.of(
          "blindness", "vision",
          "hearing-loss", "hearing",
          "dysphagia", "swallowing",
          "altered-mental-status", "cognition",
          "delirium", "cognition",
          "aphasia", "communication");

  private ToldAbilities() {}

  /** A denial of a condition by what the patient does; empty where notes tell of neither. */
  static Optional<CriterionVerdict> denying(Term condition, PatientFacts facts) {
    String topic = LOST.get(condition.id());
    if (topic == null || !NoteAnswers.of(facts, topic, false).isEmpty()) {
      return Optional.empty();
    }
    List<FactEvidence> able = NoteAnswers.of(facts, topic, true);
    return able.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CriterionVerdict.notMet(
                "The record tells: " + able.get(0).text() + ".", able.subList(0, 1)));
  }
}
