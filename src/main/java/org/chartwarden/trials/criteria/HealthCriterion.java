package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** General health, and abnormal findings that are not named: a physician has to judge. */
final class HealthCriterion implements CriterionType {

  @Override
  public String id() {
    return "health";
  }

  @Override
  public String title() {
    return "General health and findings without a name";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return Cues.questions(phrase, id(), HealthTest::new);
  }

  /**
   * Whether the patient is healthy, or has findings of that kind.
   *
   * @param topic what it is about
   * @param words the words that ask it
   */
  record HealthTest(String topic, String words) implements CriterionTest {

    private static final Set<String> ILLNESSES =
        WordSet.of(
            "malignancy diabetes heart-disease stroke chronic-lung-disease ckd esrd cirrhosis hiv",
            "neurologic-disease autoimmune-disease psychiatric-disease spinal-cord-injury");

    @Override
    public String type() {
      return "health";
    }

    @Override
    public String describe() {
      return "health " + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.PROBLEM));
    }

    /** A row of the problem list that tells of an illness which no healthy person has. */
    private static boolean ill(ProblemFact fact) {
      return fact.evidence().span().isEmpty()
          && fact.state() == FactState.PRESENT
          && fact.name().concepts().stream().anyMatch(ILLNESSES::contains);
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      List<FactEvidence> ill =
          words.toLowerCase(Locale.ROOT).startsWith("healthy")
              ? facts.problemsWhere("lasting illness", HealthTest::ill).stream()
                  .map(ProblemFact::evidence)
                  .toList()
              : List.of();
      if (!ill.isEmpty()) {
        return CriterionVerdict.notMet("The record tells of illness.", ill);
      }
      return CriterionVerdict.unknown(
          "A physician has to judge this from an examination.",
          MissingItem.ask(topic + ": " + words));
    }
  }
}
