package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Ethnicity, occupation, family role, partnership: to ask, unless a note says it. */
final class PopulationCriterion implements CriterionType {

  @Override
  public String id() {
    return "population";
  }

  @Override
  public String title() {
    return "Ethnicity, role, partner";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return Cues.questions(phrase, id(), PopulationTest::new);
  }

  /**
   * Whether the patient belongs to a group of people.
   *
   * @param topic what it is about
   * @param words the words that ask it
   */
  record PopulationTest(String topic, String words) implements CriterionTest {

    @Override
    public String type() {
      return "population";
    }

    @Override
    public String describe() {
      return "population " + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return Told.nothing().yesIf(facts, words).verdict(topic + " (" + words + ")", false);
    }
  }
}
