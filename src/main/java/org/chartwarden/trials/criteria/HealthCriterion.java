package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;

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
      return List.of();
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return CriterionVerdict.unknown(
          "A physician has to judge this from an examination.",
          MissingItem.ask(topic + ": " + words));
    }
  }
}
