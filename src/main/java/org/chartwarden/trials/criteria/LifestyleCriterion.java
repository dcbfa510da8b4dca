package org.chartwarden.trials.criteria;

import java.util.List;
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
      String asked = words.toLowerCase(java.util.Locale.ROOT);
      boolean moving =
          asked.matches(".*(exercis|active|activity).*")
              && !asked.matches(".*(sedentar|inactiv).*");
      if (moving) {
        CriterionVerdict told =
            Told.nothing()
                .noIf(facts, "no exercise", "sedentary", "does not exercise", "inactive")
                .verdict("exercise", false);
        if (told.state() == CriterionState.NOT_MET) {
          return told;
        }
      }
      return CriterionVerdict.unknown(
          "The record does not tell how the patient lives.", MissingItem.ask(topic + ": " + words));
    }
  }
}
