package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Where the patient is treated: in hospital, on intensive care, as an outpatient. */
final class SettingCriterion implements CriterionType {

  @Override
  public String id() {
    return "setting";
  }

  @Override
  public String title() {
    return "Hospital, ward, emergency, outpatient";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return Cues.questions(phrase, id(), SettingTest::new);
  }

  /**
   * Whether the patient is treated there.
   *
   * @param topic what it is about
   * @param words the words that ask it
   */
  record SettingTest(String topic, String words) implements CriterionTest {

    @Override
    public String type() {
      return "setting";
    }

    @Override
    public String describe() {
      return "setting " + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.STATUS, StatusFact.INPATIENT));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      boolean stays =
          words
              .toLowerCase(java.util.Locale.ROOT)
              .matches("(hospital|inpatient|in-patient|admi|ward).*");
      if (topic.equals("inpatient") && stays) {
        return Told.now(facts, StatusFact.INPATIENT).verdict("a stay in hospital", false);
      }
      if (topic.equals("outpatient")) {
        return Told.now(facts, StatusFact.INPATIENT)
            .verdict("treatment outside the hospital", true);
      }
      return Told.nothing().yesIf(facts, words).verdict(words, false);
    }
  }
}
