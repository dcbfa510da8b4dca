package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * Consent, willingness and compliance: only the patient can say; the capacity to consent may stand
 * in a note.
 */
final class ConsentCriterion implements CriterionType {

  @Override
  public String id() {
    return "consent";
  }

  @Override
  public String title() {
    return "Consent, willingness, compliance";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return Cues.questions(phrase, id(), ConsentTest::new);
  }

  /**
   * Whether the patient consents, is willing, will comply.
   *
   * @param topic what it is about
   * @param words the words that ask it
   */
  record ConsentTest(String topic, String words) implements CriterionTest {

    @Override
    public String type() {
      return "consent";
    }

    @Override
    public String describe() {
      return "consent " + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.STATUS, StatusFact.CAPACITY));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      boolean ability =
          topic.equals("consent")
              && words
                  .toLowerCase(java.util.Locale.ROOT)
                  .matches(".*(capab|capacity|able|ability|informed consent|provide|give).*");
      if (ability && !facts.statuses(StatusFact.CAPACITY).isEmpty()) {
        return Told.now(facts, StatusFact.CAPACITY).verdict("the capacity to consent", false);
      }
      return CriterionVerdict.unknown(
          "Only the patient can tell; the record cannot.", MissingItem.ask(topic + ": " + words));
    }
  }
}
