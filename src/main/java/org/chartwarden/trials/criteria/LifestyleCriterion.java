package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Exercise, diet and habits: to ask, unless a note says it. */
final class LifestyleCriterion implements CriterionType {

  @Override
  public String id() {
    return "lifestyle";
  }

  @Override
  public String title() {
    return "Exercise, diet, sleep habits";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return Cues.questions(phrase, id(), LifestyleTest::new);
  }

  /**
   * Whether the patient lives so.
   *
   * @param topic what it is about
   * @param words the words that ask it
   */
  record LifestyleTest(String topic, String words) implements CriterionTest {

    @Override
    public String type() {
      return "lifestyle";
    }

    @Override
    public String describe() {
      return "lifestyle " + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      String asked = words.toLowerCase(Locale.ROOT);
      if (asked.matches(".*(vegetarian|vegan).*")) {
        return Told.nothing().answered(facts, "vegetarian").verdict(words, false);
      }
      if (asked.contains("weight")) {
        return Told.nothing().answered(facts, "stable-weight").verdict(words, false);
      }
      boolean idle = asked.matches(".*(sedentar|inactiv|sitting).*");
      if (idle) {
        return Told.nothing().answered(facts, "sedentary").verdict(words, false);
      }
      boolean moving = asked.matches(".*(exercis|active|activity|sport|training).*");
      CriterionVerdict told = Told.nothing().answered(facts, "sedentary").verdict(words, true);
      if (moving && told.state() == CriterionState.NOT_MET) {
        return told;
      }
      return CriterionVerdict.unknown(
          "The record does not tell how the patient lives.", MissingItem.ask(topic + ": " + words));
    }
  }
}
