package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * Equipment, place of living, insurance, employment, data that must be at hand: to ask, unless a
 * note says it.
 */
final class LogisticsCriterion implements CriterionType {

  @Override
  public String id() {
    return "logistics";
  }

  @Override
  public String title() {
    return "Logistics: equipment, residence area, insurance, data";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return Cues.questions(phrase, id(), LogisticsTest::new);
  }

  /**
   * Whether an arrangement is there.
   *
   * @param topic what it is about
   * @param words the words that ask it
   */
  record LogisticsTest(String topic, String words) implements CriterionTest {

    @Override
    public String type() {
      return "logistics";
    }

    @Override
    public String describe() {
      return "logistics " + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      Told told = Told.nothing();
      if (topic.equals("equipment")) {
        told.yesIf(facts, words, "broadband", "internet", "wifi", "smartphone");
      }
      if (words.toLowerCase(java.util.Locale.ROOT).contains("phone")) {
        told = Told.nothing().yesIf(facts, "smartphone", "mobile phone", "phone own");
      }
      return told.verdict(topic + " (" + words + ")", false);
    }
  }
}
